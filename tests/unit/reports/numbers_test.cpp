#include "reports/text/numbers.hpp"
#include "reports/text/display_width.hpp"
#include "reports/text/wrap.hpp"

#include "tests/catch.hpp"

using namespace holdtime;

namespace {

Estimate about(double mean, double half) { return {mean, mean - half, mean + half}; }

}  // namespace

TEST_CASE("Estimates carry a unit that keeps them short") {
    CHECK(estimate_text(about(4981.3, 9.2), Unit::count) == "4,981 ± 9");
    CHECK(estimate_text(about(1234567.4, 1000), Unit::money) == "1,234,567 ± 1,000");
    CHECK(estimate_text(about(13.27, 0.52), Unit::count) == "13.3 ± 0.5");
    CHECK(estimate_text(about(0.831, 0.004), Unit::share) == "83.1 % ± 0.4");
    CHECK(estimate_text(about(12.36, 0.6), Unit::seconds) == "12.4 s ± 0.6");
    CHECK(estimate_text(about(900, 30), Unit::seconds) == "15.0 min ± 0.5");
    CHECK(estimate_text(about(4 * 3600, 360), Unit::seconds) == "4.0 h ± 0.1");
    CHECK(estimate_text(about(4 * 86400, 8640), Unit::seconds) == "4.0 d ± 0.1");
    CHECK(estimate_text(about(2.345, 0.1), Unit::chats) == "2.35 ± 0.10");
    CHECK(estimate_text(about(96.04, 0), Unit::hours) == "96.0 h ± 0.0");
}

TEST_CASE("What does not exist is a dash, and an interval that does not exist is left out") {
    CHECK(estimate_text({}, Unit::share) == "-");
    Estimate mean_alone;
    mean_alone.mean = 5;
    CHECK(estimate_text(mean_alone, Unit::seconds) == "5.0 s");
}

TEST_CASE("Differences have a sign unless they are nothing") {
    CHECK(difference_text(about(0.049, 0.006), Unit::share) == "+4.9 pp ± 0.6");
    CHECK(difference_text(about(-312.4, 22), Unit::money) == "-312 ± 22");
    CHECK(difference_text(about(-0.00001, 0.001), Unit::share) == "0.0 pp ± 0.1");
    CHECK(difference_text(about(0, 0), Unit::count) == "0 ± 0");
}

TEST_CASE("Text is measured and shortened by its characters") {
    CHECK(display_width("Büro ±") == 6);
    CHECK(shortened("Büro", 4) == "Büro");
    CHECK(shortened("Bürohaus", 4) == "Bür…");
    CHECK(display_width("電話 👩") == 7);
    CHECK(display_width("e\u0301") == 1);
    CHECK(shortened("電話電話", 6) == "電話…");
}

TEST_CASE("Lines end between words, never between a number and its unit, and within a word only where it is too long") {
    using Lines = std::vector<std::string>;
    CHECK(broken("costs 80 % of it", 8) == Lines{"costs", "80 % of", "it"});
    CHECK(broken("it is 12.4 s ± 0.6 long", 14) == Lines{"it is", "12.4 s ± 0.6", "long"});
    CHECK(broken("about EUR 12 more", 9) == Lines{"about", "EUR 12", "more"});
    CHECK(broken("see desk.channels.phone_two now", 14) == Lines{"see", "desk.channels.", "phone_two now"});
    CHECK(broken("", 5) == Lines{""});
    for (const std::size_t width : {1, 2, 5, 9, 40})
        for (const auto& line : broken("a path/to/some_file.yaml:12:3 and 12,345.6 EUR or 電話電話電話電話", width))
            CHECK(display_width(line) <= std::max<std::size_t>(width, 2));  // no sign is taken apart
}

TEST_CASE("Exact numbers read back as themselves") {
    for (const double number : {0.1, 1.0 / 3, 1e300, -2.5, 4981.0}) CHECK(std::stod(exact_number(number)) == number);
    CHECK(exact_number(Estimate{}.mean).empty());
}
