#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reports/pictures/datum.hpp"

namespace holdtime {

/// What a reader has to know in a minute: it fills one screen, and the first page on paper.
struct FirstScreen {
    struct Caveat {
        std::string head, text;
    };
    struct Target {
        std::string name, promise;  ///< "phone", "80 % in 20 s"
        Datum reached;              ///< "82.1 %"
        Datum state;                ///< "met", as in results
        Mood mood = Mood::plain;
        std::string held;   ///< "133 of 200 days"; "" = unknown
        std::string worst;  ///< "worst day ", of a target of every day: what was reached is that day's; else ""
        Datum was_state = {}, was_reached = {};  ///< before the change; "" = nothing to compare with
    };
    struct Cell {
        Datum mean;
        std::string half_width;  ///< "± 10"; "" = none
        double share_of_most = 0;
        Datum before;      ///< the change; "" = nothing to compare with
        Datum difference;  ///< of the baseline's none
        std::string word;  ///< "better", "worse", "no clear difference", "baseline"
        Mood mood = Mood::plain;
    };
    struct Row {
        std::string label;
        std::vector<Cell> cells;  ///< per strategy
    };
    std::string kicker;                        ///< scenario, when, how often
    std::string question;                      ///< the headline
    std::string verdict;                       ///< word for word
    std::vector<std::string> how_sure;         ///< sentences
    std::vector<Caveat> caveats;               ///< the worst first, three at most
    std::vector<std::string> strategies;       ///< the columns
    std::string choice;                        ///< "" = none
    std::vector<std::vector<Target>> targets;  ///< per strategy; all empty where there is none
    std::vector<Row> rows;
    std::string note;    ///< what the intervals are, and are not
    std::string before;  ///< what is said of the figures before the change: "as it is"; "" = none
    // Of a what-if: the verdict on the changed world, and what changes, strategy by strategy.
    std::string changed_verdict;
    std::vector<std::string> what_if, changes;
};

FirstScreen first_screen(const Comparison& comparison);

/// The headline: what the scenario asks.
std::string question_of(const Comparison& comparison);

/// At most three things to know before deciding, the worst first.
std::vector<FirstScreen::Caveat> caveats_of(const Comparison& comparison);

/// The same of what is decided upon: of a what-if, of the changed world.
std::vector<FirstScreen::Caveat> caveats_to_tell(const Comparison& comparison);

/// How sure the verdict is: on what it rests, and on how many days the compared strategies differ as on average.
std::vector<std::string> how_sure(const Comparison& comparison);

}  // namespace holdtime
