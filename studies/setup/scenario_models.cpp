#include "studies/setup/scenario_models.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/keys.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "sim/ports/whole_number.hpp"
#include "studies/setup/number_law.hpp"

namespace holdtime {
namespace {

/// The same text for what is written alike; files named in different folders are different files.
std::string fingerprint(const Value& value) {
    std::string text = value.text;
    for (const auto& item : value.items) text += fmt::format("[{}]", fingerprint(item));
    for (const auto& entry : value.entries) {
        text += fmt::format("{{{}:{}}}", entry.key, fingerprint(entry.value));
        if (entry.key == "file") text += fmt::format("@{}", entry.value.place.file);
    }
    return text;
}

/// {shared: {}}
ModelChoice default_attention(const Place& place) {
    ModelChoice choice;
    choice.name = "shared";
    choice.parameters.kind = Value::Kind::map;
    choice.place = place;
    choice.given = false;
    return choice;
}

class Maker {
public:
    Maker(Scenario& scenario, std::shared_ptr<const TimeGrid> grid, std::map<std::string, ScenarioModels::Law>& laws,
          Problems& problems)
        : scenario_(scenario), grid_(std::move(grid)), laws_(laws), problems_(problems) {}

    ScenarioModels make() {
        ScenarioModels models;
        for (const auto& [name, reason] : scenario_.reasons) {
            models.talk_time.push_back(by_channel(name, reason, "talk_time", &ReasonChannel::talk_time));
            models.briefing.push_back(by_channel(name, reason, "hand_over.warm.briefing", &ReasonChannel::briefing));
            models.reply_delay.push_back(by_channel(name, reason, "rounds.reply_delay", &ReasonChannel::reply_delay));
        }
        for (std::uint32_t s = 0; s < scenario_.segments.size(); ++s) {
            const auto& [name, segment] = scenario_.segments[s];
            const auto path = path_to("segments", name);
            models.patience.push_back(patience(path, segment));
            models.arrivals.push_back(arrivals(path, segment, s));
            models.redial_delay.push_back(delay(segment.redial, path + ".redial.delay"));
            check_loop(segment.redial, models.redial_delay.back(), path + ".redial.delay");
            models.repeat_delay.push_back(delay(segment.repeat, path + ".repeat.delay"));
            check_loop(models, segment.repeat, path + ".repeat.delay");
        }
        for (const auto& [name, channel] : scenario_.channels) {
            const auto path = path_to("channels", name);
            const auto& after = channel.after_contact_work;
            models.after_contact_work.push_back(after ? law(*after, path + ".after_contact_work") : nullptr);
            models.menu.push_back(menu(path + ".menu", channel));
            models.attention.push_back(attention(path, name, channel));
            const auto silent = channel.silent.value_or(SilentSpec{});
            models.silent_hold.push_back(law_or_usual(silent.hold, path + ".silent.hold", silent.share > 0));
            models.silent_work.push_back(law_or_usual(silent.work, path + ".silent.work", silent.share > 0));
            const bool misroutes = channel.menu && channel.menu->misrouted_time;
            models.misrouted_time.push_back(
                misroutes ? law(*channel.menu->misrouted_time, path + ".menu.misrouted.time") : nullptr);
            offers(path, channel, models);
        }
        for (std::size_t r = 0; r < scenario_.reasons.size(); ++r) conversations(r, models);
        for (std::size_t s = 0; s < scenario_.segments.size(); ++s)
            check_loop(models.menu, scenario_.segments[s].second.repeat, models.repeat_delay[s],
                       path_to("segments", scenario_.segments[s].first) + ".repeat.delay");
        for (const auto& [name, strategy] : scenario_.strategies) {
            const auto path = path_to("strategies", name);
            models.routing.push_back(routing(path + ".routing", strategy.routing, strategy));
            models.outside.emplace_back();
            models.plans.push_back(plan(path, strategy, models.outside.back()));
        }
        return models;
    }

private:
    using Law = ScenarioModels::Law;
    static constexpr auto unlimited = std::numeric_limits<std::uint32_t>::max();

