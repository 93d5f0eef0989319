#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "scenarios/schema/value.hpp"

namespace holdtime {

/// The headings under which controls stand, in this order.
enum class ControlPart : std::uint8_t { volume, staffing, concurrency, work, patience, wages, shares, redials };

/// How a control's number becomes the setting's value.
enum class ControlForm : std::uint8_t {
    number,  ///< PATH=NUMBER UNIT
    agents,  ///< PATH={per_interval: [LIST]}, each number of agents times so many percent
    chats,   ///< PATH=NUMBER, and its channel's pace for so many
    pace,    ///< PATH=[LIST]: the last of the list becomes so many percent, the others fall in proportion
};

/// Something that the reader of a live page may move.
struct Control {
    std::string path;  ///< as in --what-if
    std::string label;
    ControlPart part = ControlPart::volume;
    ControlForm form = ControlForm::number;
    std::string unit = {};  ///< behind the number: %, s, min, h, d, /h; "" = none
    double value = 0, low = 0, high = 0, step = 1;
    std::string source = {};  ///< of the range: experiment.ranges, measured, a default's; "" = a share of the value
    std::vector<double> list = {};  ///< agents, pace
    std::string list_path = {};     ///< chats: of the pace
};

/// Of every number that the page offers, in the scenario's order within each part. `tree` is the scenario as it was
/// understood, its staffing given as numbers. Throws InputError with ranges that fit no key.
std::vector<Control> live_controls(const Scenario& scenario, const Value& tree);

}  // namespace holdtime
