#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/stop.hpp"
#include "studies/history/estimation/arrivals.hpp"
#include "studies/history/estimation/duty.hpp"
#include "studies/history/estimation/fit_law.hpp"
#include "studies/history/estimation/hand_overs.hpp"
#include "studies/history/estimation/pace.hpp"
#include "studies/history/estimation/people.hpp"
#include "studies/history/estimation/redials.hpp"
#include "studies/history/estimation/rounds.hpp"
#include "studies/history/estimation/staffing.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

inline constexpr std::array<const char*, medium_count> medium_names{"phone", "chat", "email"};

/// The law of one kind of work, and what it was chosen from.
struct WorkEstimate {
    Sample seen;                  ///< as logged, agents' differences taken out
    std::vector<FittedLaw> laws;  ///< the best first; empty: too few
    double short_share = 0;       ///< of at most 10 s, where the law expects `short_expected`
    double short_expected = 0;
    bool short_apart = false;  ///< they are too many, and tell nothing of the law
    std::optional<FittedLaw> law() const { return laws.empty() ? std::nullopt : std::optional(laws.front()); }
};

struct PatienceEstimate {
    CensoredSample sample;        ///< of those who had to wait
    std::vector<FittedLaw> laws;  ///< the best first; empty: too few left
    std::vector<SurvivalPoint> curve;
    double balk = 0, balk_error = 0, balk_n = 0;  ///< share that leaves at once when it would have to wait
    std::optional<FittedLaw> law() const { return laws.empty() ? std::nullopt : std::optional(laws.front()); }
};

/// How one queue's customers use one medium.
struct MediumEstimate {
    double contacts = 0;  ///< first attempts
    double share = 0;     ///< of the queue's
    double received = 0;  ///< handed over from other media
    WorkEstimate talk;
    PatienceEstimate patience;
    HandOverEstimate hand_over;
    Sample wait;            ///< of e-mail: until the answer was begun
    RoundsEstimate rounds;  ///< of e-mail
    bool used() const { return contacts + received > 0; }
};

struct QueueEstimate {
    std::string name;
    ArrivalEstimate arrivals;
    std::array<MediumEstimate, medium_count> media;
    RedialEstimate redial;
    RepeatEstimate repeat;
};

struct MenuEstimate {
    WorkEstimate time;       ///< of those who went on to the queue
    double left = 0, n = 0;  ///< who left in it, of all
};

/// All that a log says of a centre.
struct HistoryFit {
    std::string timezone;
    double interval = 1800;
    std::int64_t first_day = 0, last_day = 0;
    std::vector<std::string> files;
    std::uint64_t rows = 0, contacts = 0, rejected = 0;
    std::vector<RejectedRow> rejected_rows;
    std::array<bool, medium_count> used{};  ///< media that occur
    std::vector<QueueEstimate> queues;
    std::array<WorkEstimate, medium_count> after_work;
    std::array<std::uint32_t, medium_count> at_once{1, 1, 1};  ///< most contacts of an agent open at once, usually
    PaceEstimate pace;                                         ///< of chats
    std::optional<MenuEstimate> menu;
    PeopleEstimate people;
    std::vector<GroupEstimate> groups;
    /// When contacts of each medium came or came over: a week from Monday, by interval.
    std::array<std::vector<bool>, medium_count> seen_at;
    std::vector<OddDay> odd_days;
    std::uint64_t overlaps = 0;
    std::vector<std::string> unknown;  ///< what the log cannot tell, and what stands in its place
};

HistoryFit fit_history(const ContactLog& log, double interval, const Stop& stop = {});

}  // namespace holdtime
