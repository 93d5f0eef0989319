#include "studies/history/estimation/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

bool told(float value) { return value == value; }

std::size_t number_of(Medium medium) { return static_cast<std::size_t>(medium); }

double binomial_error(double share, double n) { return n > 0 ? std::sqrt(share * (1 - share) / n) : 0; }

/// Services of a few seconds are often no services: agents who hang up to rest (A. Mandelbaum, A. Sakov, S. Zeltyn,
/// Empirical analysis of a call center, 2000, section 5.2). Where there are more of them than the law fitted to the
/// longer ones explains, they count for the mean and not for the law.
void fit_work_law(WorkEstimate& work) {
    constexpr double short_service = 10, least_excess = 0.01, errors = 3;
    const double n = work.seen.n();
    for (const auto& [value, count] : work.seen.points())
        if (value <= short_service) work.short_share += count / n;
    work.laws = fit_work(work.seen);
    if (work.short_share == 0 || work.laws.empty()) return;
    auto without = fit_work(work.seen, short_service);
    if (without.empty()) return;
    work.short_expected = 1 - without.front().survival(short_service);
    const double excess = work.short_share - work.short_expected;
    work.short_apart =
        excess > std::max(least_excess, errors * binomial_error(work.short_share, n)) && work.short_share < 0.5;
    if (work.short_apart) work.laws = std::move(without);
}

class Fitter {
public:
    Fitter(const ContactLog& log, double interval, const Stop& stop)
        : log_(log), stop_(stop), clock_(log.timezone), table_(log, clock_, interval) {
        fit_.interval = interval;
        fit_.timezone = log.timezone;
        fit_.files = log.files;
        fit_.rows = log.rows;
        fit_.rejected = log.rejected;
        fit_.rejected_rows = log.rejected_rows;
        fit_.contacts = log.contacts.size();
        fit_.first_day = table_.first_day();
        fit_.last_day = table_.first_day() + static_cast<std::int64_t>(table_.days()) - 1;
        fit_.odd_days = table_.odd_days();
        fit_.unknown = log.assumed;
    }

    HistoryFit run() {
        handed_ = find_hand_overs(log_);
        parts_ = parts_of_needs(log_, table_, handed_);
        groups_ = find_groups(log_);
        duty_ = log_.agents.empty() ? work_at_once() : agents_on_duty();
        fit_.people = estimate_people(log_, duty_.time_of);
        count_at_once();
        stop_.check();
        fit_.pace = estimate_pace(log_, fit_.at_once[1]);
        collect();
        stop_.check();
        fit_laws();
        fit_arrivals();
        fit_staffing();
        name_unknown();
        return std::move(fit_);
    }

private:
    DutyTable agents_on_duty() const {
        return find_duty(log_, clock_, table_.interval(), table_.first_day(), table_.days(), groups_);
    }
    DutyTable work_at_once() const {
        return find_work_at_once(log_, clock_, table_.interval(), table_.first_day(), table_.days());
    }

    void collect() {
        for (const auto& name : log_.queues) fit_.queues.push_back({name, {}, {}, {}, {}});
        find_single_answers();
        const auto estimates = estimate_hand_overs(log_, clock_, table_, handed_);
        for (std::size_t q = 0; q < fit_.queues.size(); ++q)
            for (std::size_t m = 0; m < medium_count; ++m) fit_.queues[q].media[m].hand_over = estimates[q][m];
        for (auto& seen : fit_.seen_at) seen.assign(7 * table_.slots(), false);
        MenuEstimate menu;
        auto link = handed_.links.begin();
        for (std::size_t i = 0; i < log_.contacts.size(); ++i) {
            const auto& contact = log_.contacts[i];
            if (log_.tells_menu) {
                ++menu.n;
                if (!contact.reached_queue()) ++menu.left;
            }
            const bool second = link != handed_.links.end() && link->to == i;
            const auto queue = second ? (link++)->queue : contact.queue;
            if (!contact.reached_queue()) continue;
            if (log_.tells_menu && !second) menu.time.seen.add(contact.menu);
            const auto m = number_of(contact.medium);
            fit_.used[m] = true;
            fit_.seen_at[m][static_cast<std::size_t>(table_.weekday(table_.day_of(i))) * table_.slots() +
                            table_.slot_of(i)] = true;
            auto& medium = fit_.queues[queue].media[m];
            if (second)
                ++medium.received;
            else if (parts_[i] != NeedPart::redial)
                ++medium.contacts;
            add_patience(contact, medium.patience);
            add_work(i, medium);
        }
        if (log_.tells_menu) fit_.menu = std::move(menu);
    }

