#include "sim/demand/sessions.hpp"

namespace holdtime {

namespace {

// What is drawn for one visit to a menu: first whether it is skipped and whether it ends with the wrong group, then a
// pair for each level; last with which, and for how long.
constexpr unsigned places = 64, of_misrouted = places - 1;

/// One of what can be, by one uniform: shares in this order, then going on.
struct Ways {
    double settled = 0, contained = 0, leaves = 0;  ///< contained includes settled
    void decide(double u, Session& session) const {
        if (u < leaves) {
            session.end = Session::End::leaves;
        } else if (u < leaves + contained) {
            session.end = Session::End::contained;
            session.settles = u < leaves + settled;
        }
    }
};

}  // namespace

std::array<double, 2> Sessions::pair(const Need& need, const Attempt& of, Purpose purpose, unsigned number) const {
    const unsigned kind = of.cause == Cause::arrival ? 0 : of.cause == Cause::repeat ? 1 : 2;
    const std::uint32_t ordinal = kind == 0 ? 0 : kind == 1 ? need.repeats : need.redials;
    return random_pair(key_, of.segment, of.number, purpose, (ordinal * 4 + kind) * places + number);
}

Session Sessions::menu(const Need& need, const Attempt& caller) const {
    const auto& menu = description_.channels[caller.channel].menu;
    Session visit;
    const auto [skips, misroutes] = pair(need, caller, Purpose::menu, 0);
    if (misroutes < menu.misrouted) {
        const auto [lands, lost] = pair(need, caller, Purpose::menu, of_misrouted);
        visit.misrouted = true;
        visit.lands = lands;
        visit.lost = menu.misrouted_time ? menu.misrouted_time->quantile(lost) : 0;
    }
    if (skips < menu.zero_out) return visit;
    for (unsigned l = 0; l < menu.levels.size() && visit.end == Session::End::goes_on; ++l) {
        const auto& level = menu.levels[l];
        const auto [time, way] = pair(need, caller, Purpose::menu, l + 1);
        const double share = level.self_service[caller.reason];
        visit.time += level.time ? level.time->quantile(time) : 0;
        Ways{share * level.settled[caller.reason], share, level.leave}.decide(way, visit);
    }
    return visit;
}

// A page and a bot before one channel draw numbers of their own.
Session Sessions::session(const Need& need, const Attempt& customer, std::uint16_t machine) const {
    const auto& about = description_.channels[machine];
    const auto& reason = description_.reasons[customer.reason];
    const unsigned first = about.kind == ChannelKind::bot ? 0 : 2;
    const auto [way, looks] = pair(need, customer, Purpose::session, first);
    Session session;
    session.skipped = !(looks < about.visits);
    if (session.skipped || way >= 1 - about.opt_out) return session;
    const auto& time = reason.talk_time[machine];
    session.time = time ? time->quantile(pair(need, customer, Purpose::session, first + 1)[0]) : 0;
    Ways{reason.resolved[machine], reason.contained[machine], reason.leave[machine]}.decide(way, session);
    return session;
}

}  // namespace holdtime
