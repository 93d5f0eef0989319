#include "studies/history/reading/log_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr std::size_t most_queues = 1000;

std::optional<std::size_t> column_of(const CsvFields& header, std::string_view name) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) return {};
    return static_cast<std::size_t>(found - header.begin());
}

std::string_view role_name(Role role) { return role_table()[static_cast<std::size_t>(role)].name; }

std::string zone_of(const LogOptions& options) {
    const auto name = options.timezone.value_or("UTC");
    if (!find_zone(name))
        throw InputError({}, fmt::format("unknown --timezone '{}'{}", name, suggestion(name, zone_names())));
    return name;
}

}  // namespace

std::vector<std::string> NameNumbers::names() const {
    std::vector<std::string> list(numbers_.size());
    for (const auto& [name, number] : numbers_) list[number] = name;
    return list;
}

LogReader::LogReader(const LogOptions& options, DateOrder order)
    : options_(options), order_(order), words_(options.outcomes), days_(zone_of(options)) {
    log.timezone = zone_of(options);
}

void LogReader::begin(const CsvRows& rows) {
    columns_ = recognise_columns(rows.header(), rows.file(), options_);
    decimal_comma_ = rows.separator() != ',';
    const bool own = column_of(rows.header(), "replication") && column_of(rows.header(), "arrival_s") &&
                     column_of(rows.header(), "agent_group");
    replication_ = own ? column_of(rows.header(), "replication") : std::nullopt;
    strategy_ = own ? column_of(rows.header(), "strategy") : std::nullopt;
    group_ = own ? column_of(rows.header(), "agent_group") : std::nullopt;
    segment_ = own ? column_of(rows.header(), "segment") : std::nullopt;
    hang_up_ = own ? column_of(rows.header(), "hang_up_s") : std::nullopt;
    effort_ = own ? column_of(rows.header(), "effort_s") : std::nullopt;
    const auto arrival = lower_case(rows.header()[*columns_[Role::arrival]]);
    tickets_ = !own && !columns_[Role::talk] && !columns_[Role::wait] &&
               (arrival.starts_with("created") || arrival.starts_with("opened"));
    tells_answers_ =
        columns_[Role::outcome] || columns_[Role::talk] || columns_[Role::agent] || columns_[Role::answered];
    if (!tells_answers_ && !tickets_) log.assumed.emplace_back("no column tells who was answered: all are taken to be");
    log.files.push_back(rows.file());
    log.tells_menu = log.tells_menu || (columns_[Role::menu] && !own);
    log.tells_talk = log.tells_talk || columns_[Role::talk] || (columns_[Role::end] && !tickets_);
    log.tells_after_work = log.tells_after_work || columns_[Role::after_work].has_value();
    tells_cases_ = columns_[Role::answers].has_value();
    if (tells_cases_) log.tells_answers = true;
    before_ = -1e18;
    if (own && log.files.size() == 1)
        log.assumed.push_back(fmt::format("the records begin at midnight of {} (UTC), a Monday, as they name no date",
                                          show_date(options_.first_day)));
}

std::string_view LogReader::text(const CsvFields& row, Role role) const {
    const auto column = columns_[role];
    return column ? std::string_view(row[*column]) : std::string_view();
}

float LogReader::seconds(const CsvFields& row, Role role) const {
    const auto cell = text(row, role);
    if (cell.empty()) return not_told;
    const auto span = read_span(cell, decimal_comma_);
    if (!span) throw Fault{fmt::format("{} '{}' is no number of seconds", role_name(role), cell)};
    if (*span < 0) throw Fault{fmt::format("{} is negative", role_name(role))};
    return static_cast<float>(*span);
}

double LogReader::moment(std::string_view cell, std::optional<std::int64_t> day) const {
    const auto read = read_moment(cell, order_);
    if (!read) throw Fault{fmt::format("'{}' is no time", cell)};
    if (read->unix_time) return *read->unix_time;
    const auto date = read->day ? read->day : day;
    if (!date) throw Fault{fmt::format("'{}' has no date", cell)};
    const double local = static_cast<double>(*date * seconds_a_day) + read->second.value_or(0);
    if (read->utc_offset) return local - *read->utc_offset;
    const auto at = days_.unix_time(local, before_ - 60);
    if (!at) throw Fault{fmt::format("'{}' is a time that the clocks of {} skip", cell, log.timezone)};
    return *at;
}

