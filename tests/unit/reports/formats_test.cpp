#include "reports/formats.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/text/display_width.hpp"
#include "reports/text/numbers.hpp"
#include "tests/catch.hpp"
#include "tests/unit/reports/sample.hpp"

using namespace holdtime;
using holdtime::test::small_comparison;

namespace {

std::string rendered(const char* format, const ReportStyle& style = {"1.2.3", false, 100}) {
    return find_format(format)->render(small_comparison(), style);
}

const ReportStyle all_of_it{"1.2.3", false, 100, false, true};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Every format is listed once and found by its name") {
    CHECK(report_formats().size() >= 4);
    for (const auto* format : report_formats()) {
        CHECK(find_format(format->name) == format);
        CHECK_FALSE(format->sentence.empty());
    }
    CHECK(find_format("tabel") == nullptr);
}

TEST_CASE("The first screen, whole") {
    CHECK(rendered("table") ==
          R"(A *small* bank                               200 days, the same customers, seed 18446744073709551615

'both' costs 312 EUR (8.0 %) less than 'phone only' (95 % interval 290 to 334). Choose 'both'.

! Look at: 'phone only' never serves 22.7 % of its customers (unserved)

                      phone only        both
cost (EUR a day)      3,900 ± 10  3,900 ± 10
  against phone only               -312 ± 22

Answered in time, by half-hour
                        worst
  phone only  phone  ▁  10 % 08:00
  both        phone  ▁  10 % 08:00

More: -v (all figures, 1 assumed), --html FILE, holdtime explain KPI
)");
}

TEST_CASE("All tables follow the first screen on demand") {
    const auto text = rendered("table", all_of_it);
    for (const auto* part : {"Strategies are compared as staffed.", "What was asked\n", "Look at\n", "All customers\n",
                             "chat: mean wait (asa)                   120.0 min\n", "  phone desk       75.0 %\n",
                             "Every figure of all customers\n", "Assumed, because the scenario does not say\n"})
        CHECK(contains(text, part));
}

TEST_CASE("Waits over calls and e-mails are told by channel only, and a row has one unit") {
    auto comparison = small_comparison();
    comparison.channel_kinds = {{"phone", "voice"}, {"chat", "deferred"}};
    comparison.results.strategies[0].channels[0].figures[Figure::asa] = {436.9, 430, 440};
    comparison.results.strategies[1].channels[0].figures[Figure::asa] = {732.0, 700, 760};
    const auto text = find_format("table")->render(comparison, all_of_it);
    INFO(text);
    CHECK(contains(text, " 7.3 min ± 0.1  12.2 min ± 0.5\n"));
    const auto totals = text.substr(text.find("All customers"), text.find("By channel") - text.find("All customers"));
    CHECK_FALSE(contains(totals, "service level"));
}

TEST_CASE("A terminal of the C locale gets ASCII only") {
    const auto text = find_format("table")->render(small_comparison(), {"1.2.3", false, 80, true, true});
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    CHECK(contains(text, "83.1 % +- 0.4"));
}

TEST_CASE("Colours change nothing but the colours") {
    const auto plain = rendered("table", all_of_it);
    const auto colored = rendered("table", {"1.2.3", true, 100, false, true});
    CHECK_FALSE(contains(plain, "\x1b"));
    CHECK(contains(colored, "\x1b[32m-312 ± 22\x1b[0m"));      // cheaper: good
    CHECK(contains(colored, "\x1b[31m-4.7 pp ± 0.1\x1b[0m"));  // fewer in time: bad
    std::string stripped;
    for (std::size_t i = 0; i < colored.size(); ++i) {
        if (colored[i] == '\x1b')
            i = colored.find('m', i);
        else
            stripped += colored[i];
    }
    CHECK(stripped == plain);
}

