#pragma once

#include <array>
#include <cstdint>

#include "sim/ports/customer.hpp"

namespace holdtime {

/// What customers do before the queue: in menus, with bots, on web pages. Every number is keyed by the customer, by
/// what brings it (its first contact, the how manyeth redial or repeat) and by the level or kind of machine.
class Sessions {
public:
    explicit Sessions(const Description& description) : description_(description) {}
    void restart(const StreamKey& key) { key_ = key; }
    /// See CustomerSource::menu: the levels one after the other, each for its whole time; at its end one uniform
    /// decides.
    Session menu(const Need& need, const Attempt& caller) const;
    /// See CustomerSource::session. `contained`, `leave` and `opt_out` are shares of all sessions.
    Session session(const Need& need, const Attempt& customer, std::uint16_t machine) const;

private:
    std::array<double, 2> pair(const Need& need, const Attempt& of, Purpose purpose, unsigned number) const;

    const Description& description_;
    StreamKey key_;
};

}  // namespace holdtime
