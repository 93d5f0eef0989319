#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

/// Names of channels, reasons, segments and strategies that no block defines.
namespace holdtime {

/// `unknown channel 'fone' in strategies.a.channels (did you mean 'phone'?)`
std::string unknown_name(const std::string& kind, const std::string& name, const std::string& path,
                         const std::vector<std::string>& known);

/// Drops what was said of the names of a kind whose block is not there, or was complained about: they may be right.
void forget_undefined(const Value& tree, Problems& problems);

/// A name that is used in many places and defined nowhere is one fault: the first of its places is told, and the lines
/// of others.
void gather_unknown(Problems& problems);

/// Complains where the line with the name of a segment, channel or strategy is missing, or that with the name of their
/// block, so that its keys or names stand in another; true if so.
bool lacks_headings(const Value& tree, Problems& problems);

/// Of an overlay: takes out the blocks of names that the scenario does not have and that are no blocks of their own, as
/// they lack what is mandatory, after one complaint each.
void refuse_strangers(const Value& base, Value& over, Problems& problems);

}  // namespace holdtime
