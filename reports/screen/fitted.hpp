#pragma once

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"

namespace holdtime {

/// What a screen holds of a study's document: the answer, what to know before deciding and the last block in full, of
/// long tables the first rows, and how to see the rest. All of it where it fits, or where everything was asked for.
Document fitted_to_screen(const Document& whole, const ReportStyle& style);

}  // namespace holdtime
