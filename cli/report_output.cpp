#include "cli/report_output.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "cli/text_width.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

namespace {

const ReportFormat& chosen_format(const CommandLine& line) {
    const auto name = format_name(line);
    if (const auto* format = find_format(name)) return *format;
    std::vector<std::string> known;
    for (const auto* format : report_formats()) known.emplace_back(format->name);
    unknown_format(name, known);
}

/// Is the environment variable set to anything? (no-color.org)
bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value && *value;
}

/// Does the locale that the user set know ASCII only?
bool wants_ascii() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (is_set(name)) return std::string(std::getenv(name)) == "C" || std::string(std::getenv(name)) == "POSIX";
    return false;
}

}  // namespace

bool wants_color(const CommandLine& line, const Output& output) {
    const auto when = line.text("color").value_or("auto");
    if (when != "auto") return when == "always";
    const char* terminal = std::getenv("TERM");
    return !is_set("NO_COLOR") && output.is_terminal() && !(terminal && std::string(terminal) == "dumb");
}

ReportStyle report_style(const CommandLine& line, const Output& output) {
    ReportStyle style{HOLDTIME_VERSION, wants_color(line, output), text_width(), wants_ascii(), line.flag("verbose")};
    style.again = line.again();
    style.saved = line.knows("rerun") && !line.flag("rerun");
    return style;
}

PageOutput::PageOutput(const CommandLine& line) {
    if (const auto page = line.text("html")) page_ = std::make_unique<Output>(*page);
}

void PageOutput::write(const std::function<std::string()>& draw) {
    if (!page_) return;
    page_->write(draw());
    page_->flush();  // nothing is put in its place before all has been written
}

void PageOutput::commit() {
    if (page_) page_->commit();
}

ReportOutput::ReportOutput(const CommandLine& line)
    : format_(chosen_format(line)),
      path_(line.text("output").value_or("-")),
      output_(path_),
      style_(report_style(line, output_)),
      page_(line) {}

void ReportOutput::write(const Comparison& comparison, const LivePage* live) {
    output_.write(format_.render(comparison, style_));
    style_.live = live;
    page_.write([&] { return find_format("html")->render(comparison, style_); });
    output_.commit();
    page_.commit();
}

}  // namespace holdtime
