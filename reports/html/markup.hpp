#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// HTML that is safe by construction: whatever users typed gets in as escaped text or as the escaped value of an
/// attribute, and only literals of this program get in as they are.
namespace holdtime {

class Markup {
public:
    Markup() = default;
    /// Escaped; control characters and marks of writing direction are written out.
    static Markup text(std::string_view text);
    /// A literal of ours, as it is.
    template <std::size_t n>
    static Markup literal(const char (&ours)[n]) {
        Markup markup;
        markup.html_.assign(ours, n - 1);
        return markup;
    }
    Markup& operator+=(const Markup& other) {
        html_ += other.html_;
        return *this;
    }
    friend Markup operator+(Markup a, const Markup& b) { return a += b; }
    bool empty() const { return html_.empty(); }
    const std::string& html() const { return html_; }

private:
    friend class Tag;
    std::string html_;
};

struct Attribute {
    const char* name;
    std::string value;   ///< "" leaves the attribute out
    bool exact = false;  ///< for a script: what is not printable stands as a character reference instead of written out
};
using Attributes = std::initializer_list<Attribute>;

/// <name attributes>content</name>
Markup element(const char* name, Attributes attributes, const Markup& content);
Markup element(const char* name, const std::vector<Attribute>& attributes, const Markup& content);
/// <name attributes>, of elements that have no content, as input.
Markup void_element(const char* name, const std::vector<Attribute>& attributes);
/// With text as its content.
Markup element(const char* name, Attributes attributes, std::string_view text);

/// A sentence whose numbers stay with their units, word for word.
Markup prose(std::string_view text);

/// The same, with its numbers where another part of the results holds them: places that begin with `from` begin with
/// `to`. Both are literals of ours.
Markup with_places_at(const Markup& content, const char* from, const char* to);

/// A name that somebody typed, kept apart from the text around it whatever direction it is written in.
Markup name_of(std::string_view name);

}  // namespace holdtime
