#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "models/catalogue.hpp"
#include "tests/unit/models/data_file.hpp"
#include "tests/unit/models/written.hpp"

/// The `example` of a model's entry, as the loader would hand it on: `{name: parameters}` in flow style.
namespace written {

class FlowReader {
public:
    explicit FlowReader(std::string_view text) : text_(text) {}

    holdtime::Value read() {
        skip();
        if (next() == '{') return map();
        return next() == '[' ? list() : scalar(word(",]}"));
    }

private:
    char next() const {
        if (at_ >= text_.size()) throw std::runtime_error("an example ends too early: " + std::string(text_));
        return text_[at_];
    }
    void skip() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    /// Up to one of `ends`; between quotes, whatever it holds.
    std::string word(std::string_view ends) {
        std::string result;
        const bool quoted = next() == '"';
        for (at_ += quoted ? 1 : 0; quoted ? next() != '"' : ends.find(next()) == ends.npos; ++at_) result += next();
        at_ += quoted ? 1 : 0;
        while (!quoted && !result.empty() && result.back() == ' ') result.pop_back();
        skip();
        return result;
    }
    bool more(char end) {
        skip();
        if (next() == end) return ++at_, false;
        if (next() == ',') ++at_, skip();
        return true;
    }
    holdtime::Value map() {
        Block block;
        for (++at_; more('}');) {
            const auto key = word(":");
            ++at_;
            block.emplace_back(key, read());
        }
        return written::map(block);
    }
    holdtime::Value list() {
        auto value = written::list({});
        for (++at_; more(']');) value.items.push_back(read());
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// Any values will do for a file of times or durations.
inline void write_data_of(const holdtime::Value& parameters) {
    const auto text_at = [&](const std::string& key) {
        for (const auto& entry : parameters.entries)
            if (entry.key == key) return entry.value.text;
        return std::string();
    };
    if (!text_at("file").empty()) data_file(text_at("file"), text_at("column") + "\n60\n30\n7200\n9000\n9000\n");
}

/// Its model and parameters; a file that it names is there.
inline holdtime::ModelChoice example(const holdtime::ModelInfo& info) {
    auto whole = FlowReader(info.example).read();
    if (!whole.is_map() || whole.entries.size() != 1)
        throw std::runtime_error("the example of " + std::string(info.name) + " is not {name: parameters}");
    auto chosen = choice(whole.entries[0].key, whole.entries[0].value);
    write_data_of(chosen.parameters);
    return chosen;
}

}  // namespace written