TEST_CASE("A table too wide for its columns is broken into blocks") {
    auto comparison = small_comparison();
    for (int i = 0; i < 6; ++i) {
        comparison.results.strategies.push_back(comparison.results.strategies[0]);
        comparison.results.strategies.back().name = "a rather long name of a strategy, number " + std::to_string(i);
    }
    const auto text = find_format("table")->render(comparison, {"1.2.3", false, 90, false, true});
    for (const auto& line : lines_of(text)) CHECK(display_width(line) <= 90);
    CHECK(contains(text, "strategy, number"));  // on a line of its own: nothing is cut off
}

TEST_CASE("JSON is read back into the same report") {
    const auto text = rendered("json");
    const auto again = read_json_report(text, "r.json");
    for (const auto* format : report_formats())
        CHECK(format->render(again, {"1.2.3", false, 100}) == rendered(std::string(format->name).c_str()));
}

TEST_CASE("JSON follows the layout of the contract") {
    const auto json = nlohmann::ordered_json::parse(rendered("json"));
    CHECK(json["schema_version"] == 1);
    CHECK(json["holdtime"] == "1.2.3");
    CHECK(json["experiment"]["seed"] == 18446744073709551615ull);
    CHECK(json["strategies"].begin().key() == "phone only");
    const auto& both = json["strategies"]["both"];
    CHECK(both["total"]["service_level"]["mean"] == 0.8314);
    CHECK(both["total"]["service_level"]["ci"] == nlohmann::ordered_json{0.8274, 0.8354});
    CHECK(both["total"]["asa"].is_null());
    CHECK(both["channels"]["chat"]["asa"]["ci"].is_null());
    CHECK(both["intervals"]["start"].size() == 2);
    CHECK(both["intervals"]["channels"]["phone"]["service_level"][1].is_null());
    CHECK(json["comparison"]["baseline"] == "phone only");
    CHECK(json["comparison"]["differences"]["both"]["total"]["cost"]["mean"] == -312.4);
    CHECK_FALSE(json["comparison"]["differences"]["both"].contains("intervals"));
    CHECK(json["defaults"][0]["confidence"] == "medium");
    CHECK_FALSE(contains(rendered("json"), "NaN"));
}

TEST_CASE("What is not a report of ours is refused with its place") {
    const auto message = [](const std::string& text) {
        try {
            read_json_report(text, "r.json");
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    CHECK(contains(message("{\n  \"a\": ]"), "r.json:2:8: invalid JSON"));
    CHECK(contains(message("[]"), "r.json:1:1: not a report"));
    CHECK(contains(message("{\"schema_version\": 2}"),
                   "r.json:1:1: results of a newer holdtime (schema_version 2; this one reads 1)"));
    CHECK(contains(message("{\"scenario\": {}}"), "r.json:1:1: not a report of holdtime"));
    CHECK(contains(message("{\"schema_version\": 1}"),
                   "r.json:1:1: not a complete report of holdtime: it lacks the key 'scenario'"));
    CHECK(contains(message(""), "invalid JSON"));
}

TEST_CASE("CSV has one figure a line, quoted where need be") {
    const auto lines = lines_of(rendered("csv"));
    CHECK(lines[0] == "strategy,part,name,figure,mean,low,high");
    CHECK(lines[1] == "phone only,total,,customers,,,");
    CHECK(lines[2] == "phone only,total,,offered,4981.25,4972,4990.5");
    CHECK(lines[3] == "phone only,total,,answered,,,");
    CHECK(contains(rendered("csv"), "both,channel,chat,asa,7200,,\n"));
    CHECK(contains(rendered("csv"), "both,reason,\"say \"\"hello\"\", please\",offered,4981.25,4972,4990.5\n"));
}

TEST_CASE("Markdown escapes what it would take for markup") {
    const auto text = rendered("markdown");
    CHECK(contains(text, "# A \\*small\\* bank\n"));
    CHECK(contains(text, "| contacts | 4,981 ± 9 | 4,981 ± 9 |\n"));
    CHECK(contains(text, "| against phone only |  | **-312 ± 22** |\n"));
    CHECK(contains(text, "## Look at\n\n- 'phone only' never serves"));
}
