#include <algorithm>
#include <cstdint>

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::load_file;
using holdtime::test::small_scenario;
using holdtime::test::TempFolder;

namespace {

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same mutations on every machine.
class Generator {
public:
    explicit Generator(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t n) {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return static_cast<std::size_t>((z ^ (z >> 31)) % n);
    }

private:
    std::uint64_t state_;
};

const std::vector<std::string> tokens = {"{",
                                         "}",
                                         "[",
                                         "]",
                                         ":",
                                         ": ",
                                         ",",
                                         "\n",
                                         "\n  ",
                                         "- ",
                                         "? ",
                                         "&a ",
                                         "*a",
                                         "<<: *a",
                                         "!!str ",
                                         "---\n",
                                         "...\n",
                                         "|\n",
                                         ">-\n",
                                         "\"",
                                         "'",
                                         "#",
                                         "%",
                                         "%YAML 1.2\n",
                                         "%TAG ! x\n",
                                         "~",
                                         "null",
                                         "-1",
                                         "1e999",
                                         "nan",
                                         "0x7f",
                                         "99999999999999999999",
                                         "\t",
                                         "\r\n",
                                         "\\",
                                         "\xC3\xA9",
                                         "\xFF",
                                         "@",
                                         "`",
                                         "{a: ",
                                         "[[[[[[[[",
                                         "*everyone",
                                         "&a [*a, *a]",
                                         "always",
                                         "infinite",
                                         "later",
                                         "86400d",
                                         "0s",
                                         "1ms",
                                         "Europe/Berlin",
                                         "2026-10-25",
                                         "days: 5, ",
                                         "interval: 1s, "};

std::string mutated(std::string text, Generator& random) {
    for (std::size_t change = random.below(4) + 1; change > 0; --change) {
        const std::size_t at = random.below(text.size());
        const std::size_t length = std::min(random.below(40) + 1, text.size() - at);
        switch (random.below(5)) {
            case 0:
                text[at] = static_cast<char>(random.below(256));
                break;
            case 1:
                text.erase(at, length);
                break;
            case 2:
                text.insert(at, tokens[random.below(tokens.size())]);
                break;
            case 3:
                text.insert(random.below(text.size()), text.substr(at, length));
                break;
            default:
                text.replace(at, std::min<std::size_t>(length, 4), tokens[random.below(tokens.size())]);
        }
        if (text.empty()) text.assign(1, ' ');
    }
    return text;
}

/// Loads, or complains: anything else (another exception, a crash) fails the test. True if it loaded.
bool survives(const std::string& file, const LoadOptions& options, const std::string& input) {
    INFO(input);
    bool loaded = false, complained = false;
    try {
        load_scenario(file, options);
        loaded = true;
    } catch (const InputError& error) {
        complained = !error.problems().empty();
    }
    CHECK((loaded || complained));
    return loaded;
}

}  // namespace

TEST_CASE("no scenario, however mangled, does worse than complain") {
    const TempFolder folder;
    Generator random(20260302);
    int loaded = 0;
    constexpr int rounds = 4000;
    for (int round = 0; round < rounds; ++round) {
        const std::string text = mutated(small_scenario, random);
        if (survives(folder.write("scenario.yaml", text), {}, text)) ++loaded;
    }
    CHECK(loaded > 0);           // some changes are harmless
    CHECK(loaded < rounds / 2);  // most are not
}

TEST_CASE("no setting and no overlay, however mangled, does worse than complain") {
    const TempFolder folder;
    const std::string file = folder.write("scenario.yaml", small_scenario);
    const std::string setting = "strategies.both.agent_groups.phone desk.staffing={per_interval: [1, 2, 3]}";
    const std::string overlay =
        "strategies: {both: {agent_groups: {phone desk: {staffing: {fixed: 3}}}}}\nchannels: {phone: {hours: "
        "always}}\n";
    Generator random(4);
    for (int round = 0; round < 1000; ++round) {
        const std::string set = mutated(setting, random);
        survives(file, {{}, {set}}, set);
        const std::string over = mutated(overlay, random);
        survives(file, {{folder.write("over.yaml", over)}, {}}, over);
    }
}
