#pragma once

#include <cstddef>
#include <optional>
#include <string>

/// What is wrong with a text that is not YAML, in words that do not need YAML's grammar.
namespace holdtime {

struct Unclosed {
    std::size_t at = 0;  ///< byte at which the bracket or quote stands
    std::string text;
};

/// The bracket or quote that is opened and not closed, or closes nothing. Asked only after a parser has refused the
/// text: it follows YAML's grammar as far as brackets and quotes go.
std::optional<Unclosed> find_unclosed(const std::string& text);

/// A message of the parser's in plain words.
std::string plain_words(const std::string& parser_message);

}  // namespace holdtime