double LogReader::arrival(const CsvFields& row) const {
    const auto cell = text(row, Role::arrival);
    if (cell.empty()) throw Fault{"no arrival"};
    if (replication_) {
        const auto second = read_span(cell, decimal_comma_);
        if (!second) throw Fault{fmt::format("arrival '{}' is no number of seconds", cell)};
        return static_cast<double>(options_.first_day * seconds_a_day) + *second;
    }
    if (!columns_[Role::date]) return moment(cell, {});
    const auto date = read_moment(text(row, Role::date), order_);
    if (!date || !date->day) throw Fault{fmt::format("'{}' is no date", text(row, Role::date))};
    if (cell.find(':') != std::string_view::npos) return moment(cell, date->day);
    const auto second = read_span(cell, decimal_comma_);
    if (!second || *second < 0) throw Fault{fmt::format("arrival '{}' is no second of the day", cell)};
    const double local = static_cast<double>(*date->day * seconds_a_day) + *second;
    const auto at = days_.unix_time(local, before_ - 60);
    if (!at) throw Fault{fmt::format("second {} is one that the clocks of {} skip that day", cell, log.timezone)};
    return *at;
}

OutcomeSaid LogReader::outcome(const CsvFields& row, const LoggedContact& contact) const {
    const auto word = text(row, Role::outcome);
    if (columns_[Role::outcome] && !word.empty() && !tickets_) {
        const auto known = words_(word);
        if (!known) throw Fault{fmt::format("unknown outcome '{}' (--outcomes ROLE={} tells what it is)", word, word)};
        return *known;
    }
    const bool answered = tickets_ || !tells_answers_ || contact.talk == contact.talk ||
                          !text(row, Role::answered).empty() ||
                          (columns_[Role::agent] && !text(row, Role::agent).empty());
    return {answered ? LoggedOutcome::answered : LoggedOutcome::abandoned};
}

std::uint16_t LogReader::answers(const CsvFields& row) const {
    const auto cell = text(row, Role::answers);
    if (cell.empty()) return tells_cases_ && medium(row) == Medium::email ? 0 : 1;
    const auto number = read_span(cell, decimal_comma_);
    constexpr double most = 10000;
    if (!number || *number != std::floor(*number) || *number < 0 || *number > most)
        throw Fault{fmt::format("answers '{}' is no whole number from 0 to {:.0f}", cell, most)};
    return static_cast<std::uint16_t>(std::max(1.0, *number));
}

void LogReader::read_times(const CsvFields& row, double came, LoggedContact& contact) const {
    const auto told = [](float value) { return value == value; };
    if (const auto menu = seconds(row, Role::menu); told(menu)) contact.menu = menu;
    contact.asked = came + static_cast<double>(contact.menu);
    contact.talk = seconds(row, Role::talk);
    contact.after_work = seconds(row, Role::after_work);
    const auto said = outcome(row, contact);
    contact.outcome = said.outcome;
    contact.handed_over = said.handed_over;
    const bool served = contact.outcome == LoggedOutcome::answered;
    const auto answered = stamp(row, Role::answered, came), end = stamp(row, Role::end, came);
    auto wait = seconds(row, Role::wait);
    if (!told(wait) && served && answered) wait = static_cast<float>(*answered - contact.asked);
    if (!told(wait) && served && end && told(contact.talk) && contact.answers == 1)
        wait = static_cast<float>(*end - contact.asked) - contact.talk -
               (told(contact.after_work) ? contact.after_work : 0);
    if (!told(wait) && !served && end) wait = static_cast<float>(*end - contact.asked);
    if (told(wait) && wait < -1) throw Fault{"answered or ended before it arrived"};
    contact.wait = told(wait) ? std::max(0.0f, wait) : 0;
    if (!served) {
        contact.talk = contact.after_work = not_told;
        return;
    }
    if (tickets_) {
        if (!answered && end) contact.wait = static_cast<float>(std::max(0.0, *end - contact.asked));
        return;
    }
    if (effort_ && end)
        read_own_work(row, *end, contact);
    else if (!told(contact.talk) && end)
        read_work_until(*end, contact);
}

