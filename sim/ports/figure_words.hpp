#pragma once

#include "sim/ports/figures.hpp"

/// What rows of figures say often: the parts that they stand in, and the sums that they divide by.
namespace holdtime::figure_rows {

inline constexpr unsigned of_contacts = in_total | in_channel | in_segment | in_reason | in_interval;
inline constexpr unsigned of_answers = of_contacts | in_group;
inline constexpr unsigned of_agents = in_total | in_group | in_group_interval;
inline constexpr unsigned of_chats = of_agents | in_channel | in_interval;

inline constexpr unsigned of_session = not_by_formula | of_journeys | of_sessions;

inline constexpr SumList offered{Sum::answered, Sum::abandoned, Sum::blocked, Sum::disconnected, Sum::waiting_at_end};
inline constexpr SumList offered_to_wait = SumList{offered}.without({Sum::promised});
inline constexpr SumList needs{Sum::answered,       Sum::abandoned,   Sum::blocked, Sum::disconnected,
                               Sum::waiting_at_end, Sum::unavailable, Sum::several, Sum::machine_sessions};

inline constexpr SumList decided_needs =
    SumList{Sum::answered,    Sum::abandoned, Sum::blocked,         Sum::disconnected,
            Sum::unavailable, Sum::several,   Sum::machine_sessions}
        .without({Sum::several_in_progress});

inline constexpr SumList settled{Sum::resolved, Sum::several_resolved};

inline constexpr SumList money{Sum::wages, Sum::premiums,  Sum::on_call, Sum::seats,  Sum::telephony, Sum::fees,
                               Sum::bot,   Sum::recording, Sum::quality, Sum::set_up, Sum::turnover,  Sum::per_day};
static_assert(money.size == item_count);
inline constexpr SumList worth = [] {
    SumList list{Sum::revenue};
    for (std::size_t i = 0; i < money.size; ++i) list = list.without({money.sums[i]});
    return list.without({Sum::lost_value});
}();

}  // namespace holdtime::figure_rows
