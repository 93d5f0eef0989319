#pragma once

#include <cstdint>
#include <string>

namespace holdtime {

/// 1234567.8 -> "1,234,568"; below 100 two decimals; no minus sign on a zero.
std::string number_text(double number);
/// 86.8 -> "87": a mean number of people or contacts, with a decimal only below 10.
std::string mean_count_text(double number);
/// With the currency behind it, when there is one.
std::string money_text(double money, const std::string& currency);
/// 0.8314 -> "83.1 %".
std::string share_text(double share);
/// A share that somebody typed: 0.9 -> "90 %", 0.995 -> "99.5 %".
std::string plain_share(double share);
/// A wait that somebody typed: 20 -> "20 s", 300 -> "5 min", 28800 -> "8 h".
std::string plain_wait(double seconds);
/// A channel or group of a strategy: "phone of mixed"; where both have one name, that.
std::string of_strategy(const std::string& part, const std::string& strategy);
/// 1234 -> "1,234".
std::string count_text(std::uint64_t count);

}  // namespace holdtime
