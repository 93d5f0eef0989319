#pragma once

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

/// What emscripten's C++ library of Debian 12 (LLVM 13) lacks of C++20's numbers: read before every file of the engine,
/// so that no file needs to know. Same digits as the native program's library: the shortest that read back the same.
/// Names are added to namespace std, which the standard forbids and this one library, which lacks them, allows.
namespace std {  // NOLINT(cert-dcl58-cpp)

template <class To, class From>
constexpr To bit_cast(const From& from) noexcept {
    return __builtin_bit_cast(To, from);
}

/// What is out of range leaves the value alone, as the standard has it; fast_float makes it 0 or infinite.
inline from_chars_result from_chars(const char* first, const char* last, double& value,
                                    chars_format format = chars_format::general) {
    double read = 0;
    const auto wanted =
        format == chars_format::fixed ? fast_float::chars_format::fixed : fast_float::chars_format::general;
    auto [end, error] = fast_float::from_chars(first, last, read, wanted);
    if (error != errc{}) return {end, error};
    const string_view text(first, static_cast<size_t>(end - first));
    const auto mantissa = text.substr(0, text.find_first_of("eE"));
    const bool nothing = read == 0 && mantissa.find_first_of("123456789") != string_view::npos;
    if (nothing || !isfinite(read)) return {end, errc::result_out_of_range};
    value = read;
    return {end, errc{}};
}

/// The general form is asked for very large and very small numbers only, of which it is the scientific one.
to_chars_result to_chars(char* first, char* last, double value, chars_format format);

}  // namespace std
