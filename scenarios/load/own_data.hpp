#pragma once

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

/// A scenario that needs no other file: what its data files hold stands in it, beside their names.
namespace holdtime {

/// The tree with the values of every `{file: F, column: C}` beside it: `{file: F, column: C, values: [..]}`, and
/// `interval_start: [..]` where the file has that column. Numbers have decimal points. What cannot be read stays as it
/// is. The tree has been read ahead (scenarios/schema/csv.hpp).
Value with_own_data(Value tree);

/// The other way round: takes the values out and keeps them as what the files hold, so that no file is read. Complains
/// about values that are no column.
void take_own_data(Value& tree, Problems& problems);

}  // namespace holdtime