    /// The family's model of that name, or null after a complaint.
    template <class Model>
    const Model* choose(const std::vector<const Model*>& list, const ModelChoice& choice, const std::string& path) {
        const auto named = [&](const Model* model) { return model->info.name == choice.name; };
        const auto found = std::find_if(list.begin(), list.end(), named);
        if (found != list.end()) return *found;
        std::vector<std::string> known;
        for (const Model* model : list) known.emplace_back(model->info.name);
        problems_.add(choice.place,
                      fmt::format("unknown model '{}' in {}{}", choice.name, path, suggestion(choice.name, known)));
        return nullptr;
    }

    /// Ends the reading of a model's parameters.
    void finish(Parameters& parameters, const ModelInfo& info, bool report_defaults = true) {
        parameters.done();
        for (const auto& parameter : info.parameters)
            if (report_defaults && !parameter.source.empty() && !parameters.has(std::string(parameter.name)))
                note_default(parameters.path() + '.' + std::string(parameter.name), parameter);
    }

    void note_default(const std::string& path, const ParameterInfo& parameter) {
        for (const auto& known : scenario_.defaults)
            if (known.path == path) return;
        scenario_.defaults.push_back(
            {path, std::string(parameter.fallback), std::string(parameter.source), std::string(parameter.confidence)});
    }

    Law law(const ModelChoice& choice, const std::string& path) {
        const auto* model = choose(distribution_models(), choice, path);
        if (!model) return nullptr;
        const auto key = choice.name + fingerprint(choice.parameters);
        if (const auto known = laws_.find(key); known != laws_.end()) return known->second;
        Parameters parameters(choice, path_to(path, choice.name), problems_);
        auto made = model->make(parameters);
        finish(parameters, model->info);
        if (made) laws_.emplace(key, made);
        return made;
    }

    /// A law that a reason may have on each channel.
    std::vector<Law> by_channel(const std::string& name, const Reason& reason, std::string_view key,
                                std::optional<ModelChoice> ReasonChannel::*choice) {
        std::vector<Law> laws;
        for (const auto& [channel, about] : scenario_.channels) {
            const auto i = index_of(reason.channels, channel);
            const auto* chosen = i ? &(reason.channels[*i].second.*choice) : nullptr;
            const auto path = fmt::format("{}.{}", path_to(path_to("reasons", name), channel), key);
            laws.push_back(chosen && *chosen ? law(**chosen, path) : nullptr);
        }
        return laws;
    }

    /// Until the next contact of those who come back; absent: an exponential law with the mean of the key's row.
    Law delay(const std::optional<ComingBack>& rule, const std::string& path) {
        if (!rule) return nullptr;
        if (rule->delay) return law(*rule->delay, path);
        return rule->on() ? usual(path) : nullptr;
    }

    /// An exponential law with the mean that the key's row has.
    Law usual(const std::string& path) {
        const KeyInfo* key = find_key(path);
        ModelChoice choice;
        choice.name = "exponential";
        choice.parameters.kind = Value::Kind::map;
        Value mean;
        mean.text = std::string(key->fallback);
        choice.parameters.entries.push_back({"mean", {}, mean});
        choice.given = false;
        scenario_.defaults.push_back(
            {path, std::string(key->fallback), std::string(key->source), std::string(key->confidence)});
        return law(choice, path);
    }

    Law law_or_usual(const std::optional<ModelChoice>& choice, const std::string& path, bool needed) {
        return choice ? law(*choice, path) : needed ? usual(path) : nullptr;
    }

