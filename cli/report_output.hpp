#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "reports/formats.hpp"

namespace holdtime {

/// --color: on a terminal by default, unless NO_COLOR is set.
bool wants_color(const CommandLine& line, const Output& output);

/// How a report that goes there is to look.
ReportStyle report_style(const CommandLine& line, const Output& output);

/// The page of --html, where it is asked for: opened at once, written beside the report.
class PageOutput {
public:
    explicit PageOutput(const CommandLine& line);
    /// Writes what `draw` makes, with the style of the report; not yet in its place.
    void write(const std::function<std::string()>& draw);
    void commit();

private:
    std::unique_ptr<Output> page_;
};

/// Where a report goes and how it looks, from --format, -o, --html and --color; opened at once, written at the end.
class ReportOutput {
public:
    explicit ReportOutput(const CommandLine& line);
    /// `live`: what the page is to simulate again; null = nothing.
    void write(const Comparison& comparison, const LivePage* live = nullptr);
    const std::string& path() const { return path_; }

private:
    const ReportFormat& format_;
    std::string path_;
    Output output_;
    ReportStyle style_;
    PageOutput page_;
};

}  // namespace holdtime
