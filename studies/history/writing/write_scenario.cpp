#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/printable.hpp"
#include "studies/history/estimation/fit.hpp"
#include "studies/history/writing/measured.hpp"
#include "studies/history/writing/yaml_words.hpp"

namespace holdtime {

namespace {

constexpr std::array<const char*, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<const char*, medium_count> kinds{"voice", "chat", "deferred"};
constexpr std::array<const char*, medium_count> promises{"{within: 20s}", "{within: 60s}", "{within: 8h}"};
constexpr double least_cv = 0.001;  ///< as doubly_stochastic has it

std::size_t number_of(Medium medium) { return static_cast<std::size_t>(medium); }

std::string seconds(double value) { return digits(value) + "s"; }
std::string percent(double share) { return digits(100 * share, 3) + "%"; }

/// `08:00`; 24:00 is an end.
std::string clock_text(double second) {
    const auto minute = static_cast<int>(std::lround(second / 60));
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

class Writer {
public:
    explicit Writer(const HistoryFit& fit) : fit_(fit), slots_(static_cast<std::size_t>(86400 / fit.interval)) {}

    WrittenScenario write() {
        heading();
        calendar();
        reasons();
        segments();
        channels();
        strategy();
        line("experiment: {{replications: 100, seed: 1}}");
        measured();
        return std::move(written_);
    }

private:
    template <class... Parts>
    void line(fmt::format_string<Parts...> format, Parts&&... parts) {
        written_.text += fmt::format(format, std::forward<Parts>(parts)...);
        written_.text += '\n';
    }
    void measure(std::string path, double value, double error, double n, std::string law = {}, std::string unit = "s") {
        written_.estimates.push_back({std::move(path), {value}, {error}, n, std::move(law), std::move(unit), false});
    }

    void heading() {
        std::string files;
        for (const auto& file : fit_.files) files += (files.empty() ? "" : ", ") + printable(file);
        line("# Made by holdtime fit from {}: {} contacts from {} to {}.", files, fit_.contacts,
             show_date(fit_.first_day), show_date(fit_.last_day));
        line(
            "# Behind each estimate its standard error and the number of observations; `measured` has them once more.");
        for (const auto& day : fit_.odd_days) line("# Left out: {}, {}.", show_date(day.day), day.why);
        for (const auto& text : fit_.unknown) line("# Note: {}.", printable(text));
        line(
            "#\n# For a what-if: --what-if 'segments.*.volume=120%' (more customers), 'strategies.as "
            "observed.agent_groups"
            ".agents.staffing=12',\n# or copy the strategy under another name and change it; `holdtime list keys` "
            "names "
            "everything that can be changed.\n");
        line("schema_version: 1\nname: As observed, {} to {}\n", show_date(fit_.first_day), show_date(fit_.last_day));
    }

    void calendar() {
        const auto monday = fit_.last_day + 1 + (7 - weekday_of(fit_.last_day + 1)) % 7;
        line("calendar: {{start: {}, days: 7, interval: {}min, timezone: {}}}   # the week after the history\n",
             show_date(monday), digits(fit_.interval / 60), fit_.timezone);
    }

    /// The law as a scenario writes it; its estimates under `path`.
    std::string law_text(const FittedLaw& law, const std::string& path) {
        const std::string name(law.family->name);
        const auto below = path + "." + name + ".";
        if (law.phase_means.empty()) {
            std::string text = fmt::format("{{{}: {{mean: {}", name, seconds(law.mean()));
            measure(below + "mean", law.mean(), law.standard_errors[0], law.n, name);
            for (std::size_t i = 1; i < law.parameters.size(); ++i) {
                text += fmt::format(", {}: {}", law.family->parameters[i], digits(law.parameters[i]));
                measure(below + std::string(law.family->parameters[i]), law.parameters[i], law.standard_errors[i],
                        law.n, name, "");
            }
            return text + "}}";
        }
        // To four decimals, the other as well: written by themselves with four digits they would not add up to 1.
        const double share = std::clamp(std::round(law.parameters[1] * 1e4), 1.0, 9999.0) / 1e4;
        written_.estimates.push_back({below + "probabilities",
                                      {share, 1 - share},
                                      {law.standard_errors[1], law.standard_errors[1]},
                                      law.n,
                                      name,
                                      "",
                                      true});
        written_.estimates.push_back({below + "means", law.phase_means, law.phase_errors, law.n, name, "s", true});
        return fmt::format("{{hyperexponential: {{probabilities: [{}, {}], means: [{}, {}]}}}}", digits(share),
                           digits(1 - share), seconds(law.phase_means[0]), seconds(law.phase_means[1]));
    }

    static std::string note(double value, double error, double n) {
        return fmt::format("{} +- {}, n = {:.0f}", seconds(value), seconds(error), n);
    }

    void work_line(const std::string& key, const std::string& path, const WorkEstimate& work, const std::string& more,
                   std::size_t indent) {
        const std::string blanks(indent, ' ');
        if (const auto law = work.law()) {
            line("{}# mean {}", blanks, note(law->mean(), law->standard_errors[0], law->n));
            if (work.short_apart)
                line("{}# {} last 10 s or less, where the law expects {}: they count for the mean alone", blanks,
                     percent(work.short_share), percent(work.short_expected));
            line("{}{}: {}{}", blanks, key, law_text(*law, path), more);
        } else if (work.seen.n() > 0 && work.seen.mean() > 0) {
            measure(path + ".constant", work.seen.mean(), work.seen.standard_error(), work.seen.n(), "constant");
            line("{}{}: {{constant: {}}}{}   # too alike, or too few, for a law", blanks, key,
                 seconds(work.seen.mean()), more);
        } else {
            line("{}{}: {{exponential: {{mean: 5min}}}}{}   # not in the log", blanks, key, more);
        }
    }

    void reasons() {
        line("reasons:   # each queue of the log is one");
        for (const auto& queue : fit_.queues) {
            line("  {}:", yaml_name(queue.name));
            for (std::size_t m = 0; m < medium_count; ++m) {
                if (!queue.media[m].used()) continue;
                line("    {}:", medium_names[m]);
                line("      resolved: 100%");
                work_line("talk_time", fmt::format("reasons.{}.{}.talk_time", path_step(queue.name), medium_names[m]),
                          queue.media[m].talk, "", 6);
                if (m == number_of(Medium::email))
                    rounds(queue.media[m].rounds, fmt::format("reasons.{}.email.rounds", path_step(queue.name)));
                hand_over(queue.media[m].hand_over,
                          fmt::format("reasons.{}.{}.hand_over", path_step(queue.name), medium_names[m]));
            }
        }
        line("");
    }

    void rounds(const RoundsEstimate& one, const std::string& path) {
        if (one.answers <= 1) return;
        line("      # of {:.0f} settled cases: {} +- {} answers; the customer's time between them {} +- {}, n = {:.0f}",
             one.n, digits(one.answers), digits(one.answers_error), seconds(one.reply_delay), seconds(one.delay_error),
             one.delay_n);
        const auto answers = one.constant ? fmt::format("{{constant: {}}}", digits(one.answers)) : digits(one.answers);
        line("      rounds: {{answers: {}, reply_delay: {{exponential: {{mean: {}}}}}}}", answers,
             seconds(one.reply_delay));
        measure(path + (one.constant ? ".answers.constant" : ".answers"), one.answers, one.answers_error, one.n, "",
                "");
        if (one.delay_n > 0)
            measure(path + ".reply_delay.exponential.mean", one.reply_delay, one.delay_error, one.delay_n,
                    "exponential");
    }

    void hand_over(const HandOverEstimate& one, const std::string& path) {
        if (one.targets.empty()) return;
        line("      # of {:.0f} answered while every target is open {} +- {} went on at the hang-up", one.n,
             percent(one.share), percent(one.error));
        std::string to = medium_names[static_cast<std::size_t>(one.targets.front().to)];
        if (one.targets.size() > 1) {
            double left = 100;
            to.clear();
            for (const auto& target : one.targets) {
                const bool last = &target == &one.targets.back();
                const double share = last ? left : std::round(target.share * 1e4) / 100;
                left -= share;
                const auto* name = medium_names[static_cast<std::size_t>(target.to)];
                to += fmt::format("{}{}: {}%", to.empty() ? "" : ", ", name, digits(share, 6));
                measure(fmt::format("{}.to.{}", path, name), target.share, target.error, one.handed, "", "");
            }
            to = "{" + to + "}";
        }
        measure(path + ".share", one.share, one.error, one.n, "", "");
        std::string more;
        if (one.talked_n > 0) {
            line("      # they talked {} +- {} as long as the others, n = {:.0f}", percent(one.talked),
                 percent(one.talked_error), one.talked_n);
            more += ", talked: " + percent(one.talked);
            measure(path + ".talked", one.talked, one.talked_error, one.talked_n, "", "");
        }
        if (one.limit > 0) more += fmt::format(", limit: {}", one.limit);
        line("      hand_over: {{to: {}, share: {}{}}}", to, percent(one.share), more);
    }

    void segments() {
        line("segments:   # and so are its customers");
        for (const auto& queue : fit_.queues) {
            const auto path = "segments." + path_step(queue.name);
            line("  {}:", yaml_name(queue.name));
            arrivals(queue, path + ".arrivals.doubly_stochastic");
            line("    reasons: {{{}: 100%}}", yaml_name(queue.name));
            prefers(queue);
            line("    if_unavailable: {{leave: 100%}}");
            patience(queue, path);
            redial(queue, path);
        }
        line("");
    }

    void arrivals(const QueueEstimate& queue, const std::string& path) {
        const auto& a = queue.arrivals;
        const double day = a.day_cv < least_cv ? 0 : a.day_cv, interval = a.interval_cv < least_cv ? 0 : a.interval_cv;
        line(
            "    # expected contacts by interval, a week from Monday ({} days; counts vary {} times as much as by "
            "chance,",
            a.days, digits(a.dispersion, 3));
        line("    # {} of which a day's intervals have in common); cv of the day {} +- {}, of an interval {} +- {}",
             percent(a.correlation), percent(a.day_cv), percent(a.day_cv_error), percent(a.interval_cv),
             percent(a.interval_cv_error));
        line("    arrivals:\n      doubly_stochastic:\n        cv: {}\n        interval_cv: {}", percent(day),
             percent(interval));
        line("        per_interval: {}", yaml_list(a.per_interval, slots_ / 2, 10));
        const auto days = static_cast<double>(a.days);
        written_.estimates.push_back({path + ".per_interval", a.per_interval, a.standard_errors, a.n, "", "", true});
        measure(path + ".cv", day, a.day_cv_error, days, "", "");
        measure(path + ".interval_cv", interval, a.interval_cv_error, days, "", "");
    }

    void prefers(const QueueEstimate& queue) {
        std::string shares;
        double left = 100;
        std::size_t last = 0;
        for (std::size_t m = 0; m < medium_count; ++m)
            if (queue.media[m].contacts > 0) last = m;
        for (std::size_t m = 0; m < medium_count; ++m) {
            if (queue.media[m].contacts == 0) continue;
            const double share = m == last ? left : std::round(queue.media[m].share * 1e4) / 100;
            left -= share;
            shares += fmt::format("{}{}: {}%", shares.empty() ? "" : ", ", medium_names[m], digits(share, 6));
        }
        line("    prefers: {{{}}}", shares);
    }

    void patience(const QueueEstimate& queue, const std::string& path) {
        std::string balk;
        bool any = false;
        for (std::size_t m = 0; m < 2; ++m) {
            const auto& seen = queue.media[m].patience;
            if (!queue.media[m].used()) continue;
            if (seen.balk > 0) {
                balk += fmt::format("{}{}: {}", balk.empty() ? "" : ", ", medium_names[m], percent(seen.balk));
                measure(fmt::format("{}.balk.{}", path, medium_names[m]), seen.balk, seen.balk_error, seen.balk_n, "",
                        "");
            }
            const auto law = seen.law();
            if (!law) continue;
            if (!any) line("    patience:");
            any = true;
            line("      # of {:.0f} who waited {:.0f} left; mean {}", seen.sample.ended.n() + seen.sample.censored.n(),
                 seen.sample.ended.n(), note(law->mean(), law->standard_errors[0], law->n));
            line("      {}: {}", medium_names[m], law_text(*law, fmt::format("{}.patience.{}", path, medium_names[m])));
        }
        if (!any) line("    # patience: too few left the queue to tell; the default stands in its place");
        if (!balk.empty()) line("    balk: {{{}}}", balk);
    }

    void redial(const QueueEstimate& queue, const std::string& path) {
        const auto& again = queue.repeat;
        if (again.share > 0)
            line(
                "    # of {:.0f} who were answered {} +- {} made contact again within 7 days, after {} on average: "
                "they are "
                "among the arrivals",
                again.n, percent(again.share), percent(again.error), seconds(again.delay));
        const auto& r = queue.redial;
        if (r.probability <= 0) return;
        line("    # of {:.0f} who were not answered; probability {} +- {}, delay {} +- {}", r.n, percent(r.probability),
             percent(r.probability_error), seconds(r.delay), seconds(r.delay_error));
        const auto limit = r.limited ? std::to_string(r.most) : "none";
        std::string how = "probability: " + percent(r.probability), causes;
        for (const auto& cause : r.by_cause)
            causes += fmt::format("{}{}: {}", causes.empty() ? "" : ", ", cause.name, percent(cause.probability));
        if (!causes.empty()) how = "by_cause: {" + causes + "}";
        line("    redial: {{{}, delay: {{exponential: {{mean: {}}}}}, limit: {}}}", how, seconds(r.delay), limit);
        if (causes.empty()) measure(path + ".redial.probability", r.probability, r.probability_error, r.n, "", "");
        for (const auto& cause : r.by_cause)
            measure(path + ".redial.by_cause." + cause.name, cause.probability, cause.error, cause.n, "", "");
        measure(path + ".redial.delay.exponential.mean", r.delay, r.delay_error, r.n, "exponential");
    }

    /// Of each weekday the spans in which contacts came: a channel that nobody uses for so long is closed meanwhile.
    std::string hours(std::size_t medium) const {
        const auto longest_pause = static_cast<std::size_t>(4 * 3600 / fit_.interval);
        const auto& seen = fit_.seen_at[medium];
        if (medium == number_of(Medium::email)) return "always";
        std::string text;
        bool always = true;
        for (std::size_t w = 0; w < 7; ++w) {
            std::vector<std::pair<std::size_t, std::size_t>> spans;
            for (std::size_t i = 0; i < slots_; ++i) {
                if (!seen[w * slots_ + i]) continue;
                if (spans.empty() || i - spans.back().second > longest_pause)
                    spans.emplace_back(i, i + 1);
                else
                    spans.back().second = i + 1;
            }
            always = always && spans.size() == 1 && spans.front() == std::pair<std::size_t, std::size_t>(0, slots_);
            std::string day;
            for (const auto& [first, past] : spans)
                day += fmt::format("{}\"{}-{}\"", day.empty() ? "" : ", ",
                                   clock_text(static_cast<double>(first) * fit_.interval),
                                   clock_text(static_cast<double>(past) * fit_.interval));
            if (spans.size() > 1) day = "[" + day + "]";
            if (!day.empty()) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", weekdays[w], day);
        }
        return always ? "always" : "{" + text + "}";
    }

    void menu() {
        if (!fit_.menu || fit_.menu->time.laws.empty()) return;
        const auto& menu = *fit_.menu;
        const double leave = menu.n > 0 ? menu.left / menu.n : 0;
        const auto& law = menu.time.laws.front();
        line("    # mean time {}; {} of {:.0f} leave in it", note(law.mean(), law.standard_errors[0], law.n),
             percent(leave), menu.n);
        line("    menu: {{levels: [{{time: {}, leave: {}}}]}}", law_text(law, "channels.phone.menu.levels.1.time"),
             percent(leave));
        measure("channels.phone.menu.levels.1.leave", leave, std::sqrt(leave * (1 - leave) / menu.n), menu.n, "", "");
    }

    void attention() {
        const auto& pace = fit_.pace;
        if (pace.pace.empty())
            return line("    attention: {{shared: {{pace: [{}]}}}}   # chats last as long as they did",
                        fmt::join(std::vector<std::string>(fit_.at_once[1], "1"), ", "));
        std::string list, errors;
        for (std::size_t k = 0; k < pace.pace.size(); ++k) {
            list += (k > 0 ? ", " : "") + digits(pace.pace[k]);
            if (k > 0) errors += (k > 1 ? ", " : "") + digits(pace.standard_errors[k], 2);
        }
        line("    # speed of each chat by how many are open, +- {}, n = {:.0f}; talk times are those of a chat alone",
             errors, pace.n);
        line("    attention: {{shared: {{pace: [{}]}}}}", list);
        written_.estimates.push_back(
            {"channels.chat.attention.shared.pace", pace.pace, pace.standard_errors, pace.n, "", "", true});
    }

    void channels() {
        line("channels:   # the thresholds of service levels stand in no log: put in your own");
        for (std::size_t m = 0; m < medium_count; ++m) {
            if (!fit_.used[m]) continue;
            line("  {}:\n    kind: {}\n    hours: {}\n    service_level: {}", medium_names[m], kinds[m], hours(m),
                 promises[m]);
            if (m == 0) menu();
            if (m == 1) {
                line("    concurrency: {}", fit_.at_once[1]);
                attention();
            }
            if (fit_.after_work[m].seen.n() > 0 && fit_.after_work[m].seen.mean() > 0)
                work_line("after_contact_work", fmt::format("channels.{}.after_contact_work", medium_names[m]),
                          fit_.after_work[m], "", 4);
        }
        line("");
    }

    /// What formulas ask for; a group for each medium, since a formula has one queue.
    void unknown_agents() {
        constexpr std::array<const char*, medium_count> staffing{
            "{erlang_a: {service_level: 80%, within: 20s}}", "{erlang_chat: {service_level: 80%, within: 60s}}", "1"};
        const bool alone = std::count(fit_.used.begin(), fit_.used.end(), true) == 1;
        for (std::size_t m = 0; m < medium_count; ++m)
            if (fit_.used[m])
                line("      {}agents: {{skills: [{}], staffing: {}}}   # not in the log",
                     alone ? "" : std::string(medium_names[m]) + " ", medium_names[m], staffing[m]);
    }

    void strategy() {
        std::string used;
        for (std::size_t m = 0; m < medium_count; ++m)
            if (fit_.used[m]) used += (used.empty() ? "" : ", ") + std::string(medium_names[m]);
        line("strategies:\n  as observed:\n    channels: [{}]\n    agent_groups:", used);
        if (fit_.groups.empty()) unknown_agents();
        for (const auto& group : fit_.groups) {
            std::vector<const char*> skills;
            for (const auto medium : group.media) skills.push_back(medium_names[static_cast<std::size_t>(medium)]);
            line("      {}:   # on duty {:.0f} h, {} of them with contacts", group.name, group.hours,
                 percent(group.hours > 0 ? group.work / group.hours : 0));
            line("        skills: [{}]", fmt::join(skills, ", "));
            std::vector<double> whole;
            for (const double agents : group.per_interval) whole.push_back(std::round(agents));
            line("        staffing: {{per_interval: {}}}", yaml_list(whole, slots_, 10, 9));
            written_.estimates.push_back(
                {fmt::format("strategies.as observed.agent_groups.{}.staffing.per_interval", path_step(group.name)),
                 group.per_interval, group.standard_errors, group.hours, "", "", true});
            if (fit_.people.differ) {
                line("        people: {{speed: {{cv: {}}}}}   # {} agents; +- {}", percent(fit_.people.cv),
                     fit_.people.agents.size(), percent(fit_.people.cv_error));
                measure(fmt::format("strategies.as observed.agent_groups.{}.people.speed.cv", path_step(group.name)),
                        fit_.people.cv, fit_.people.cv_error, static_cast<double>(fit_.people.agents.size()), "", "");
            }
        }
        line("");
    }

    void measured() {
        std::string files;
        for (const auto& file : fit_.files) files += (files.empty() ? "" : ", ") + file;
        const auto source = fmt::format("{}, {} to {}", files, show_date(fit_.first_day), show_date(fit_.last_day));
        line("\nmeasured:");
        for (const auto& one : written_.estimates) {
            const auto text = [&](const std::vector<double>& values) {
                if (one.list) return yaml_list(values, slots_ / 2, 6, 4);
                return digits(values.front(), 5) + one.unit;
            };
            line("  {}:\n    value: {}", yaml_name(one.path), text(one.value));
            if (std::isfinite(one.standard_error.front())) line("    standard_error: {}", text(one.standard_error));
            line("    n: {}\n    source: {}", digits(one.n, 12), yaml_name(source));
        }
    }

    const HistoryFit& fit_;
    std::size_t slots_;
    WrittenScenario written_;
};

}  // namespace

WrittenScenario write_scenario(const HistoryFit& fit) { return Writer(fit).write(); }

}  // namespace holdtime