    /// What callers and visitors are offered.
    void offers(const std::string& path, const Channel& channel, ScenarioModels& models) {
        const auto law_of = [&](const std::optional<ModelChoice>& choice, const std::string& key, bool needed) {
            return law_or_usual(choice, path + key, needed);
        };
        const auto callback = channel.callback.value_or(CallbackSpec{});
        const bool fails = callback.accept > 0 && callback.no_answer > 0;
        models.dial.push_back(law_of(callback.dial, ".callback.dial", fails));
        models.retry.push_back(law_of(callback.retry, ".callback.retry", fails && callback.attempts > 1));
        const auto proactive = channel.proactive.value_or(ProactiveSpec{});
        models.invitation_delay.push_back(law_of(proactive.delay, ".proactive.delay", false));
        const auto number = scenario_.segments.size() + models.visitors.size();  // behind the segments
        models.visitors.push_back(proactive.visitors ? arrivals_of(*proactive.visitors, path + ".proactive.visitors",
                                                                   static_cast<std::uint32_t>(number))
                                                     : nullptr);
    }

    std::shared_ptr<const ArrivalProcess> arrivals_of(const ModelChoice& choice, const std::string& path,
                                                      std::uint32_t number) {
        const auto* model = choose(arrival_models(), choice, path);
        if (!model || !grid_) return nullptr;
        Parameters parameters(choice, path_to(path, choice.name), problems_);
        auto made = model->make(parameters, {scenario_.calendar, grid_, number, 1, {}});
        finish(parameters, model->info);
        if (made) check_number(parameters.path(), choice.place, *made);
        return made;
    }

    /// Who finds no line, tries again at once and may do so for ever does it at one instant.
    void check_loop(const std::optional<ComingBack>& rule, const Law& delay, const std::string& path) {
        if (delay && rule->on() && rule->limit == unlimited && !(delay->mean() > 0))
            problems_.add(rule->delay->place,
                          path + " must be above 0 where the limit is none (they would try for ever at one instant)");
    }

    /// Likewise who comes back at once to a menu that takes no time, and serves itself in vain.
    void check_loop(const std::vector<std::vector<Law>>& menus, const std::optional<ComingBack>& rule, const Law& delay,
                    const std::string& path) {
        if (!delay || !rule->on() || rule->limit != unlimited || delay->mean() > 0) return;
        for (const auto& levels : menus)
            if (std::any_of(levels.begin(), levels.end(), [](const Law& law) { return law && !(law->mean() > 0); }))
                return problems_.add(rule->delay->place,
                                     path +
                                         " must be above 0 where the limit is none and a level of a menu takes no "
                                         "time (they would come back for ever at one instant)");
    }

    /// Likewise who comes back at once from a talk that takes no time.
    void check_loop(const ScenarioModels& models, const std::optional<ComingBack>& rule, const std::string& path) {
        const auto& delay = models.repeat_delay.back();
        if (!delay || !rule->on() || rule->limit != unlimited || delay->mean() > 0) return;
        for (const auto& laws : models.talk_time)
            for (const auto& law : laws)
                if (law && !(law->mean() > 0)) {
                    problems_.add(rule->delay->place,
                                  path +
                                      " must be above 0 where the limit is none and a talk takes no "
                                      "time (they would come back for ever at one instant)");
                    return;
                }
    }

    /// Of its levels.
    std::vector<Law> menu(const std::string& path, const Channel& channel) {
        std::vector<Law> laws;
        if (!channel.menu) return laws;
        for (std::size_t l = 0; l < channel.menu->levels.size(); ++l) {
            const auto& time = channel.menu->levels[l].time;
            laws.push_back(time ? law(*time, fmt::format("{}.levels.{}.time", path, l + 1)) : nullptr);
        }
        return laws;
    }

    std::vector<Law> patience(const std::string& path, const Segment& segment) {
        std::vector<Law> laws;
        for (const auto& [channel, about] : scenario_.channels) {
            const auto i = index_of(segment.patience, channel);
            const bool limited =
                i && segment.patience[*i].second.name != "infinite" && segment.patience[*i].second.name != "none";
            laws.push_back(limited ? law(segment.patience[*i].second, path_to(path + ".patience", channel)) : nullptr);
        }
        return laws;
    }

