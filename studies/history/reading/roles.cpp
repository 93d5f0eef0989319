#include "studies/history/reading/roles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/trimmed.hpp"

namespace holdtime {

const std::vector<RoleInfo>& role_table() {
    static const std::vector<RoleInfo> table{
        {Role::arrival,
         "arrival",
         "when the contact came: a time stamp, or with date a time of day or the second of the day",
         {"arrival_s", "arrival_time", "arrived", "start_time", "start", "call_start", "timestamp", "date_time",
          "datetime", "offered_at", "created", "created_at", "opened", "time"}},
        {Role::date, "date", "the day, where arrival is a time of day", {"day", "call_date"}},
        {Role::queue,
         "queue",
         "the queue, skill or matter",
         {"queue_name", "skill", "reason", "split", "topic", "service", "call_type"}},
        {Role::channel, "channel", "phone, chat or email", {"media", "media_type", "medium"}},
        {Role::customer,
         "customer",
         "who made contact, as a number or name that comes again",
         {"customer_id", "caller", "caller_id", "ani", "cli", "requester", "requester_id"}},
        {Role::menu,
         "menu",
         "time in the voice menu before the queue",
         {"menu_s", "vru_s", "ivr_s", "ivr", "vru_time", "ivr_time"}},
        {Role::wait,
         "wait",
         "from joining the queue to the answer, or to leaving",
         {"wait_s", "queue_s", "wait_time", "queue_time", "waiting_time", "time_in_queue"}},
        {Role::talk,
         "talk",
         "of the answered: time with the agent, holds included",
         {"talk_s", "service_s", "talk_time", "service_time", "handle_time", "aht_s", "duration_s"}},
        {Role::after_work,
         "after_work",
         "after-contact work",
         {"after_work_s", "acw", "acw_s", "wrap_up", "wrap_up_s", "acw_time", "after_call_work"}},
        {Role::agent, "agent", "who answered", {"agent_id", "agent_name", "server", "user", "assignee"}},
        {Role::outcome, "outcome", "what became of it", {"disposition", "result", "status"}},
        {Role::answered,
         "answered",
         "time stamp of the answer",
         {"answered_at", "answer_time", "connected_at", "first_reply", "first_reply_at", "first_response_at"}},
        {Role::end,
         "end",
         "time stamp of the end of work",
         {"end_s", "end_time", "ended", "ended_at", "closed", "closed_at", "solved", "solved_at", "resolved_at"}},
        {Role::answers,
         "answers",
         "of an e-mail or ticket: answers sent until it was settled",
         {"replies", "agent_replies", "reply_count", "number_of_replies", "touches"}},
    };
    return table;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

namespace {

/// `Wait time` and `wait_time` are one heading.
std::string plain_heading(std::string_view heading) {
    auto plain = lower_case(heading);
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return plain;
}

std::vector<std::string> role_names() {
    std::vector<std::string> names;
    for (const auto& info : role_table()) names.emplace_back(info.name);
    return names;
}

const RoleInfo& role_named(const std::string& name, const std::string& typed) {
    for (const auto& info : role_table())
        if (info.name == name) return info;
    throw InputError({}, fmt::format("unknown role in --columns '{}'{}", typed, suggestion(name, role_names())));
}

/// ROLE and what it is.
std::pair<std::string, std::string> split_option(const std::string& option, const std::string& typed) {
    const auto equals = typed.find('=');
    if (equals == std::string::npos)
        throw InputError({}, fmt::format("invalid {} '{}' (must be ROLE=VALUE)", option, typed));
    return {typed.substr(0, equals), typed.substr(equals + 1)};
}

/// Those of options: a column, or "the log has none".
class NamedColumns {
public:
    NamedColumns(const std::vector<std::string>& header, const std::string& file, const LogOptions& options) {
        for (const auto& typed : options.columns) {
            const auto [name, heading] = split_option("--columns", typed);
            const auto role = static_cast<std::size_t>(role_named(name, typed).role);
            decided_[role] = true;
            column_[role].reset();
            if (heading.empty()) continue;
            const auto found = std::find(header.begin(), header.end(), heading);
            if (found == header.end())
                throw InputError({file, 1, 0}, fmt::format("no column '{}', which --columns {} names{}", heading, typed,
                                                           suggestion(heading, header)));
            column_[role] = static_cast<std::size_t>(found - header.begin());
        }
    }
    bool decided(std::size_t role) const { return decided_[role]; }
    std::optional<std::size_t> column(std::size_t role) const { return column_[role]; }
    bool takes(std::size_t column) const {
        return std::find(column_.begin(), column_.end(), std::optional(column)) != column_.end();
    }

private:
    std::array<bool, role_count> decided_{};
    std::array<std::optional<std::size_t>, role_count> column_;
};

std::optional<std::size_t> column_called(const std::vector<std::string>& header, const NamedColumns& named,
                                         std::string_view name) {
    for (std::size_t i = 0; i < header.size(); ++i)
        if (plain_heading(header[i]) == name && !named.takes(i)) return i;
    return {};
}

std::optional<std::size_t> column_by_heading(const std::vector<std::string>& header, const NamedColumns& named,
                                             const RoleInfo& role) {
    if (const auto own = column_called(header, named, role.name)) return own;
    for (const auto& other : role.headings)
        if (const auto found = column_called(header, named, other)) return found;
    return {};
}

}  // namespace

Columns recognise_columns(const std::vector<std::string>& header, const std::string& file, const LogOptions& options) {
    const NamedColumns named(header, file, options);
    Columns columns;
    for (const auto& info : role_table()) {
        const auto role = static_cast<std::size_t>(info.role);
        columns.of_role[role] = named.decided(role) ? named.column(role) : column_by_heading(header, named, info);
    }
    for (std::size_t a = 0; a < role_count; ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (columns.of_role[a] && columns.of_role[a] == columns.of_role[b])
                throw InputError({file, 1, 0},
                                 fmt::format("column '{}' is both {} and {} (name them with --columns)",
                                             header[*columns.of_role[a]], role_table()[b].name, role_table()[a].name));
    if (!columns[Role::arrival])
        throw InputError({file, 1, 0},
                         fmt::format("no column of arrivals (name it with --columns arrival=HEADING; the headings are "
                                     "{})",
                                     fmt::join(header, ", ")));
    return columns;
}

namespace {

struct OutcomeWord {
    OutcomeSaid outcome;
    std::string_view role;
    std::vector<std::string_view> words;
};

const std::vector<OutcomeWord>& outcome_table() {
    static const std::vector<OutcomeWord> table{
        {{LoggedOutcome::answered},
         "answered",
         {"served", "handled", "connected", "completed", "agent", "yes", "1", "true"}},
        {{LoggedOutcome::answered, true}, "handed_over", {"handed over", "hand_over", "transferred", "escalated"}},
        {{LoggedOutcome::abandoned}, "abandoned", {"abandon", "hang", "hung up", "lost", "missed", "no", "0", "false"}},
        {{LoggedOutcome::blocked}, "blocked", {"busy", "rejected", "congestion"}},
        {{LoggedOutcome::disconnected},
         "disconnected",
         {"waiting_at_end", "sent away", "timeout", "overflow", "closed"}},
        {{LoggedOutcome::menu}, "menu", {"left_in_menu", "left_before_queue", "self_served", "ivr"}},
    };
    return table;
}

}  // namespace

OutcomeWords::OutcomeWords(const std::vector<std::string>& options) {
    std::vector<std::string> roles;
    for (const auto& known : outcome_table()) roles.emplace_back(known.role);
    for (const auto& typed : options) {
        const auto split = split_option("--outcomes", typed);
        const std::string &role = split.first, &values = split.second;
        const auto known = std::find_if(outcome_table().begin(), outcome_table().end(),
                                        [&](const auto& one) { return one.role == role; });
        if (known == outcome_table().end())
            throw InputError({}, fmt::format("unknown role in --outcomes '{}'{}", typed, suggestion(role, roles)));
        for (std::size_t begin = 0; begin <= values.size();) {
            const auto end = std::min(values.find(',', begin), values.size());
            given_.emplace_back(lower_case(trimmed(std::string_view(values).substr(begin, end - begin))),
                                known->outcome);
            begin = end + 1;
        }
    }
}

std::optional<OutcomeSaid> OutcomeWords::operator()(std::string_view word) const {
    const auto lower = lower_case(word);
    for (const auto& [known, outcome] : given_)
        if (known == lower) return outcome;
    for (const auto& known : outcome_table())
        if (known.role == lower || std::find(known.words.begin(), known.words.end(), lower) != known.words.end())
            return known.outcome;
    return {};
}

std::optional<Medium> medium_of(std::string_view word) {
    const auto lower = lower_case(word);
    const auto is = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), lower) != words.end();
    };
    if (is({"phone", "voice", "call", "callback", "inbound", "tel", "telephone"})) return Medium::phone;
    if (is({"chat", "webchat", "message", "messaging", "sms", "whatsapp"})) return Medium::chat;
    if (is({"email", "e-mail", "mail", "ticket", "task", "letter"})) return Medium::email;
    return {};
}

Medium likely_medium(std::string_view name) {
    const auto lower = lower_case(name);
    const auto has = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](auto word) { return lower.find(word) != std::string::npos; });
    };
    if (has({"chat", "messag"})) return Medium::chat;
    if (has({"mail", "ticket", "letter", "case"})) return Medium::email;
    return Medium::phone;
}

}  // namespace holdtime
