#include <nlohmann/json.hpp>

#include "reports/json_text.hpp"
#include "reports/text/csv_field.hpp"
#include "reports/text/markdown_text.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

std::string complaint(const std::string& text) {
    try {
        parse_json(text, "r.json", "invalid JSON");
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("No field of CSV is a formula") {
    CHECK(csv_field("=cmd()") == "\"'=cmd()\"");
    CHECK(csv_field("+1+1") == "\"'+1+1\"");
    CHECK(csv_field("-2+3") == "\"'-2+3\"");
    CHECK(csv_field("@SUM(1)") == "\"'@SUM(1)\"");
    CHECK(csv_field(" =x") == "\"' =x\"");
    CHECK(csv_field("\uff1dx") == "\"'\uff1dx\"");
    CHECK(csv_field("=\"a\",b") == "\"'=\"\"a\"\",b\"");
    CHECK(csv_field("\t=x") == "\\t=x");
}

TEST_CASE("Numbers and plain names stay as they are in CSV") {
    for (const char* text : {"", "phone", "-5", "+1.5", "-1e-3", "a=b", "é"}) CHECK(csv_field(text) == text);
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(csv_field("::error::x") == "\"::error::x\"");
    CHECK(csv_field("a\nb") == "a\\nb");
}

TEST_CASE("Names are no markup in Markdown") {
    CHECK(markdown_text("<script>") == "\\<script>");
    CHECK(markdown_text("[a](b) *c* _d_ `e` ~f~ |g #h") == "\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\|g \\#h");
    CHECK(markdown_text("- a") == "\\- a");
    CHECK(markdown_text("> a") == "\\> a");
    CHECK(markdown_text("http://x") == "http\\://x");
    CHECK(markdown_text("a\n# b") == "a\\\\n\\# b");
}

TEST_CASE("What is not JSON is refused at its place, in plain words") {
    CHECK(complaint("{\"a\": [1, 2.5e3, -0, \"\\u00e9\", true, null]}") == "accepted");
    CHECK(complaint("") == "r.json:1:1: invalid JSON (the text ends too early)");
    CHECK(complaint("{\n \"é\": 1e3000}").starts_with("r.json:2:7: invalid JSON (a number that is too large)"));
    CHECK(complaint("{\"a\": NaN}").starts_with("r.json:1:7: invalid JSON (no JSON value"));
    CHECK(complaint("{\"a\": 1, \"\\u0061\": 2}").starts_with("r.json:1:10: invalid JSON (key 'a' stands twice)"));
    CHECK(complaint("{\"a\": 1").starts_with("r.json:1:8: invalid JSON (the text ends too early)"));
    CHECK(complaint("{\"a\" 1}").starts_with("r.json:1:6: invalid JSON (a ':' is missing)"));
    CHECK(complaint("[1 2]").starts_with("r.json:1:4: invalid JSON (a ',' or ']' is missing)"));
    CHECK(complaint("[01]").starts_with("r.json:1:2: invalid JSON (a number with a leading 0)"));
    CHECK(complaint("[1] x").starts_with("r.json:1:5: invalid JSON (text after"));
    CHECK(complaint("[\"\\ud800\"]").starts_with("r.json:1:2: invalid JSON (a text with an escape that is none)"));
    CHECK(complaint(std::string(1000000, '[')).starts_with("r.json:1:66: invalid JSON (nested deeper"));
}

TEST_CASE("Every value of a JSON text has a place") {
    const std::string text = "{\"a\": [1,\n  {\"b.c\": 2}]}";
    const auto place = [&](const JsonPath& path) {
        const auto found = place_in_json(text, "r.json", path);
        return std::to_string(found.line) + ":" + std::to_string(found.column);
    };
    CHECK(place({}) == "1:1");
    CHECK(place({"a", "0"}) == "1:8");
    CHECK(place({"a", "1", "b.c"}) == "2:11");
}
