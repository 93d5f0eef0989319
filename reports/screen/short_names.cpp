#include "reports/screen/short_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/text/display_width.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

const std::string against = "against ";

std::string short_name(const std::string& name, std::size_t width) {
    const auto plain = printable(name);
    if (display_width(plain) <= width) return name;
    std::vector<std::string> signs;
    for (std::size_t at = 0; at < plain.size();) {
        const auto end = end_of_sign(plain, at);
        signs.push_back(plain.substr(at, end - at));
        at = end;
    }
    const auto room = width > 1 ? width - 1 : 1;  // beside the ellipsis
    std::string head, tail;
    std::size_t first = 0, last = signs.size();
    while (first < last && display_width(head + signs[first]) <= (2 * room + 2) / 3) head += signs[first++];
    while (last > first && display_width(head + signs[last - 1] + tail) <= room) tail = signs[--last] + tail;
    return head + "\u2026" + tail;
}

class Renaming {
public:
    Renaming(const std::vector<std::string>& names, const std::vector<std::string>& in_tables,
             const std::vector<std::string>& in_signs)
        : names_(names), in_tables_(in_tables), in_signs_(in_signs) {}

    void operator()(Table& table) const {
        for (auto& column : table.columns) rename(column, in_tables_);
        for (auto& row : table.rows)
            if (row.label.starts_with(against)) {
                auto name = row.label.substr(against.size());
                rename(name, in_tables_);
                row.label = against + name;
            }
    }
    void operator()(Bars& bars) const {
        for (auto& bar : bars.bars) rename(bar.name, in_signs_);
    }
    void operator()(Sparks& sparks) const {
        for (auto& line : sparks.lines) rename(line.name, in_signs_);
    }
    void operator()(Sentences&) const {}

private:
    void rename(std::string& name, const std::vector<std::string>& shorter) const {
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found != names_.end()) name = shorter[static_cast<std::size_t>(found - names_.begin())];
    }
    const std::vector<std::string>& names_;
    const std::vector<std::string>& in_tables_;
    const std::vector<std::string>& in_signs_;
};

}  // namespace

std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t width) {
    std::vector<std::string> list;
    for (const auto& name : names) list.push_back(short_name(name, width));
    const auto once = list;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (std::count(once.begin(), once.end(), once[i]) > 1) {
            const auto number = fmt::format(" {}", i + 1);
            list[i] = short_name(names[i], width - std::min(width - 1, number.size())) + number;
        }
    return list;
}

void use_short_names(Document& document, const std::vector<std::string>& names, std::size_t width) {
    constexpr std::size_t before_signs = 20;
    const auto in_tables = short_names(names, width), in_signs = short_names(names, std::min(width, before_signs));
    const Renaming renaming(names, in_tables, in_signs);
    for (auto& block : document.blocks) std::visit(renaming, block);
}

}  // namespace holdtime
