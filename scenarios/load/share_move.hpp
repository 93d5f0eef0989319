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

/// A block of shares with this pattern as a map, also where it is written in short or not at all: `to: phone` is all to
/// phone, and absent channels of a redial are all by the same. Nothing where there are no shares.
std::optional<Value> shares_written_out(const Value* shares, const std::string& pattern);

/// Moves `value` of the share `from` to `to`. A value that is no share is put in place of the share itself, where the
/// loader complains about it. Without `from` there is nothing to move.
void move_share(Value& shares, const ShareMove& move, const Value& value);

}  // namespace holdtime
