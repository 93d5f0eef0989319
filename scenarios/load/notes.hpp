#pragma once

#include <string>

#include "scenarios/schema/value.hpp"

/// What stands in a scenario for its readers: the question that it asks, and the user's own notes.
namespace holdtime {

/// `description` and keys that begin with `x-`, where the keys are the program's.
bool is_note(const std::string& key);

/// Leaves notes out of the blocks whose keys are the program's; in maps of the user's own names they are names.
void drop_notes(Value& tree);

/// The first comment line at the head of a file, without its '#', passing over lines meant for an editor; "" when the
/// file begins with something else.
std::string first_comment(const std::string& text);

}  // namespace holdtime