std::optional<double> LogReader::stamp(const CsvFields& row, Role role, double came) const {
    const auto cell = text(row, role);
    if (cell.empty()) return {};
    if (replication_) {
        const auto second = read_span(cell, decimal_comma_);
        if (!second) throw Fault{fmt::format("{} '{}' is no number of seconds", role_name(role), cell)};
        return static_cast<double>(options_.first_day * seconds_a_day) + *second;
    }
    return moment(cell, days_.day(came));
}

void LogReader::read_work_until(double end, LoggedContact& contact) {
    const bool after = contact.after_work == contact.after_work;
    contact.talk = static_cast<float>(end - contact.answered() - (after ? static_cast<double>(contact.after_work) : 0));
    if (contact.talk < -1) throw Fault{"ended before it was answered"};
    contact.talk = std::max(0.0f, contact.talk);
}

/// holdtime's own records tell the hang-up, and the agents' time, which is the work of what nobody waits for on the
/// line: it may have been put back, or taken several answers.
void LogReader::read_own_work(const CsvFields& row, double end, LoggedContact& contact) const {
    const auto hang_up = read_span(row[*hang_up_], false), effort = read_span(row[*effort_], false);
    if (!hang_up || !effort) throw Fault{"hang_up_s or effort_s is no number of seconds"};
    const double hung_up = static_cast<double>(options_.first_day * seconds_a_day) + *hang_up;
    constexpr double rounding = 1e-3;
    contact.after_work = end - hung_up < rounding ? 0 : static_cast<float>(end - hung_up);
    contact.talk = static_cast<float>(std::max(0.0, hung_up - contact.answered()));
    if (medium(row) == Medium::email)
        contact.talk = static_cast<float>(
            std::max(0.0, *effort - std::max<int>(1, contact.answers) * static_cast<double>(contact.after_work)));
}

/// A case that is not settled tells neither how many answers it takes nor how long.
void LogReader::read_case(const CsvFields& row, double came, const LoggedContact& contact) {
    if (!tells_cases_ || contact.medium != Medium::email || contact.outcome != LoggedOutcome::answered) return;
    if (text(row, Role::answers).empty()) return;
    const auto end = stamp(row, Role::end, came);
    if (columns_[Role::end] && !end) return;
    const bool told = end && (!tickets_ || !text(row, Role::answered).empty());
    const double work = contact.ended() - contact.answered();
    const double later = told ? std::max(0.0, *end - contact.answered() - work) : 0;
    log.cases.push_back({contact.asked, told ? static_cast<float>(later) : not_told, contact.answers, contact.queue});
}

void LogReader::check_lengths(const LoggedContact& contact) {
    constexpr double a_day = 86400, longest_work = 31 * a_day, longest_wait = 1000 * a_day;
    if (contact.talk > longest_work || contact.after_work > longest_work) throw Fault{"work of more than a month"};
    if (contact.wait > longest_wait || contact.menu > longest_wait) throw Fault{"a wait of more than a thousand days"};
}

