#include "sim/ports/figures.hpp"

#include <initializer_list>
#include <span>

#include "sim/ports/figures_of_contacts.hpp"
#include "sim/ports/figures_of_experience.hpp"
#include "sim/ports/figures_of_money.hpp"
#include "sim/ports/figures_of_needs.hpp"
#include "sim/ports/figures_of_service.hpp"
#include "sim/ports/figures_of_sessions.hpp"
#include "sim/ports/figures_of_waits.hpp"
#include "sim/ports/figures_of_work.hpp"

namespace holdtime {
namespace {

/// One table a theme; a row may stand anywhere in one of them.
constexpr std::initializer_list<std::span<const FigureInfo>> themes = {
    figure_rows::figures_of_contacts, figure_rows::figures_of_waits,    figure_rows::figures_of_service,
    figure_rows::figures_of_needs,    figure_rows::figures_of_sessions, figure_rows::figures_of_experience,
    figure_rows::figures_of_money,    figure_rows::figures_of_work};

constexpr std::size_t number_of_rows() {
    std::size_t number = 0;
    for (const auto rows : themes) number += rows.size();
    return number;
}

constexpr std::array<FigureInfo, figure_count> by_enumerator() {
    std::array<FigureInfo, figure_count> table{};
    for (const auto rows : themes)
        for (const FigureInfo& row : rows) table[static_cast<std::size_t>(row.figure)] = row;
    return table;
}

constexpr auto table = by_enumerator();

constexpr bool has_every_figure() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].key.empty()) return false;
    return true;
}
static_assert(has_every_figure(), "a figure has no row");
static_assert(number_of_rows() == figure_count, "a figure has two rows");

}  // namespace

const std::array<FigureInfo, figure_count>& figure_info() { return table; }

}  // namespace holdtime
