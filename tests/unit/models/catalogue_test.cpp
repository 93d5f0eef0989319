#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "models/catalogue.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

TEST_CASE("Every file with a model's entry is in its family's list") {
    std::size_t families_seen = 0;
    for (const auto& family : families()) {
        std::set<std::string> listed;
        for (const auto* info : family.models) listed.insert(std::string(info->name));
        const auto folder = std::filesystem::path(HOLDTIME_SOURCE_DIR) / "models" / family.name;
        if (!std::filesystem::exists(folder)) continue;
        ++families_seen;
        std::size_t entries = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".cpp" || file.path().filename() == "catalogue.cpp") continue;
            std::ifstream stream(file.path());
            const std::string text{std::istreambuf_iterator<char>(stream), {}};
            std::smatch entry;
            static const std::regex pattern(R"(extern const \w+Model \w+ = \{\s*\{"(\w+)\")");
            if (!std::regex_search(text, entry, pattern)) continue;
            ++entries;
            INFO(file.path() << " holds the model " << entry[1]);
            CHECK(listed.count(entry[1]) == 1);
        }
        CHECK(entries == listed.size());
    }
    CHECK(families_seen >= 5);
}

TEST_CASE("Every entry tells what help needs") {
    for (const auto& family : families()) {
        CHECK(!family.question.empty());
        std::set<std::string_view> names;
        for (const auto* info : family.models) {
            INFO(family.name << " " << info->name);
            CHECK(names.insert(info->name).second);
            CHECK(!info->sentence.empty());
            CHECK(info->sentence.find('\n') == std::string_view::npos);
            for (const auto& parameter : info->parameters) {
                CHECK(!parameter.name.empty());
                CHECK(!parameter.type.empty());
                CHECK(!parameter.meaning.empty());
            }
        }
    }
}