    std::shared_ptr<const ArrivalProcess> arrivals(const std::string& segment_path, const Segment& segment,
                                                   std::uint32_t number) {
        const auto& choice = segment.arrivals;
        const auto path = segment_path + ".arrivals";
        const auto* model = choose(arrival_models(), choice, path);
        if (!model || !grid_) return nullptr;
        if (segment.volume != 1 && !model->has_rates)
            problems_.add(segment.volume_place, fmt::format("{}.volume cannot change {} (its customers are given one "
                                                            "by one); leave it out, or write 100%",
                                                            segment_path, choice.name));
        const auto calendar = by_clock_of(scenario_.calendar, segment.timezone);
        auto surges = surges_of(segment_path, segment, calendar);
        if (!surges.empty() && !model->has_rates)
            problems_.add(segment.surge.front().place,
                          fmt::format("{}.surge cannot change {} (its customers are given one by one); leave it out",
                                      segment_path, choice.name));
        Parameters parameters(choice, path_to(path, choice.name), problems_);
        auto made = model->make(parameters, {calendar, grid_, number, segment.volume, std::move(surges)});
        finish(parameters, model->info);
        if (made) check_number(parameters.path(), choice.place, *made);
        return made;
    }

    std::vector<RateChange> surges_of(const std::string& segment_path, const Segment& segment,
                                      const CalendarSpec& calendar) {
        std::vector<RateChange> surges;
        for (std::size_t i = 0; i < segment.surge.size(); ++i) {
            const auto& surge = segment.surge[i];
            const auto from = local_time(surge.start, calendar);
            if (!from)
                problems_.add(surge.place, fmt::format("invalid {}.surge.{}.start '{}' {}", segment_path, i + 1,
                                                       surge.start, why_skipped(surge.start, calendar)));
            else if (*from >= grid_->last() || *from + surge.duration <= grid_->begin())
                scenario_.remarks.push_back(
                    fmt::format("{}.surge.{} has no effect (it lies outside the calendar)", segment_path, i + 1));
            else if (surge.factor != 1)
                surges.push_back({*from, *from + surge.duration, surge.factor});
        }
        return surges;
    }

    /// Customers of a segment are numbered in 32 bits.
    void check_number(const std::string& path, const Place& place, const ArrivalProcess& process) {
        constexpr double most = 4e9;
        const auto expected = process.expected();
        const double sum = std::accumulate(expected.begin(), expected.end(), 0.0);
        if (sum > most)
            problems_.add(
                place,
                fmt::format(
                    "{:.0f} customers a replication in {} (more than {} cannot be told apart); lower the rate or "
                    "shorten the calendar",
                    sum, path, std::llround(most)));
    }

    Attention attention(const std::string& path, const std::string& name, const Channel& channel) {
        Attention alone;
        alone.pace = {1.0};
        if (channel.kind != Kind::chat) return alone;
        const ModelChoice choice = channel.attention ? *channel.attention : default_attention(channel.place);
        const auto* model = choose(attention_models(), choice, path + ".attention");
        if (!model) return alone;
        const auto offers = [&](const auto& strategy) {
            return std::count(strategy.second.channels.begin(), strategy.second.channels.end(), name) > 0;
        };
        const bool matters = (channel.concurrency > 1 || choice.name == "conversation") &&
                             std::any_of(scenario_.strategies.begin(), scenario_.strategies.end(), offers);
        Parameters parameters(choice, path_to(path + ".attention", choice.name), problems_);
        const auto law_of = [this](Parameters& of, const std::string& key, std::string_view otherwise) {
            return parameter_law(of, key, otherwise);
        };
        const auto number_of = [this](Parameters& of, const std::string& key) {
            return parameter_number(*of.value(key), of.path() + '.' + key);
        };
        auto made = model->make(parameters, {channel.concurrency, law_of, number_of});
        finish(parameters, model->info, matters);
        return made;
    }

