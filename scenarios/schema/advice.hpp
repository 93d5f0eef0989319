#pragma once

#include <string>
#include <string_view>

/// What somebody meant who wrote a time zone or a time of day as it is written elsewhere.
namespace holdtime {

/// " (did you mean 'Europe/Vienna'?)" for a zone that there is not; with no near one, what such names look like.
std::string zone_advice(const std::string& name);

/// The text with every time of a twelve-hour clock ("8am", "5:30 p.m.") as one of 24 hours ("08:00", "17:30"); "" when
/// it has none.
std::string on_24_hours(std::string_view text);

/// `why` with the remedy that on_24_hours() knows.
std::string with_24_hours(const std::string& why, std::string_view text);

}  // namespace holdtime
