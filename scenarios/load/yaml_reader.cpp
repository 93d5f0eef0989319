#include "scenarios/load/yaml_reader.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <sstream>
#include <string_view>
#include <vector>

#include "scenarios/load/tree_builder.hpp"
#include "scenarios/load/yaml_words.hpp"

namespace holdtime {

namespace {

/// The text as the parser wants it, which knows no character of two \u escapes (as JSON writes an emoji).
struct Joined {
    std::string text;
    std::vector<std::size_t> joints;  ///< bytes at which two characters of the file are missing
};

/// The code of a \uXXXX at `i`, or 0.
unsigned escaped_code(const std::string& text, std::size_t i) {
    unsigned code = 0;
    if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return 0;
    const auto [end, error] = std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16);
    return error == std::errc{} && end == text.data() + i + 6 ? code : 0;
}

Joined join_surrogates(const std::string& text) {
    Joined joined;
    joined.text.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const unsigned high = escaped_code(text, i), low = high ? escaped_code(text, i + 6) : 0;
        if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            char escape[11];
            std::snprintf(escape, sizeof escape, "\\U%08X", 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            joined.joints.push_back(joined.text.size());
            joined.text += escape;
            i += 12;
            continue;
        }
        const std::size_t copied =
            text[i] == '\\' && i + 1 < text.size() ? 2 : 1;  // an escaped backslash escapes nothing
        joined.text.append(text, i, copied);
        i += copied;
    }
    return joined;
}

/// Byte positions of yaml-cpp (from 0) to places in the file (lines and characters from 1).
class Places {
public:
    Places(const Joined& joined, const std::string& file, bool lines)
        : text_(joined.text), joints_(joined.joints), file_(file), lines_(lines) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text_.size(); ++i)
            if (text_[i] == '\n') starts_.push_back(i + 1);
    }
    Place operator()(const YAML::Mark& mark) const {
        if (!lines_) return {file_, 0, 0};
        if (mark.is_null() || mark.line < 0) return {file_, static_cast<int>(starts_.size()), 1};
        const auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
        const std::size_t end =
            std::min(text_.size(), starts_[line] + static_cast<std::size_t>(std::max(0, mark.column)));
        return {file_, static_cast<int>(line) + 1, column_at(starts_[line], end)};
    }
    Place of_byte(std::size_t at) const {
        if (!lines_) return {file_, 0, 0};
        const auto line =
            static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), at) - starts_.begin());
        return {file_, static_cast<int>(line), column_at(starts_[line - 1], at)};
    }
    /// Of an empty value: yaml-cpp marks what comes next, we the '-' of an empty list entry before it.
    Place of_nothing(YAML::Mark mark) const {
        if (mark.is_null() || mark.line < 0 || static_cast<std::size_t>(mark.line) >= starts_.size())
            return (*this)(mark);
        const std::size_t next =
            starts_[static_cast<std::size_t>(mark.line)] + static_cast<std::size_t>(std::max(0, mark.column));
        const std::size_t last =
            next == 0 || next > text_.size() ? std::string::npos : text_.find_last_not_of(" \t\r\n", next - 1);
        if (last == std::string::npos || text_[last] != '-') return (*this)(mark);
        const auto line = std::upper_bound(starts_.begin(), starts_.end(), last) - starts_.begin() - 1;
        mark.line = static_cast<int>(line);
        mark.column = static_cast<int>(last - starts_[static_cast<std::size_t>(line)]);
        return (*this)(mark);
    }
    /// The line's text; "" beyond the last.
    std::string line(int number) const {
        if (number < 1 || static_cast<std::size_t>(number) > starts_.size()) return {};
        const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
        return text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
    }

private:
    /// Characters from the line's start. Goes on from the last answer: a file may be a single line of a million values.
    int column_at(std::size_t line_start, std::size_t end) const {
        if (last_end_ < line_start || last_end_ > end) last_end_ = line_start, last_column_ = 1;
        for (; last_end_ < end; ++last_end_)
            if ((static_cast<unsigned char>(text_[last_end_]) & 0xC0) != 0x80) ++last_column_;
        const auto joint = [&](std::size_t at) { return std::lower_bound(joints_.begin(), joints_.end(), at); };
        return last_column_ + 2 * static_cast<int>(joint(end) - joint(line_start));
    }

    const std::string& text_;
    const std::vector<std::size_t>& joints_;
    const std::string& file_;
    bool lines_;
    mutable std::size_t last_end_ = 0;
    mutable int last_column_ = 1;
    std::vector<std::size_t> starts_;
};

/// Hands yaml-cpp's events to the builder of our tree.
class Events final : public YAML::EventHandler {
public:
    Events(TreeBuilder& builder, const Places& places) : builder_(builder), places_(places) {}

