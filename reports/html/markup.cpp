#include "reports/html/markup.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/text/markup_text.hpp"
#include "reports/text/wrap.hpp"

namespace holdtime {

namespace {

/// As the value of an attribute that a browser reads back to the very text, of UTF-8 without NUL and C1 controls (whose
/// references mean other characters).
std::string exact_text(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text[0]);
        const std::size_t bytes = std::min<std::size_t>(text.size(), first < 0xc0   ? 1
                                                                     : first < 0xe0 ? 2
                                                                     : first < 0xf0 ? 3
                                                                                    : 4);
        const auto character = text.substr(0, bytes);
        const auto shown = markup_text(character);
        if (first == '#' || (shown != character && shown[0] != '&')) {
            unsigned code = bytes == 1 ? first : first & (0x7fu >> bytes);
            for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3f);
            result += fmt::format("&#x{:x};", code);
        } else {
            result += shown;
        }
        text.remove_prefix(bytes);
    }
    return result;
}

}  // namespace

/// The only one that puts tags around things.
class Tag {
public:
    template <class List>
    static Markup opened(const char* name, const List& attributes) {
        Markup markup;
        markup.html_ = "<";
        markup.html_ += name;
        for (const auto& attribute : attributes) {
            if (attribute.value.empty()) continue;
            markup.html_ += ' ';
            markup.html_ += attribute.name;
            markup.html_ +=
                "=\"" + (attribute.exact ? exact_text(attribute.value) : markup_text(attribute.value)) + "\"";
        }
        markup.html_ += '>';
        return markup;
    }
    static Markup closed(Markup opened, const Markup& content, const char* name) {
        opened += content;
        opened.html_ += "</";
        opened.html_ += name;
        opened.html_ += '>';
        return opened;
    }
    static Markup text(std::string_view text) {
        Markup markup;
        markup.html_ = markup_text(text);
        return markup;
    }
    /// Of what only a tag can hold: a quote in text is escaped.
    static Markup replaced(Markup markup, const std::string& from, const std::string& to) {
        for (auto at = markup.html_.find(from); at != std::string::npos; at = markup.html_.find(from, at + to.size()))
            markup.html_.replace(at, from.size(), to);
        return markup;
    }
};

Markup Markup::text(std::string_view text) { return Tag::text(text); }

Markup with_places_at(const Markup& content, const char* from, const char* to) {
    Markup moved = content;
    for (const auto* attribute : {"data-json=\"", "data-column=\""})
        moved = Tag::replaced(std::move(moved), std::string(attribute) + from, std::string(attribute) + to);
    return moved;
}

Markup element(const char* name, Attributes attributes, const Markup& content) {
    return Tag::closed(Tag::opened(name, attributes), content, name);
}
Markup element(const char* name, const std::vector<Attribute>& attributes, const Markup& content) {
    return Tag::closed(Tag::opened(name, attributes), content, name);
}
Markup element(const char* name, Attributes attributes, std::string_view text) {
    return element(name, attributes, Markup::text(text));
}

Markup void_element(const char* name, const std::vector<Attribute>& attributes) {
    return Tag::opened(name, attributes);
}

Markup prose(std::string_view text) {
    Markup markup;
    std::size_t at = 0;
    for (const auto& piece : kept_together(text)) {
        const auto begin = text.find(piece, at);
        if (begin == std::string_view::npos) break;  // several blanks within: the rest as it is
        if (piece.find(' ') != std::string::npos) {
            markup += Markup::text(text.substr(at, begin - at)) + element("span", {{"class", "nb"}}, piece);
            at = begin + piece.size();
        }
    }
    return markup + Markup::text(text.substr(at));
}

Markup name_of(std::string_view name) { return element("bdi", {}, name); }

}  // namespace holdtime
