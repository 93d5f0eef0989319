#include "scenarios/schema/csv.hpp"

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::scalar;
using holdtime::test::TempFolder;

namespace {

/// Column `name` of a file with this text; the problems' text goes to `complaints`.
std::optional<Column> column_of(const std::string& text, const std::string& name, std::string& complaints) {
    const TempFolder folder;
    Value file = scalar("data.csv");
    file.place.file = folder.write("scenario.yaml", "");
    folder.write("data.csv", text);
    Problems problems;
    const auto column = read_column(file, scalar(name), "block", problems);
    for (const auto& problem : problems.list()) complaints += to_string(problem) + '\n';
    return column;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("CSV: quotes, CRLF, byte order mark, blank lines and spaces are understood") {
    std::string complaints;
    const auto column = column_of("\xEF\xBB\xBFname , calls\r\n\"a, \"\"b\"\"\",1\r\n\r\n\"two\nlines\", 2 \r\nc,3",
                                  "name", complaints);
    INFO(complaints);
    REQUIRE(column);
    CHECK(column->text == Texts{"a, \"b\"", "two\nlines", "c"});
    CHECK(column->line == std::vector<int>{2, 4, 6});
    CHECK(column->column == 1);
}

TEST_CASE("CSV: a long file is read by name") {
    std::string complaints;
    const std::string text = "interval_start,queue,calls\n00:00,a,1\n00:00,b,2\n00:30,a,3\n00:30,b,4\n";
    const auto column = column_of(text, "b", complaints);
    INFO(complaints);
    REQUIRE(column);
    CHECK(column->text == Texts{"2", "4"});
    CHECK(column->line == std::vector<int>{3, 5});
    CHECK(column->interval_start == Texts{"00:00", "00:30"});
}

TEST_CASE("CSV: complaints carry line and field") {
    const auto complaint = [](const std::string& text) {
        std::string complaints;
        CHECK_FALSE(column_of(text, "calls", complaints));
        return complaints;
    };
    CHECK_THAT(complaint("name,calls\na,1\nb\n"),
               Catch::Contains("data.csv:3:1: row has 1 field (the heading row has 2"));
    CHECK_THAT(complaint("name,calls\na,\"1\n"), Catch::Contains("data.csv:2:2: a quote is opened"));
    CHECK_THAT(complaint("\n\n"), Catch::Contains("data.csv:1:1: empty file"));
    CHECK_THAT(complaint("name,cals\na,1\n"),
               Catch::Contains("no column 'calls'") && Catch::Contains("did you mean 'cals'?"));
    CHECK_THAT(complaint("calls\n1\nfoo\xFF\n"), Catch::Contains("data.csv:3:4: not UTF-8"));
}

TEST_CASE("CSV: bare numbers of durations are seconds") {
    std::string complaints;
    const auto column = column_of("t\n90\n1.5\n2min\n", "t", complaints);
    REQUIRE(column);
    Problems problems;
    CHECK(column_durations(*column, "t", problems) == std::vector<double>{90, 1.5, 120});
    CHECK(problems.empty());
}

TEST_CASE("CSV: a wrong column is not complained about for ever") {
    std::string text = "t\n", complaints;
    for (int i = 0; i < 1000; ++i) text += "x\n";
    const auto column = column_of(text, "t", complaints);
    REQUIRE(column);
    Problems problems;
    CHECK(column_numbers(*column, "t", problems).empty());
    CHECK(problems.size() == 20);
    CHECK(to_string(problems.list()[0]).find("data.csv:2:1: invalid t 'x' (must be a number)") != std::string::npos);
}

TEST_CASE("CSV: semicolons and tabs, decimal commas, sep= and empty ends are read as spreadsheets write them") {
    const auto numbers = [](const std::string& text) {
        std::string complaints;
        const auto column = column_of(text, "calls", complaints);
        INFO(complaints);
        REQUIRE(column);
        Problems problems;
        return column_numbers(*column, "calls", problems);
    };
    const std::vector<double> expected = {10.5, 11, 1234.25};
    CHECK(numbers("hour;calls\n0;10,5\n1;11\n2;1234,25\n") == expected);
    CHECK(numbers("\xEF\xBB\xBFhour\tcalls\r\n0\t10,5\r\n1\t11\r\n2\t1234,25\r\n") == expected);
    CHECK(numbers("sep=;\r\nhour;calls\r\n0;10.5\r\n1;11\r\n2;1234.25\r\n") == expected);
    CHECK(numbers("hour;calls;;\n0;10,5;;\n1;\"11\";;\n2;1234,25;;\n;;;\n") == expected);
    CHECK(numbers("hour,\"calls\"\n\"a;b\",10.5\nb;c,11\nc,1234.25\n") == expected);
    CHECK(numbers("hour, of the day;calls\n0;10,5\n1;11\n2;1234,25\n") == expected);
    CHECK(numbers("calls\n10.5\n11\n1234.25\n") == expected);
}

TEST_CASE("CSV: what may divide thousands is not guessed") {
    const auto complaint = [](const std::string& text) {
        std::string complaints;
        const auto column = column_of(text, "calls", complaints);
        Problems problems;
        if (column) CHECK(column_numbers(*column, "calls", problems).empty());
        for (const auto& problem : problems.list()) complaints += to_string(problem) + '\n';
        return complaints;
    };
    CHECK_THAT(complaint("hour;calls\n0;980\n1;1.050\n"), Catch::Contains("data.csv:3:2: '1.050' may be thousands"));
    CHECK_THAT(complaint("hour;calls\n0;1.234,5\n"), Catch::Contains("without thousands separators"));
    CHECK_THAT(complaint("hour;calls\n0;1 234\n"), Catch::Contains("without thousands separators"));
    CHECK_THAT(complaint("hour;calls\n0;10,5\n1;11.5\n"), Catch::Contains("data.csv:3:2: '11.5' has a decimal point"));
    CHECK_THAT(complaint("hour,calls\n0,\"10,5\"\n"),
               Catch::Contains("data.csv:2:2") && Catch::Contains("decimal point"));
    CHECK_THAT(complaint("hour,calls\n0,\"1,234,567\"\n"), Catch::Contains("without thousands separators"));
    CHECK_THAT(complaint("hour,calls\n0,10,5\n"), Catch::Contains("row has 3 fields (the heading row has 2"));
}