    /// Of the handed over only what tells how long they talked before: the law is that of whole talks.
    void add_work(std::size_t i, MediumEstimate& medium) {
        const auto& contact = log_.contacts[i];
        const double factor = contact.agent == not_logged ? 1 : fit_.people.factor_of[contact.agent];
        const float talk = fit_.pace.work.empty() || fit_.pace.work[i] <= 0 ? contact.talk : fit_.pace.work[i];
        const auto goes_on = handed_.goes_on[i];
        if (contact.medium == Medium::email && contact.outcome == LoggedOutcome::answered)
            medium.wait.add(contact.wait);
        if (contact.answers > 1 && !takes_one_[contact.queue]) return add_case(contact, factor, medium);
        if (contact.answers != 1) return;
        if (told(contact.talk) && goes_on != GoesOn::while_busy)
            (goes_on == GoesOn::no ? medium.talk.seen : medium.hand_over.talk).add(talk / factor);
        if (told(contact.after_work)) fit_.after_work[number_of(contact.medium)].seen.add(contact.after_work / factor);
    }

    /// Of cases that all take several answers: the mean work of each.
    void add_case(const LoggedContact& contact, double factor, MediumEstimate& medium) {
        if (told(contact.talk)) medium.talk.seen.add(contact.talk / contact.answers / factor);
        if (told(contact.after_work)) fit_.after_work[number_of(contact.medium)].seen.add(contact.after_work / factor);
    }

    /// Queues of which many cases take one answer: these alone tell the law of the work, as how many answers a case
    /// takes does not hang on it.
    void find_single_answers() {
        constexpr double many = 30;
        std::vector<double> single(log_.queues.size(), 0);
        for (const auto& contact : log_.contacts)
            if (contact.medium == Medium::email && contact.outcome == LoggedOutcome::answered && contact.answers == 1)
                ++single[contact.queue];
        for (const double n : single) takes_one_.push_back(n >= many);
    }

    static void add_patience(const LoggedContact& contact, PatienceEstimate& patience) {
        const bool left = contact.outcome == LoggedOutcome::abandoned;
        if (contact.outcome == LoggedOutcome::blocked) return;
        if (contact.wait > 0) {
            ++patience.balk_n;
            (left ? patience.sample.ended : patience.sample.censored).add(contact.wait);
        } else if (left) {
            ++patience.balk_n;
            ++patience.balk;
        }
    }

    void fit_laws() {
        for (std::size_t q = 0; q < fit_.queues.size(); ++q)
            for (std::size_t m = 0; m < medium_count; ++m) {
                auto& medium = fit_.queues[q].media[m];
                stop_.check();
                estimate_talked(medium.hand_over, medium.talk.seen);
                if (medium.talk.seen.n() > 0) fit_work_law(medium.talk);
                if (m == number_of(Medium::chat) && !fit_.pace.error_of_work.empty())
                    for (auto& law : medium.talk.laws)
                        law.standard_errors[0] = std::hypot(law.standard_errors[0], fit_.pace.error_of_work[q]);
                auto& patience = medium.patience;
                if (patience.balk_n > 0) patience.balk /= patience.balk_n;
                patience.balk_error = binomial_error(patience.balk, patience.balk_n);
                patience.laws = fit_patience(patience.sample);
                patience.curve = kaplan_meier(patience.sample);
            }
        if (fit_.menu) fit_.menu->time.laws = fit_work(fit_.menu->time.seen);
        for (auto& work : fit_.after_work)
            if (work.seen.n() > 0) fit_work_law(work);
    }

