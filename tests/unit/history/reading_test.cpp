#include <filesystem>
#include <fstream>

#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/csv_rows.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "studies/history/reading/moments.hpp"
#include "studies/history/reading/read_log.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

class File {
public:
    explicit File(const std::string& text) : path_("history_reading_test.csv") { std::ofstream(path_) << text; }
    ~File() { std::filesystem::remove(path_); }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

std::string twelve_rows(const std::string& header, const std::string& row) {
    std::string text = header + "\n";
    for (int i = 0; i < 12; ++i) text += row + "\n";
    return text;
}

std::string complaint(const std::string& text, const LogOptions& options = {}) {
    const File file(text);
    try {
        read_logs({file.path()}, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a long table read in pieces is the table read whole", "[history]") {
    std::string text = "\xEF\xBB\xBFname;\"a \"\"b\"\"\";c\r\n";
    for (int i = 0; i < 60000; ++i)
        text += "row " + std::to_string(i) + (i % 7 == 0 ? ";\"two\nlines\"" : ";x") + ";" + std::to_string(i) + "\r\n";
    const File file(text);
    Problems problems;
    const auto whole = parse_csv(text.substr(3), "t", problems);
    REQUIRE(whole);
    CsvRows rows(file.path());
    CHECK(rows.separator() == ';');
    CHECK(rows.header() == whole->header);
    CsvFields row;
    std::size_t n = 0, wrong = 0;
    for (; rows.next(row); ++n)
        wrong += row[1] != whole->cell(n, 1) || row[2] != whole->cell(n, 2) || rows.line() != whole->line[n];
    CHECK(n == whole->rows());
    CHECK(wrong == 0);
}

TEST_CASE("faulty rows are told and passed over", "[history]") {
    const File file("a,b\n1,2\n1,2,3\n\"x\" y,2\n\"never closed,2\n3,4\n");
    CsvRows rows(file.path());
    CsvFields row;
    std::vector<std::pair<int, bool>> seen;
    while (rows.next(row)) seen.emplace_back(rows.line(), rows.fault().empty());
    CHECK(seen == std::vector<std::pair<int, bool>>{{2, true}, {3, false}, {4, false}, {5, false}, {6, true}});
}

TEST_CASE("moments are read as exports write them", "[history]") {
    const auto at = [](const char* text, DateOrder order) {
        const auto moment = read_moment(text, order);
        REQUIRE(moment);
        return static_cast<double>(moment->day.value_or(0)) * 86400 + moment->second.value_or(0);
    };
    const double expected = 20514 * 86400.0 + 8 * 3600 + 15 * 60 + 30;  // 2026-03-02 08:15:30
    CHECK(at("2026-03-02T08:15:30", DateOrder::ymd) == expected);
    CHECK(at("2026/3/2 8:15:30", DateOrder::dmy) == expected);
    CHECK(at("02.03.2026 08:15:30", DateOrder::ymd) == expected);
    CHECK(at("2/3/2026 8:15:30", DateOrder::dmy) == expected);
    CHECK(at("3/2/26 8:15:30 AM", DateOrder::mdy) == expected);
    CHECK(at("3/2/2026 8:15:30 pm", DateOrder::mdy) == expected + 12 * 3600);
    CHECK(read_moment("2026-03-02T08:15:30Z", DateOrder::ymd)->utc_offset == 0);
    CHECK(read_moment("2026-03-02 08:15:30+0530", DateOrder::ymd)->utc_offset == 19800);
    CHECK(read_moment("1772439330", DateOrder::ymd)->unix_time == 1772439330.0);
    CHECK(read_moment("1772439330500", DateOrder::ymd)->unix_time == 1772439330.5);
    for (const char* wrong : {"", "x", "2026-13-01", "31/02/2026", "08:61", "25:00", "2026-03-02X08:00", "12"})
        CHECK_FALSE(read_moment(wrong, DateOrder::dmy));
    CHECK_FALSE(read_moment("2/3/2026", DateOrder::ymd));
    CHECK(read_span("1:02:03", false) == 3723.0);
    CHECK(read_span("2:03", false) == 123.0);
    CHECK(read_span("12,5", true) == 12.5);
    CHECK_FALSE(read_span("12,5", false));
    CHECK_FALSE(read_span("nan", false));
}

TEST_CASE("a log with roles as headings needs no option", "[history]") {
    const File file(twelve_rows("arrival,queue,wait,talk,after_work,agent,outcome,customer",
                                "2026-03-02T08:00:00Z,billing,20,180,30,anna,answered,4711"));
    const auto log = read_logs({file.path()}, {});
    REQUIRE(log.contacts.size() == 12);
    const auto& contact = log.contacts.front();
    CHECK(contact.asked == 1772438400);
    CHECK(contact.wait == 20);
    CHECK(contact.talk == 180);
    CHECK(contact.after_work == 30);
    CHECK(log.queues == std::vector<std::string>{"billing"});
    CHECK(log.agents == std::vector<std::string>{"anna"});
    CHECK(log.customers == 1);
}

TEST_CASE("a date, the second of the day and the menu make the time of joining the queue", "[history]") {
    LogOptions options;
    options.columns = {"arrival=arrival_s", "menu=vru_s", "wait=queue_s", "talk=service_s", "queue=type"};
    options.outcomes = {"answered=served", "abandoned=abandoned_queue", "menu=left_before_queue"};
    options.timezone = "Asia/Jerusalem";
    const File file(twelve_rows("date,arrival_s,vru_s,queue_s,service_s,outcome,type,priority,agent",
                                "1999-01-04,28800,10,20,,abandoned_queue,PS,1,"));
    const auto log = read_logs({file.path()}, options);
    CHECK(log.contacts.front().asked == 915429600 + 10);  // 08:00 in Jerusalem is 06:00 UTC
    CHECK(log.contacts.front().outcome == LoggedOutcome::abandoned);
    CHECK(log.agents.empty());
}

TEST_CASE("semicolons, decimal commas, days first and time stamps of answer and end", "[history]") {
    std::string text = "Arrived;Answered at;End time;Agent id\n";
    for (int i = 0; i < 12; ++i) text += "13/02/2026 09:00:00;13/02/2026 09:00:30;13/02/2026 09:05:00;7\n";
    const File file(text);
    const auto log = read_logs({file.path()}, {});
    CHECK(log.contacts.front().wait == 30);
    CHECK(log.contacts.front().talk == 270);
    CHECK(log.queues == std::vector<std::string>{"main"});
}

TEST_CASE("day first or month first is asked where dates do not tell", "[history]") {
    CHECK(contains(complaint(twelve_rows("arrival,wait", "03/04/2026 09:00,5")), ".csv:2: every date may be"));
    CHECK(contains(complaint("arrival,wait\n" + std::string("13/04/2026 09:00,5\n04/13/2026 09:00,5\n")), "mixed"));
    LogOptions options;
    options.dates = "mdy";
    CHECK(complaint(twelve_rows("arrival,wait", "03/04/2026 09:00,5"), options).empty());
}

TEST_CASE("local times over clock changes", "[history]") {
    LogOptions options;
    options.timezone = "Europe/Ljubljana";
    std::string text = "arrival,wait\n";
    for (const char* clock : {"01:30", "02:10", "02:50", "02:10", "02:50", "03:30"})
        text += "2026-10-25 " + std::string(clock) + ",0\n";
    for (int i = 0; i < 10; ++i) text += "2026-10-26 09:00,0\n";
    const File file(text);
    const auto log = read_logs({file.path()}, options);
    const double two = log.contacts[1].asked;
    CHECK(log.contacts[3].asked == two + 3600);  // 02:10 once more
    CHECK(log.contacts[5].asked == two + 3600 + 80 * 60);
    text.clear();
    for (int i = 0; i < 30; ++i) text += "2026-03-30 09:00,0\n";
    const File skipped("arrival,wait\n" + text + "2026-03-29 02:30,0\n");
    const auto other = read_logs({skipped.path()}, options);
    REQUIRE(other.rejected == 1);
    CHECK(other.rejected_rows.front().line == 32);
    CHECK(contains(other.rejected_rows.front().reason, "skip"));
}

TEST_CASE("what is no log is refused with file and line", "[history]") {
    CHECK(contains(complaint(""), ":1:1: empty file"));
    CHECK(contains(complaint("a,b\n1,2\n"), ":1: no column of arrivals"));
    CHECK(contains(complaint("arrival,wait\n2026-03-02 09:00,5\n"), "1 contacts are too few"));
    CHECK(contains(complaint(twelve_rows("arrival,wait", "2026-03-02 09:00,-5")), "wait is negative"));
    CHECK(contains(complaint(twelve_rows("arrival,wait", "2026-03-02 09:00,-5")), "12 of 12 rows are rejected"));
    CHECK(contains(complaint("arrival,wait\n\x80\x81,2\n"), "not UTF-8"));
    LogOptions wrong;
    wrong.columns = {"wait=Wat"};
    CHECK(contains(complaint(twelve_rows("arrival,Wait time", "2026-03-02 09:00,5"), wrong), "no column 'Wat'"));
    wrong.columns = {"wiat=Wait time"};
    CHECK(contains(complaint(twelve_rows("arrival,Wait time", "2026-03-02 09:00,5"), wrong), "did you mean 'wait'"));
    std::string names = "arrival,queue\n";
    for (int i = 0; i < 1100; ++i) names += "2026-03-02 09:00,q" + std::to_string(i) + "\n";
    CHECK(contains(complaint(names), "more than 1000 different queues"));
}

TEST_CASE("dates with the name of their month need no order", "[history]") {
    const auto day = days_from_epoch(2026, 3, 2);
    for (const char* text : {"02-Mar-2026 09:30", "2 mar 2026 09:30", "Mar 2, 2026 9:30 AM", "March 02 2026 09:30:00",
                             "02/Mar/26 09:30"}) {
        INFO(text);
        const auto moment = read_moment(text, DateOrder::ymd);
        REQUIRE(moment);
        CHECK(moment->day == day);
        CHECK(moment->second == 9 * 3600 + 1800);
    }
    for (const char* text : {"02-Mai-2026 09:30", "32-Mar-2026 09:30", "Mar 2026", "Ma 2, 2026", "Mart"})
        CHECK_FALSE(read_moment(text, DateOrder::ymd));
    CHECK(read_moment("9:30 AM", DateOrder::ymd)->second == 9 * 3600 + 1800);
}

TEST_CASE("own records of several replications are weeks of one history", "[history]") {
    std::string text =
        "replication,strategy,customer,segment,reason,channel,agent_group,agent,attempt,arrival_s,wait_s,end_s,outcome,"
        "need,cause,next\n";
    for (int r = 0; r < 2; ++r)
        for (int i = 0; i < 6; ++i)
            text += std::to_string(r) + ",only," + std::to_string(i) + ",s,bill,phone,desk,0,0," +
                    std::to_string(30000 + 600 * i) + ",5," + std::to_string(30300 + 600 * i) +
                    ",answered,1,arrival,\n";
    const File file(text);
    const auto log = read_logs({file.path()}, {});
    REQUIRE(log.contacts.size() == 12);
    CHECK(log.contacts[6].asked - log.contacts[0].asked == 7 * 86400);
    CHECK(log.contacts[0].talk == 295);
    CHECK(log.customers == 12);
    CHECK(log.queues == std::vector<std::string>{"bill"});
}
