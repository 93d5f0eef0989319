#pragma once

#include "reports/html/markup.hpp"
#include "reports/pictures/pictures.hpp"

/// Each picture as a figure: title, finding, plots and its table. Empty where there is nothing to show.
namespace holdtime {

Markup draw(const CustomersPicture& picture, const char* id = "customers");
Markup draw(const DaysPicture& picture, const char* id = "days");
Markup draw(const ClockPicture& picture);
Markup draw(const WaitsPicture& picture);
Markup draw(const MoneyPicture& picture);
Markup draw(const LoadPicture& picture);
Markup draw(const TradePicture& picture);
Markup draw(const FlowsPicture& picture);

}  // namespace holdtime