Medium LogReader::medium(const CsvFields& row) const {
    if (tickets_) return Medium::email;
    const auto name = text(row, Role::channel);
    const auto given = std::find_if(options_.channels.begin(), options_.channels.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (given != options_.channels.end()) return given->second;
    if (const auto known = medium_of(name)) return *known;
    if (replication_) return likely_medium(name);
    if (!name.empty()) throw Fault{fmt::format("unknown channel '{}'", name)};
    return Medium::phone;
}

void LogReader::read_names(const CsvFields& row, LoggedContact& contact) {
    const auto queue = text(row, Role::queue);
    const auto number = queues_.number(queue.empty() ? only_queue : std::string(queue));
    if (number >= most_queues)
        throw InputError({log.files.back(), 1, 0},
                         fmt::format("more than {} different queues (is the column a queue at all? --columns "
                                     "queue=HEADING names another, --columns queue= says there is none)",
                                     most_queues));
    contact.queue = static_cast<std::uint16_t>(number);
    contact.medium = medium(row);
    const auto agent = text(row, Role::agent);
    if (!agent.empty() && contact.outcome == LoggedOutcome::answered) {
        const auto group = replication_ ? row[*group_] + " " : std::string();
        contact.agent = agents_.number(group + std::string(agent));
    }
    const auto customer = text(row, Role::customer);
    if (customer.empty()) return;
    contact.customer = customers_.number(
        replication_ ? fmt::format("{}/{}/{}", row[*replication_], row[*segment_], customer) : std::string(customer));
}

bool LogReader::counts_replication(const CsvFields& row) {
    if (!replication_) return true;
    if (first_strategy_.empty()) first_strategy_ = row[*strategy_];
    if (row[*strategy_] != first_strategy_) return false;
    const auto& replication = row[*replication_];
    if (replications_.empty() || replications_.back().replication != replication)
        replications_.push_back({log.contacts.size(), log.cases.size(), replication});
    return true;
}

std::string LogReader::add(const CsvFields& row) {
    try {
        if (!counts_replication(row)) {
            other_strategies_ = true;
            return {};
        }
        LoggedContact contact;
        const double came = arrival(row);
        contact.answers = answers(row);
        read_times(row, came, contact);
        check_lengths(contact);
        read_names(row, contact);
        before_ = came;
        read_case(row, came, contact);
        log.tells_menu = log.tells_menu || (replication_ && contact.menu > 0);
        log.tells_after_work = log.tells_after_work || (effort_ && contact.after_work > 0);
        log.contacts.push_back(contact);
        return {};
    } catch (const Fault& fault) {
        return fault.reason;
    }
}

/// Of those that came shortly before the end the long ones are missing. `first_end`: where the first replication's
/// weeks end, of `span` seconds each; 0: one log, which ends with its last contact.
void LogReader::leave_out_late_cases(double first_end, double span) {
    constexpr double usual = 0.95;
    std::vector<float> later;
    for (const auto& one : log.cases)
        if (one.later == one.later) later.push_back(one.later);
    if (later.empty()) return;
    const auto at = static_cast<std::ptrdiff_t>(usual * static_cast<double>(later.size() - 1));
    std::nth_element(later.begin(), later.begin() + at, later.end());
    const double room = static_cast<double>(later[static_cast<std::size_t>(at)]);
    double last = 0;
    for (const auto& contact : log.contacts) last = std::max(last, contact.asked);
    std::erase_if(log.cases, [&](const LoggedCase& one) {
        const double weeks =
            first_end > 0 && one.asked >= first_end ? std::floor((one.asked - first_end) / span) + 1 : 0;
        const double end = first_end > 0 ? first_end + weeks * span : last;
        return one.asked + room > end;
    });
}

void LogReader::finish() {
    const double start = static_cast<double>(options_.first_day * seconds_a_day);
    double longest = 0;
    if (!replications_.empty())
        for (const auto& contact : log.contacts) longest = std::max(longest, contact.asked - start);
    constexpr double a_week = 7 * seconds_a_day;
    const double span = (std::floor(longest / a_week) + 1) * a_week;
    for (std::size_t r = 1; r < replications_.size(); ++r) {
        const auto end = r + 1 < replications_.size() ? replications_[r + 1].contact : log.contacts.size();
        for (auto i = replications_[r].contact; i < end; ++i) log.contacts[i].asked += static_cast<double>(r) * span;
        const auto last = r + 1 < replications_.size() ? replications_[r + 1].of_cases : log.cases.size();
        for (auto i = replications_[r].of_cases; i < last; ++i) log.cases[i].asked += static_cast<double>(r) * span;
    }
    leave_out_late_cases(replications_.empty() ? 0 : start + span, span);
    if (other_strategies_)
        log.assumed.push_back(
            fmt::format("of the records of several strategies those of '{}' were read", first_strategy_));
    const auto earlier = [](const auto& a, const auto& b) { return a.asked < b.asked; };
    if (!std::is_sorted(log.contacts.begin(), log.contacts.end(), earlier))  // sorting takes as much memory again
        std::stable_sort(log.contacts.begin(), log.contacts.end(), earlier);
    log.queues = queues_.names();
    log.agents = agents_.names();
    log.customers = static_cast<std::uint32_t>(customers_.size());
    if (!options_.timezone && replications_.empty())
        log.assumed.push_back("times are UTC, as no --timezone says whose they are");
}

}  // namespace holdtime