    /// Likewise a law of whole numbers, and its mean.
    std::pair<Law, double> parameter_number(const Value& written, const std::string& path) {
        if (written.entries.size() == 1) {
            const auto& law = written.entries[0];
            return number_law({law.key, law.value, law.place, true}, path);
        }
        complain_about(written, path, "must be a number or one law, as in {uniform: {low: 2, high: 14}}", problems_);
        return {nullptr, 1};
    }

    /// A law of how many replies a chat takes, and its mean.
    std::pair<Law, double> number_law(const ModelChoice& written, const std::string& path) {
        const auto before = problems_.size();
        const auto as_law = in_seconds(written, path, problems_);
        const auto made = problems_.size() == before ? law(as_law, path) : nullptr;
        if (!made) return {nullptr, 1};
        const double mean = made->mean(), whole = whole_number_mean(*made);
        if (!(mean >= 1 && mean <= 1000))
            problems_.add(written.place,
                          fmt::format("invalid {} (its mean is {}; must be from 1 to 1000 replies a chat)",
                                      path_to(path, written.name), show_number(mean)));
        else if (whole > 1.005 * mean)
            scenario_.remarks.push_back(fmt::format(
                "{} has a mean of {:.3g} replies, not {} (a chat takes at least one)", path, whole, show_number(mean)));
        return {made, whole};
    }

    /// A law among a model's own parameters: a bare duration is the mean of an exponential one.
    Law parameter_law(Parameters& parameters, const std::string& key, std::string_view otherwise) {
        const Value* written = parameters.value(key);
        if (written && written->faulty) return nullptr;
        Value value = written ? *written : Value{};
        const bool constant = !written && otherwise.starts_with("{constant: ");
        if (!written) value.text = otherwise;
        if (constant) value.text = otherwise.substr(11, otherwise.size() - 12);
        if (value.is_scalar() && (value.text == "none" || value.text == "infinite")) return nullptr;
        ModelChoice choice;
        choice.place = parameters.place(key);
        choice.given = written != nullptr;
        const auto path = parameters.path() + '.' + key;
        if (value.is_scalar()) {
            choice.name = constant ? "constant" : "exponential";
            choice.parameters = value;
        } else if (value.is_map() && value.entries.size() == 1) {
            choice = {value.entries[0].key, value.entries[0].value, value.entries[0].place, true};
        } else {
            complain_about(value, path, "must be a duration or one law, as in {constant: 40s}", problems_);
            return nullptr;
        }
        return law(choice, path);
    }

    /// The reason's conversations by channel, and what formulas take as their length: that of a chat alone, with the
    /// mean of its turns.
    void conversations(std::size_t r, ScenarioModels& models) {
        const auto& [name, reason] = scenario_.reasons[r];
        auto& own = models.conversation.emplace_back(scenario_.channels.size());
        for (std::size_t c = 0; c < scenario_.channels.size(); ++c) {
            const auto& channel = scenario_.channels[c].first;
            const auto i = index_of(reason.channels, channel);
            const auto* about = i ? &reason.channels[*i].second : nullptr;
            const auto path = path_to(path_to("reasons", name), channel);
            const auto& usual_one = models.attention[c].conversation;
            if (!usual_one) {
                if (about && about->conversation)
                    problems_.add(about->conversation->place,
                                  path +
                                      ".conversation has no effect (only channels with attention: {conversation: "
                                      "..} have it)");
                continue;
            }
            own[c] = *usual_one;
            if (about && about->talk_time)
                scenario_.remarks.push_back(path +
                                            ".talk_time has no effect (the channel's conversation takes its place)");
            if (about && about->conversation)
                override_conversation(*about->conversation, path + ".conversation", own[c]);
            const auto mean = [](const Law& law) { return law ? law->mean() : 0; };
            const double alone = own[c].turns * mean(own[c].work) + (own[c].turns - 1) * mean(own[c].think);
            models.talk_time[r][c] = alone > 0 ? exponential_law(alone) : nullptr;
        }
    }

