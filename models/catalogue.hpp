#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/mechanism.hpp"
#include "models/pool_question.hpp"
#include "models/staffing_needs.hpp"
#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/parameters.hpp"
#include "scenarios/schema/range.hpp"
#include "sim/ports/arrivals.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/distribution.hpp"
#include "sim/ports/plan.hpp"

/// The models that can be plugged in, a family at a time. Whoever calls a model's function calls Parameters::done()
/// after it. Each family has one list (models/<family>/catalogue.cpp) in which every model has one line; everything
/// that names models (list, explain, schema, README's table) is printed from it.
namespace holdtime {

struct ParameterInfo {
    std::string_view name;
    /// duration, law, share, ratio, number, number or law, integer, rate, money per hour, boolean, text, file,
    /// one of .., list of ..s, per_interval, staffing model, map of shifts, map of numbers:
    /// cli/schema_parameters.cpp has what each looks like
    std::string_view type;
    std::string_view fallback;  ///< as a user would write it; "" = required
    std::string_view meaning;
    std::string_view source = {};  ///< of a fallback that is a figure of this field: where it was found,
    std::string_view confidence =
        {};                        ///< and how far to trust it (high, medium, low); a report lists it when it was used
    Range range = {};              ///< in seconds, shares from 0 to 1; of a list, of each item
    bool is_short_form = false;    ///< `{model: value}` stands for `{model: {name: value}}`
    std::string_view unless = {};  ///< required, unless this one is given in its place

    constexpr ParameterInfo within(const Range& numbers) const;
    constexpr ParameterInfo short_form() const;
    constexpr ParameterInfo instead_of(std::string_view other) const;
    constexpr bool required() const { return fallback.empty() && unless.empty(); }
};

constexpr ParameterInfo ParameterInfo::within(const Range& numbers) const {
    ParameterInfo changed = *this;
    changed.range = numbers;
    return changed;
}

constexpr ParameterInfo ParameterInfo::short_form() const {
    ParameterInfo changed = *this;
    changed.is_short_form = true;
    return changed;
}

constexpr ParameterInfo ParameterInfo::instead_of(std::string_view other) const {
    ParameterInfo changed = *this;
    changed.unless = other;
    return changed;
}

/// What every entry tells about itself.
struct ModelInfo {
    std::string_view name;
    std::string_view sentence;  ///< what it is, one line
    std::string_view formula;
    std::string_view reference;  ///< paper or book, page
    std::vector<ParameterInfo> parameters;
    /// As a user would write it, with every parameter that has no default: `{lognormal: {mean: 4min, cv: 1.2}}`.
    /// `explain` shows it, and the contract tests make the model from it.
    std::string_view example = {};
};

struct DistributionModel {
    ModelInfo info;
    /// Null after complaining to the parameters' Problems. `infinite` is not a distribution (studies/setup maps it to
    /// null).
    std::shared_ptr<const Distribution> (*make)(Parameters& parameters);
};

/// A stretch of time during which rates are multiplied.
struct RateChange {
    Seconds from = 0, to = 0;
    double factor = 1;
};

/// What an arrival model may know.
struct ArrivalContext {
    const CalendarSpec& calendar;  ///< read by the segment's clock
    std::shared_ptr<const TimeGrid> grid;
    std::uint32_t stream = 0;  ///< number of the segment: its customers' stream
    double volume = 1;         ///< factor on the rates
    std::vector<RateChange> surges;
};

struct ArrivalModel {
    ModelInfo info;
    std::shared_ptr<const ArrivalProcess> (*make)(Parameters& parameters, const ArrivalContext& context);
    bool has_rates = true;  ///< which a segment's volume and surges may change; else the times are given one by one
};

struct RoutingModel {
    ModelInfo info;
    RoutingDescription (*make)(Parameters& parameters);
};

/// How an agent's open chats share its attention.
struct Attention {
    std::vector<double> pace;  ///< speed of each of k open chats relative to one alone, for k = 1..concurrency
    std::vector<double> kept;  ///< of the probability to settle a matter, likewise; empty = all
    std::optional<Conversation> conversation;  ///< message by message
    double switch_cost = 0;
};

/// What an attention model may know.
struct AttentionContext {
    std::uint32_t concurrency = 1;  ///< of the channel
    /// The law that one of the parameters is, or the one in the text where it is not given; null for none.
    std::function<std::shared_ptr<const Distribution>(Parameters&, const std::string& key, std::string_view otherwise)>
        law;
    /// The law of whole numbers that one of them is, with its mean; null after a complaint.
    std::function<std::pair<std::shared_ptr<const Distribution>, double>(Parameters&, const std::string& key)> number;
};

struct AttentionModel {
    ModelInfo info;
    Attention (*make)(Parameters& parameters, const AttentionContext& context);
};

/// What a staffing model may know about its group.
struct StaffingContext {
    const CalendarSpec& calendar;
    const TimeGrid& grid;
    const StaffingNeeds* needs = nullptr;  ///< of the group's strategy; null while parameters are only checked
    std::size_t group = 0;                 ///< its number in the strategy
    /// Fewest agents of every group and counted interval, for models that divide pay or work among intervals and so
    /// must know beforehand; the plans of the others are raised to it afterwards. Null = none.
    const Plan* at_least = nullptr;
};

/// A group that is staffed together with others.
struct StaffedGroup {
    Parameters& parameters;
    std::size_t group = 0;
};

struct StaffingModel {
    ModelInfo info;
    /// Agents of one group per counted interval, or, of a list that knows those of the days around, per interval of the
    /// grid; where there are no needs yet, anything. Null for models that staff together.
    GroupPlan (*plan)(Parameters& parameters, const StaffingContext& context);
    /// Of models that staff several groups of a strategy at once: fills in their plans. `plan` has those of the other
    /// groups.
    void (*plan_together)(std::vector<StaffedGroup>& groups, const StaffingContext& context, Plan& plan) = nullptr;
    /// Of formulas; models that aim at no service, and those that simulate, ignore nothing.
    Mechanisms represents = Mechanisms::all();
};

/// Quick: a day takes about a millisecond.
enum class Speed : std::uint8_t { slow, quick };

struct QueueingModel {
    ModelInfo info;
    Mechanisms represents;  ///< what it does not is named beside its figures
    PoolAnswer (*answer)(const PoolQuestion& question, Parameters& parameters);
    Speed speed = Speed::slow;
};

const std::vector<const DistributionModel*>& distribution_models();
const std::vector<const ArrivalModel*>& arrival_models();
const std::vector<const RoutingModel*>& routing_models();
const std::vector<const AttentionModel*>& attention_models();
const std::vector<const StaffingModel*>& staffing_models();
const std::vector<const QueueingModel*>& queueing_models();

/// A family as `holdtime list` shows it.
struct Family {
    std::string_view name;      ///< arrivals, distributions, routing, attention, staffing, queueing
    std::string_view question;  ///< what it decides, one line
    std::vector<const ModelInfo*> models;
};
std::vector<Family> families();

/// The named model of a family, or null after complaining at the choice's place with the nearest name.
template <class Model>
const Model* find_model(const std::vector<const Model*>& list, const ModelChoice& choice, const std::string& path,
                        Problems& problems) {
    std::vector<std::string> names;
    for (const Model* model : list) {
        if (model->info.name == choice.name) return model;
        names.emplace_back(model->info.name);
    }
    problems.add(choice.place, "unknown model '" + choice.name + "' in " + path + suggestion(choice.name, names));
    return nullptr;
}

}  // namespace holdtime
