#include "models/staffing/shifts/shift_parameters.hpp"

namespace holdtime {

const std::vector<ParameterInfo>& shift_parameters() {
    static const std::vector<ParameterInfo> list = {
        {"start", "times of day", "", "when it starts, or from when to when it may: \"06:00-09:00\""},
        ParameterInfo{"every", "duration", "the calendar's interval", "step between the starts"}.within(above(0)),
        ParameterInfo{"length", "duration", "",
                      "from coming to going, breaks included: 8h with a break of 1h is 7 paid hours; at most a day"}
            .within({0, 86400, true}),
        {"breaks", "list of breaks", "none", "unpaid, in order"},
        {"weekdays", "weekdays", "every day", "mon-fri, or a list"},
        {"together", "boolean", "false", "the same people on all its weekdays of a week from Monday"},
        {"part_time", "boolean", "false", "its people count as part-time"},
        ParameterInfo{"at_most", "integer", "no limit", "most people a day"}.within(at_least(0))};
    return list;
}

const std::vector<ParameterInfo>& break_parameters() {
    static const std::vector<ParameterInfo> list = {
        {"after", "duration", "", "earliest start, after the shift's"},
        {"latest", "duration", "as `after`", "latest start, after the shift's"},
        {"length", "duration", "", "how long"}};
    return list;
}

}  // namespace holdtime
