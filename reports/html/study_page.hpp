#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"
#include "reports/html/markup.hpp"

namespace holdtime {

/// A page of a study other than a comparison: the answer, what to know before building on it, pictures, every table.
struct StudyPage {
    std::string kicker;               ///< scenario, when, how often
    std::string question;             ///< the headline
    std::string verdict;              ///< word for word as in the results
    std::vector<std::string> sure;    ///< sentences on how sure it is
    std::vector<std::string> before;  ///< what to know before deciding, the worst first
    std::string looked_at;            ///< where none of it is there: what was looked at
    Markup summary;                   ///< the table of the first screen; its id is `strategies`
    Markup pictures;
    std::vector<Block> tables;  ///< all the rest
};

std::string study_page(const StudyPage& page, const ReportStyle& style);

/// What to know of a study that compares two strategies in one figure.
std::string compared_alone(const std::string& figure);

/// `200 replications, seed 7, 95 % intervals`
std::string runs_text(std::uint32_t replications, std::uint64_t seed, double confidence);

}  // namespace holdtime
