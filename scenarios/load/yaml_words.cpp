#include "scenarios/load/yaml_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace holdtime {

namespace {

/// Walks over brackets and quotes, and over all that hides them: comments, quoted and plain text, blocks of text.
class Scan {
public:
    explicit Scan(const std::string& text) : text_(text) {}

    std::optional<Unclosed> run() {
        while (i_ < text_.size() && !found_) step();
        if (!found_ && !open_.empty()) {
            const char bracket = text_[open_.back()];
            found(open_.back(), std::string("the '") + bracket + "' that begins here is never closed (a '" +
                                    closing(bracket) + "' is missing, here or in what stands within)");
        }
        return found_;
    }

private:
    static char closing(char bracket) { return bracket == '{' ? '}' : ']'; }
    bool is(std::size_t at, std::string_view any_of) const {
        return at < text_.size() && any_of.find(text_[at]) != std::string_view::npos;
    }
    bool ends_token(std::size_t at) const { return at >= text_.size() || is(at, " \t\r\n"); }
    void found(std::size_t at, std::string text) { found_ = Unclosed{at, std::move(text)}; }

    void step() {
        const char c = text_[i_];
        if (c == '\n') return new_line();
        if (is(i_, " \t\r")) return ++i_, void();
        if (c == '#' && (i_ == 0 || is(i_ - 1, " \t\r\n"))) return skip_line();
        const bool flow = !open_.empty();
        if (fresh_ && (c == '"' || c == '\'')) return skip_quoted(c);
        if ((flow || fresh_) && (c == '{' || c == '[')) return open_.push_back(i_++), after(true);
        if (flow && (c == '}' || c == ']')) return close(c);
        if (closed_ && (c == '}' || c == ']'))
            return found(i_, std::string("this '") + c + "' closes nothing (one too many)");
        if (flow && c == ',') return ++i_, after(true);
        if (c == ':' && (ends_token(i_ + 1) || (flow && is(i_ + 1, ",]}")))) return ++i_, after(true);
        if (!flow && fresh_ && (c == '-' || c == '?') && ends_token(i_ + 1)) return ++i_, void();
        if (!flow && fresh_ && (c == '|' || c == '>')) return skip_text_block();
        ++i_, after(false);
    }
    void after(bool fresh) { fresh_ = fresh, closed_ = false; }
    void new_line() {
        line_ = ++i_;
        after(true);
    }
    void skip_line() { i_ = std::min(text_.find('\n', i_), text_.size()); }
    void close(char c) {
        const char opened = text_[open_.back()];
        if (closing(opened) != c)
            return found(open_.back(), std::string("the '") + opened + "' that begins here is not closed before a '" +
                                           c + "' (a '" + closing(opened) + "' is missing)");
        open_.pop_back();
        ++i_, after(false);
        closed_ = open_.empty();
    }
    void skip_quoted(char quote) {
        const std::size_t begin = i_++;
        for (; i_ < text_.size(); ++i_) {
            if (quote == '"' && text_[i_] == '\\') {
                ++i_;
            } else if (text_[i_] == quote) {
                if (quote == '"' || !is(i_ + 1, "'")) return end_quoted(begin);
                ++i_;
            }
        }
        found(begin, "the quote that begins here is never closed");
    }
    /// A quote left open ends at the next one, lines below: then keys stand in what it took for text.
    void end_quoted(std::size_t begin) {
        const std::size_t next_line = text_.find('\n', begin);
        if (next_line < i_ && text_.find(':', next_line) < i_)
            return found(begin, "the quote that begins here is not closed before the end of its line");
        ++i_, after(false);
    }
    std::size_t indentation(std::size_t line) const { return text_.find_first_not_of(' ', line) - line; }
    /// `|` or `>`: the lines that follow and are indented further are text.
    void skip_text_block() {
        const std::size_t indent = indentation(line_);
        for (skip_line(); i_ < text_.size(); skip_line()) {
            new_line();
            const std::size_t first = text_.find_first_not_of(' ', i_);
            const bool blank = first == std::string::npos || is(first, "\r\n");
            if (!blank && first - i_ <= indent) return;
        }
    }

