#pragma once

#include "reports/document/document.hpp"
#include "studies/history/writing/fitted.hpp"

namespace holdtime {

Document fit_document(const FitReport& report);

}  // namespace holdtime
