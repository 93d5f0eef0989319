#include "sim/core/printable.hpp"

#include "tests/catch.hpp"

using namespace holdtime;

TEST_CASE("What is not printable is written out") {
    CHECK(printable("plain, ÄÖ 電話 😀 é") == "plain, ÄÖ 電話 😀 é");
    CHECK(printable(std::string_view("a\0b", 3)) == "a\\x00b");
    CHECK(printable("\x1b[31mred\x1b]0;title\x07") == "\\x1b[31mred\\x1b]0;title\\x07");
    CHECK(printable("one\ntwo\r\n\tthree\x7f") == "one\\ntwo\\r\\n\\tthree\\x7f");
    CHECK(printable("\u0085\u009b") == "\\x85\\x9b");
    CHECK(printable("\u202eab\u2066\u2069\u200e\u200f\u061c") == "\\u202eab\\u2066\\u2069\\u200e\\u200f\\u061c");
    CHECK(printable("a\u200bb\u2028c\u2029d\ufeff\u2060") == "a\\u200bb\\u2028c\\u2029d\\ufeff\\u2060");
    CHECK(printable("\xf3\xa0\x80\x81") == "\\U000e0001");
    CHECK(printable("\uffff\ufdd0\xf0\x9f\xbf\xbe") == "\\uffff\\ufdd0\\U0001fffe");
}

TEST_CASE("Bytes that are not UTF-8 are written out one by one") {
    CHECK(printable("\xff") == "\\xff");
    CHECK(printable("a\xc3") == "a\\xc3");
    CHECK(printable("\xc0\xaf") == "\\xc0\\xaf");           // longer than needed
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(printable("\xe2\x82z") == "\\xe2\\x82z");
    CHECK(printable("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");  // beyond U+10FFFF
}

TEST_CASE("Printable text is left as it is") {
    for (const char* text : {"\x1b[0m\n\u202e\xff", "##[error]x", "::a", "\\n"})
        CHECK(printable(printable(text)) == printable(text));
}

TEST_CASE("Build servers get no orders") {
    CHECK(printable("a ##[error]b ##vso[task.complete] #[x] ## y") ==
          "a #\\x23[error]b #\\x23vso[task.complete] #[x] ## y");
    CHECK(printable_line("::error::x") == "\\x3a:error::x");
    CHECK(printable_line("  ::error::x") == "  \\x3a:error::x");
    CHECK(printable_line("\u00a0\u3000::error::x") == "\u00a0\u3000\\x3a:error::x");
    CHECK(printable_line("a::b") == "a::b");
    CHECK(printable_lines("a\n::warning::b\nc\n", false) == "a\n\\x3a:warning::b\nc\n");
}

TEST_CASE("Only our own colours stay, and only where they are wanted") {
    CHECK(printable_lines("\x1b[1mbold\x1b[0m\n", true) == "\x1b[1mbold\x1b[0m\n");
    CHECK(printable_lines("\x1b[1mbold\n", false) == "\\x1b[1mbold\n");
    CHECK(printable_lines("\x1b[2Jx\x1b]0;t\x07", true) == "\\x1b[2Jx\\x1b]0;t\\x07");
    CHECK(printable_lines("\x1b[", true) == "\\x1b[");
}
