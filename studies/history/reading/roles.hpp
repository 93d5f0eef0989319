#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/error.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// What a column of a contact log may be.
enum class Role : std::uint8_t {
    arrival,
    date,
    queue,
    channel,
    customer,
    menu,
    wait,
    talk,
    after_work,
    agent,
    outcome,
    answered,
    end,
    answers
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::answers) + 1;

struct RoleInfo {
    Role role;
    std::string_view name;  ///< as in --columns, and a heading that needs no option
    std::string_view meaning;
    std::vector<std::string_view> headings;  ///< other headings that say the same, lower case, the likeliest first
};

/// In the order of Role.
const std::vector<RoleInfo>& role_table();

/// How options say what the log's own names mean.
struct LogOptions {
    std::vector<std::string> columns;   ///< ROLE=HEADING; `queue=`: the log has none
    std::vector<std::string> outcomes;  ///< ROLE=VALUE[,VALUE]
    std::optional<std::string> dates;   ///< ymd, dmy, mdy
    std::optional<std::string> timezone;
    double interval = 1800;                                     ///< seconds
    std::vector<std::pair<std::string, Medium>> channels = {};  ///< names that are known beforehand
    std::int64_t first_day = 19723;  ///< of records, which count from their start: days since 1970-01-01; a Monday
};

/// Which column each role has; nothing where the log has none.
struct Columns {
    std::array<std::optional<std::size_t>, role_count> of_role;
    std::optional<std::size_t> operator[](Role role) const { return of_role[static_cast<std::size_t>(role)]; }
};

/// Finds the roles among the headings: those that options name, then the roles' own names, then other headings. Throws
/// InputError about an option that names no role or no heading, two roles with one column, and a log without arrivals.
Columns recognise_columns(const std::vector<std::string>& header, const std::string& file, const LogOptions& options);

/// What became of a contact, in a log's word.
struct OutcomeSaid {
    LoggedOutcome outcome = LoggedOutcome::answered;
    bool handed_over = false;  ///< answered, and went on elsewhere
};

/// What the log's words for outcomes mean.
class OutcomeWords {
public:
    /// Throws InputError about an option that is none.
    explicit OutcomeWords(const std::vector<std::string>& options);
    std::optional<OutcomeSaid> operator()(std::string_view word) const;

private:
    std::vector<std::pair<std::string, OutcomeSaid>> given_;
};

std::optional<Medium> medium_of(std::string_view word);
/// Of a channel that users named as they liked: `second line` is a phone, as nothing says otherwise.
Medium likely_medium(std::string_view name);
std::string lower_case(std::string_view text);

}  // namespace holdtime