    void fit_arrivals() {
        std::vector<bool> counted(log_.contacts.size());
        for (std::size_t q = 0; q < fit_.queues.size(); ++q) {
            stop_.check();
            auto& queue = fit_.queues[q];
            for (std::size_t i = 0; i < counted.size(); ++i)
                counted[i] = log_.contacts[i].queue == q && log_.contacts[i].reached_queue() &&
                             parts_[i] != NeedPart::redial && parts_[i] != NeedPart::hand_over;
            queue.arrivals = estimate_arrivals(table_, counted);
            add_left_in_menu(queue);
            double all = 0;
            for (const auto& medium : queue.media) all += medium.contacts;
            for (auto& medium : queue.media) medium.share = all > 0 ? medium.contacts / all : 0;
            auto& email = queue.media[number_of(Medium::email)];
            const bool waits = log_.tells_talk;  // else nothing makes messages wait in what is fitted
            email.rounds = estimate_rounds(log_, static_cast<std::uint16_t>(q), waits ? email.wait.mean() : 0,
                                           waits ? email.wait.standard_error() : 0);
            if (log_.customers > 0) queue.repeat = estimate_repeats(log_, handed_, static_cast<std::uint16_t>(q));
            if (log_.customers > 0)
                queue.redial = estimate_redials(log_, table_, parts_, static_cast<std::uint16_t>(q));
        }
        std::erase_if(fit_.queues, [](const QueueEstimate& queue) {
            return std::none_of(queue.media.begin(), queue.media.end(),
                                [](const auto& medium) { return medium.contacts > 0; });
        });
    }

    /// Arrivals are those who dial: as many more than those who reach the queue as the menu loses.
    void add_left_in_menu(QueueEstimate& queue) const {
        auto& phone = queue.media[number_of(Medium::phone)].contacts;
        if (!fit_.menu || fit_.menu->time.laws.empty() || phone <= 0 || fit_.menu->left >= fit_.menu->n) return;
        double all = 0;
        for (const auto& medium : queue.media) all += medium.contacts;
        const double dial = phone / (1 - fit_.menu->left / fit_.menu->n), factor = (all - phone + dial) / all;
        phone = dial;
        for (double& one : queue.arrivals.per_interval) one *= factor;
        for (double& one : queue.arrivals.standard_errors) one *= factor;
    }

    void fit_staffing() {
        fit_.overlaps = duty_.overlaps;
        if (!log_.tells_talk && log_.agents.empty()) return;  // nobody knows when agents work
        const double half_life = log_.agents.empty() ? 0 : half_life_of_staffing(table_, duty_);
        fit_.groups = estimate_staffing(log_, table_, groups_, duty_, half_life);
        if (half_life > 0)
            fit_.unknown.push_back(fmt::format(
                "staffing changed over the history: its newest days tell most of it, half as much those {:.0f} days "
                "before, which foretells its days better than their mean does",
                half_life));
    }

    /// Chats of one agent open at once: the number that 99 % of chats do not exceed, overlaps up to 2 s being rounding.
    void count_at_once() {
        constexpr double rounding = 2, usual = 0.99;
        std::vector<std::vector<double>> ends(log_.agents.size());
        Sample open;
        for (const auto& contact : log_.contacts) {
            if (contact.medium != Medium::chat || contact.agent == not_logged) continue;
            auto& mine = ends[contact.agent];
            std::erase_if(mine, [&](double end) { return end <= contact.answered() + rounding; });
            mine.push_back(contact.ended());
            open.add(static_cast<double>(mine.size()));
        }
        if (open.n() > 0) fit_.at_once[1] = static_cast<std::uint32_t>(std::max(1.0, open.quantile(usual)));
    }

    void name_unknown() {
        auto& unknown = fit_.unknown;
        if (!log_.tells_talk)
            unknown.emplace_back("no column tells how long agents work: 5 minutes, exponential, stand in its place");
        if (!log_.tells_after_work)
            unknown.emplace_back("no column tells after-contact work: it is 0, unless it is part of the talk");
        if (!log_.tells_talk)
            unknown.emplace_back("nor when agents work: staffing is what Erlang A asks for, of e-mail alone one agent");
        else if (log_.agents.empty())
            unknown.emplace_back("no column tells agents: staffing is the most contacts in work at once");
        else
            unknown.emplace_back("staffing is read from agents seen at work: a proxy, since no log has the roster");
        if (log_.customers == 0)
            unknown.emplace_back("no column tells customers: redials, repeats and hand-overs are among the arrivals");
        else
            unknown.emplace_back(
                "contacts after an answered one are among the arrivals: no log tells a repeat from a new matter");
        name_unknown_hand_overs();
        if (fit_.used[1]) {
            if (fit_.pace.pace.empty() && fit_.at_once[1] > 1)
                unknown.emplace_back("too few chats overlap to tell their pace: they last as long as they did");
            unknown.emplace_back(
                "whether a chat's customer left without a word stands in no log: none does (channels.chat.silent). "
                "Where "
                "a log has them as answered, patience comes out too long");
        }
        if (fit_.used[2]) {
            name_unknown_rounds();
            if (const auto several = log_.tells_answers ? 0 : cases_over_others(); several > 0)
                unknown.push_back(
                    fmt::format("{} of them last while their agent answers others, as cases of several answers do: the "
                                "time between the answers counts as work",
                                several));
        }
        if (fit_.overlaps > 0)
            unknown.push_back(fmt::format("{} calls begin before their agent's last one ended", fit_.overlaps));
        unknown.emplace_back("wages, costs and what an answer settles stand in no log: 100 % are resolved");
    }

