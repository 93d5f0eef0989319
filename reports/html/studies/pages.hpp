#pragma once

#include <string>
#include <vector>

#include "reports/formats/style.hpp"

/// The pages to decide from of the studies beside `run`: `--html`.
namespace holdtime {

struct Backtest;
struct Breakeven;
class ResultStore;
struct ScenarioCheck;
struct Staffing;
struct Tornado;

std::string staffing_page(const Staffing& staffing, const ReportStyle& style);
std::string tornado_page(const Tornado& tornado, const ReportStyle& style);
std::string backtest_page(const Backtest& test, const ReportStyle& style);
std::string breakeven_page(const Breakeven& found, const ReportStyle& style);
std::string check_page(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);
/// Of the first points only, where there are many.
std::string sweep_page(const ResultStore& store, const ReportStyle& style);

}  // namespace holdtime