    void OnDocumentStart(const YAML::Mark& mark) override { builder_.document(places_(mark)); }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        builder_.null(places_.of_nothing(mark), anchor);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.alias(places_(mark), anchor); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        const Place place = places_(mark);
        check_tag(tag, place);
        last_quoted_ = tag == "!" ? std::optional(place) : std::nullopt;
        builder_.scalar(place, anchor, text, tag == "!");
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        begin(Value::Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { builder_.end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        begin(Value::Kind::map, mark, tag, anchor);
    }
    void OnMapEnd() override { builder_.end(); }
    /// Of the last text, if it is in quotes.
    const std::optional<Place>& last_quoted() const { return last_quoted_; }

private:
    void begin(Value::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        const Place place = places_(mark);
        check_tag(tag, place);
        builder_.begin(kind, place, anchor);
    }
    /// yaml-cpp says "?" of plain nodes and "!" of quoted ones; anything else was written by the user.
    void check_tag(const std::string& tag, const Place& place) {
        if (!tag.empty() && tag != "?" && tag != "!")
            builder_.complain(place, "a YAML tag (" + tag + ") has no meaning here; leave it out");
    }

    TreeBuilder& builder_;
    const Places& places_;
    std::optional<Place> last_quoted_;
};

/// `phone:60%` somewhere on the line: a colon between two characters, outside quotes and comments.
bool lacks_space_after_colon(const std::string& line) {
    char quote = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const char c = line[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#') {
            return false;
        } else if (c == ':' && i > 0 && line[i - 1] != ' ' &&
                   std::string_view(" \t\r,]}").find(line[i + 1]) == std::string_view::npos) {
            const auto is_digit = [](char x) { return x >= '0' && x <= '9'; };
            if (!is_digit(line[i - 1]) || !is_digit(line[i + 1])) return true;  // 08:00 is a time of day
        }
    }
    return false;
}

std::string hint(const Places& places, int line) {
    for (const int near : {line, line - 1})
        if (lacks_space_after_colon(places.line(near)))
            return "a space is missing after ':' in line " + std::to_string(near);
    const std::string text = places.line(line);
    if (text.substr(0, text.find_first_not_of(" \t")).find('\t') != std::string::npos)
        return "a tab in the indentation (indent with spaces, not tabs)";
    if (text.find(": %") != std::string::npos) return "text that begins with % must be in quotes";
    return "";
}

/// A bracket or quote that is not closed is looked for first: the parser stumbles far behind it.
Problem syntax_problem(const std::string& text, const Places& places, const YAML::Exception& error) {
    if (const auto unclosed = find_unclosed(text)) return {places.of_byte(unclosed->at), "not YAML: " + unclosed->text};
    const Place place = places(error.mark);
    const std::string hinted = hint(places, place.line);
    return {place, "not YAML: " + (hinted.empty() ? plain_words(error.msg) : hinted)};
}

void add_all(const Problems& found, Problems& problems) {
    for (const auto& problem : found.list()) problems.add(problem.place, problem.text);
}

/// Where the parser gives up, one complaint is enough: what the builder said last may be the cause, or follow from it.
void add_where_it_ends(const Problem& syntax, const TreeBuilder& builder, const Problems& found, Problems& problems) {
    if (builder.glued()) return add_all(found, problems);
    const auto& empty = builder.no_value_at();
    const auto is = [](const Place& a, const Place& b) { return a.line == b.line && a.column == b.column; };
    for (const auto& problem : found.list()) {
        const bool last_and_empty = &problem == &found.list().back() && empty && is(problem.place, *empty);
        if (!last_and_empty && problem.place.line != syntax.place.line) problems.add(problem.place, problem.text);
    }
    problems.add(syntax.place, syntax.text);
}

/// The parser takes the end of the file for the end of a quoted text.
bool ends_in_quotes(const std::string& text, const Places& places, const Events& events, Problems& problems) {
    const auto unclosed = events.last_quoted() ? find_unclosed(text) : std::nullopt;
    if (!unclosed) return false;
    const Place place = places.of_byte(unclosed->at);
    if (place.line != events.last_quoted()->line || place.column != events.last_quoted()->column) return false;
    problems.add(place, "not YAML: " + unclosed->text);
    return true;
}

}  // namespace

std::optional<Value> parse_yaml(const std::string& text, const std::string& file, const YamlOptions& options,
                                Problems& problems) {
    const Joined joined = join_surrogates(text);
    const Places places(joined, file, options.lines);
    Problems found;
    TreeBuilder builder(file, options, found);
    Events events(builder, places);
    std::istringstream stream(joined.text);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(events)) {
        }
    } catch (const YAML::Exception& error) {
        add_where_it_ends(syntax_problem(joined.text, places, error), builder, found, problems);
        return {};
    } catch (const TreeBuilder::Stop&) {
        add_all(found, problems);
        return {};
    }
    if (ends_in_quotes(joined.text, places, events, problems)) return {};
    auto tree = builder.take();
    add_all(found, problems);
    if (builder.misplaced()) return {};
    return tree;
}

void complain_about_nulls(const Value& value, Problems& problems) {
    if (value.null) problems.add(value.place, "null is no value (it takes a key away where it stands alone)");
    for (const Value& item : value.items) complain_about_nulls(item, problems);
    for (const Entry& entry : value.entries) complain_about_nulls(entry.value, problems);
}

}  // namespace holdtime
