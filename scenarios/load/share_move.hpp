#pragma once

#include <optional>
#include <string>

#include "scenarios/schema/value.hpp"

/// `segments.*.prefers.phone>chat=30%`: 30 % of phone's share goes to chat, and the shares still add up to 1.
namespace holdtime {

struct ShareMove {
    std::string from, to;
};

/// The last step of a path, where it speaks of two names of the block with this pattern and is none itself.
std::optional<ShareMove> share_move(const std::string& step, const std::string& pattern);

/// Moves `value` of the share `from` to `to`. A value that is no share is put in place of the share itself, where the
/// loader complains about it. Without `from` there is nothing to move.
void move_share(Value& shares, const ShareMove& move, const Value& value);

}  // namespace holdtime