    void name_unknown_rounds() {
        if (!log_.tells_answers) {
            fit_.unknown.emplace_back(
                "e-mail and tickets are taken for one answer each: no column tells how many (answers)");
            return;
        }
        for (const auto& queue : fit_.queues) {
            const auto& rounds = queue.media[number_of(Medium::email)].rounds;
            if (rounds.answers <= 1) continue;
            if (rounds.delay_n == 0)
                fit_.unknown.push_back(fmt::format(
                    "when customers write again ({}): no column tells the first answer and the end of a case",
                    queue.name));
            else if (!log_.tells_talk)
                fit_.unknown.push_back(fmt::format(
                    "what of the time between a case's answers ({}) is the agents': all of it is the customer's",
                    queue.name));
            else
                fit_.unknown.push_back(fmt::format(
                    "further messages ({}) are taken to wait {}", queue.name,
                    rounds.waits_not_told ? "as short as can be, as first ones wait longer than cases last afterwards"
                                          : "as long as first ones: the rest is the customer's, and exponential"));
        }
    }

    /// E-mails in whose time the same agent began another contact.
    std::uint64_t cases_over_others() const {
        constexpr double rounding = 2;
        std::vector<std::vector<double>> begun(log_.agents.size());
        for (const auto& contact : log_.contacts)
            if (contact.agent != not_logged) begun[contact.agent].push_back(contact.answered());
        for (auto& times : begun) std::sort(times.begin(), times.end());
        std::uint64_t several = 0;
        for (const auto& contact : log_.contacts) {
            if (contact.medium != Medium::email || contact.agent == not_logged) continue;
            const auto& times = begun[contact.agent];
            const auto next = std::upper_bound(times.begin(), times.end(), contact.answered() + rounding);
            several += next != times.end() && *next < contact.ended() - rounding;
        }
        return several;
    }

    void name_unknown_hand_overs() {
        auto& unknown = fit_.unknown;
        if (log_.customers > 0 && handed_.links.empty() && std::count(fit_.used.begin(), fit_.used.end(), true) > 1)
            unknown.emplace_back(
                "fewer than 10 contacts go on at their hang-up on another channel: there are no hand-overs");
        if (handed_.said_apart > 0)
            unknown.push_back(
                fmt::format("{} contacts are called handed over, and nothing tells where to: what follows is "
                            "among the arrivals",
                            handed_.said_apart));
        if (handed_.transfers > 0)
            unknown.push_back(
                fmt::format("{} contacts go on at their hang-up in another queue of the same channel: these "
                            "transfers are among the arrivals",
                            handed_.transfers));
        const auto busy = std::count_if(handed_.links.begin(), handed_.links.end(),
                                        [](const Link& link) { return link.how == GoesOn::while_busy; });
        if (busy > 0)
            unknown.push_back(
                fmt::format("{} hand-overs begin while the first agent is still busy, with after-contact work or the "
                            "customer on the "
                            "line: taken for cold, and their talk for no part of the talk times",
                            busy));
        for (const auto& queue : fit_.queues)
            for (std::size_t m = 0; m < medium_count; ++m)
                if (queue.media[m].hand_over.links > 0 && queue.media[m].hand_over.talked_n == 0)
                    unknown.push_back(fmt::format("how much of a talk comes before a hand-over: 100 % of it ({}, {})",
                                                  queue.name, medium_names[m]));
    }

    const ContactLog& log_;
    const Stop& stop_;
    LocalDays clock_;
    DayTable table_;
    HandOvers handed_;
    std::vector<NeedPart> parts_;
    std::vector<bool> takes_one_;  ///< of each queue
    AgentGroups groups_;
    DutyTable duty_;
    HistoryFit fit_;
};

}  // namespace

HistoryFit fit_history(const ContactLog& log, double interval, const Stop& stop) {
    return Fitter(log, interval, stop).run();
}

}  // namespace holdtime
