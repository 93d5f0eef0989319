#include "reports/html/markup.hpp"

#include "reports/text/markup_text.hpp"
#include "reports/text/wrap.hpp"

namespace holdtime {

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
            markup.html_ += "=\"" + markup_text(attribute.value) + "\"";
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
};

Markup Markup::text(std::string_view text) { return Tag::text(text); }

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