    void override_conversation(const ConversationSpec& spec, const std::string& path, Conversation& conversation) {
        if (spec.work) conversation.work = law(*spec.work, path + ".work");
        if (spec.think) conversation.think = law(*spec.think, path + ".think");
        if (spec.turns || spec.turns_law) conversation.number = nullptr;
        if (spec.turns_law)
            std::tie(conversation.number, conversation.turns) = number_law(*spec.turns_law, path + ".turns");
        if (!spec.turns) return;
        conversation.turns = *spec.turns;
        conversation.fixed = spec.turns_fixed;
    }

    Law exponential_law(Seconds mean) {
        ModelChoice choice;
        choice.name = "exponential";
        choice.parameters.text = fmt::format("{}s", mean);
        return law(choice, "talk_time");
    }

    /// Scores are of channels that the strategy offers.
    void check_scores(const RoutingDescription& made, const std::string& path, const ModelChoice& choice,
                      const Strategy& strategy) {
        for (const auto& score : made.scores)
            if (std::count(strategy.channels.begin(), strategy.channels.end(), score.channel) == 0)
                problems_.add(choice.place,
                              fmt::format("'{}' in {} is no channel that the strategy offers{}", score.channel,
                                          path_to(path, choice.name), suggestion(score.channel, strategy.channels)));
    }

    RoutingDescription routing(const std::string& path, const ModelChoice& choice, const Strategy& strategy) {
        const auto* model = choose(routing_models(), choice, path);
        if (!model) return {};
        Parameters parameters(choice, path_to(path, choice.name), problems_);
        const auto made = model->make(parameters);
        finish(parameters, model->info);
        check_scores(made, path, choice, strategy);
        return made;
    }

    Plan plan(const std::string& path, const Strategy& strategy, Plan& outside) {
        Plan plan;
        for (const auto& [name, group] : strategy.agent_groups) {
            const auto staffing = path_to(path + ".agent_groups", name) + ".staffing";
            const auto* model = choose(staffing_models(), group.staffing, staffing);
            plan.emplace_back();
            outside.emplace_back();
            if (!model || !grid_) continue;
            Parameters parameters(group.staffing, path_to(staffing, group.staffing.name), problems_);
            // What depends on demand is planned once the strategy is described (setup_staffing); here its parameters
            // are read.
            if (model->plan) {
                const auto calendar = by_clock_of(scenario_.calendar, group.timezone);
                auto made = model->plan(parameters, {calendar, *grid_});
                if (made.size() > grid_->counted()) outside.back() = made;
                plan.back() = counted_part(std::move(made), *grid_);
            } else
                read_only(*model, parameters);
            finish(parameters, model->info);
        }
        return plan;
    }

    void read_only(const StaffingModel& model, Parameters& parameters) {
        std::vector<StaffedGroup> group{{parameters, 0}};
        Plan unused;
        model.plan_together(group, {scenario_.calendar, *grid_}, unused);
    }

    Scenario& scenario_;
    std::shared_ptr<const TimeGrid> grid_;
    std::map<std::string, Law>& laws_;
    Problems& problems_;
};

}  // namespace

ScenarioModels make_models(Scenario& scenario, const std::shared_ptr<const TimeGrid>& grid,
                           std::map<std::string, ScenarioModels::Law>& laws, Problems& problems) {
    return Maker(scenario, grid, laws, problems).make();
}

std::string path_to(const std::string& path, const std::string& name) {
    std::string escaped = path + '.';
    for (const char c : name) escaped += c == '.' ? std::string("\\.") : std::string(1, c);
    return escaped;
}

}  // namespace holdtime