    const std::string& text_;
    std::size_t i_ = 0, line_ = 0;
    bool fresh_ = true;    ///< a value or key may begin here
    bool closed_ = false;  ///< the outermost bracket has just been closed
    std::vector<std::size_t> open_;
    std::optional<Unclosed> found_;
};

constexpr std::pair<std::string_view, std::string_view> words[] = {
    {"end of map not found",
     "this line does not fit into the block above it (it must be 'key: value', indented like its neighbours)"},
    {"end of sequence not found",
     "this line does not fit into the list above it (it must begin with '- ', indented like its neighbours)"},
    {"end of map flow not found", "a ',' or a '}' is missing before this"},
    {"end of sequence flow not found", "a ',' or a ']' is missing before this"},
    {"illegal map value",
     "a ':' may not stand here (put text that contains ': ' in quotes; begin a key on a new line)"},
    {"illegal map key", "a key may not stand here (it must begin on a new line, indented like its neighbours)"},
    {"illegal flow end", "this bracket closes nothing (one too many)"},
    {"illegal block entry", "a '- ' may not stand here (a list begins on a new line, or is written [a, b])"},
    {"illegal tab", "a tab in the indentation (indent with spaces, not tabs)"},
    {"unknown token", "no value can begin so (put text that begins with a mark such as %, @ or ` in quotes)"},
    {"unknown escape",
     "a backslash in double quotes that means nothing (write \\\\ for a backslash, or use single quotes)"},
    {"invalid unicode", "an escape such as \\u00e9 that names no character (write the character itself)"},
    {"bad character found while scanning hex",
     "an escape such as \\u00e9 without its digits (write the character itself)"},
    {"illegal EOF", "a quote is opened and never closed"},
    {"illegal document indicator", "a line '---' or '...' within quotes (close the quotes before it)"},
    {"the referenced anchor",
     "an alias (*name) of what has not been named before with &name (put text that begins with * in quotes)"},
    {"alias not found", "a '*' without a name (put text that begins with * in quotes)"},
    {"anchor not found", "a '&' without a name (put text that begins with & in quotes)"},
    {"illegal character found while scanning a",
     "a name after * or & that cannot be one (put text that begins with * or & in quotes)"},
    {"aliases can't", "an alias (*name) stands alone, without anything more"},
    {"cannot assign", "two anchors, aliases or tags on one value (leave one out)"},
    {"cannot set zero", "a text block (| or >) cannot be indented by 0"},
    {"unexpected character in block", "text after the | or > that begins a text block (it begins on the next line)"},
    {"bad YAML version", "a line that begins with % is not for the scenario (leave it out)"},
    {"YAML", "a line that begins with % is not for the scenario (leave it out)"},
    {"TAG", "a line that begins with % is not for the scenario (leave it out)"},
    {"repeated", "a line that begins with % is not for the scenario (leave it out)"},
    {"illegal character found while scanning tag",
     "a tag (!..) has no meaning here (leave it out, or put the text in quotes)"},
    {"tag handle", "a tag (!..) has no meaning here (leave it out, or put the text in quotes)"},
    {"end of verbatim tag", "a tag (!..) has no meaning here (leave it out, or put the text in quotes)"},
};

}  // namespace

std::optional<Unclosed> find_unclosed(const std::string& text) { return Scan(text).run(); }

std::string plain_words(const std::string& parser_message) {
    const auto* const best = std::max_element(std::begin(words), std::end(words), [&](const auto& a, const auto& b) {
        const auto match = [&](const auto& row) {
            return parser_message.starts_with(row.first) ? row.first.size() : 0;
        };
        return match(a) < match(b);
    });
    if (parser_message.starts_with(best->first)) return std::string(best->second);
    return "the structure of keys and values cannot be read here (look for brackets, quotes and the indentation)";
}

}  // namespace holdtime
