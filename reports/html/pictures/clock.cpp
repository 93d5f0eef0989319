#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

using Channel = ClockPicture::Channel;

constexpr double left = 42, right = svg::width - 2, level_top = 24, level_base = 112, contacts_top = 136,
                 contacts_base = 166, agents_top = 190, agents_base = 216;

/// Runs of values that exist, each from `begin` to before `end`.
template <class Run>
void for_runs(const std::vector<double>& values, Run run) {
    for (std::size_t i = 0; i < values.size();) {
        if (!std::isfinite(values[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < values.size() && std::isfinite(values[end])) ++end;
        run(i, end);
        i = end;
    }
}

struct Axes {
    svg::Scale x;
    svg::Scale level{0, 1, level_base, level_top};
    double middle(std::size_t i) const { return x(static_cast<double>(i) + 0.5); }
    std::string point(std::size_t i, double share) const {
        return svg::number(middle(i)) + " " + svg::number(level(std::clamp(share, 0.0, 1.0)));
    }
};

Markup band(const Channel& channel, const Axes& axes) {
    if (channel.low.size() != channel.level.size() || channel.high.size() != channel.level.size()) return {};
    std::string steps;
    for_runs(channel.low, [&](std::size_t begin, std::size_t end) {
        if (end - begin < 2) return;
        for (auto i = begin; i < end; ++i) steps += (i == begin ? "M" : "L") + axes.point(i, channel.high[i]);
        for (auto i = end; i-- > begin;) steps += "L" + axes.point(i, channel.low[i]);
        steps += "z";
    });
    return steps.empty() ? Markup() : svg::path(steps, "band");
}

Markup level_line(const Channel& channel, const Axes& axes) {
    std::string steps;
    for_runs(channel.level, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) steps += (i == begin ? "M" : "L") + axes.point(i, channel.level[i]);
        if (end - begin == 1) steps += "h0.1";
    });
    return svg::path(steps, "l");
}

/// Columns as one outline, so that a week is no longer than it has to be.
std::string skyline(const std::vector<double>& values, const svg::Scale& x, const svg::Scale& y) {
    std::string steps = "M" + svg::number(x(0)) + " " + svg::number(y(0));
    double before = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = std::isfinite(values[i]) ? values[i] : 0;
        if (value != before) steps += "H" + svg::number(x(static_cast<double>(i))) + "V" + svg::number(y(value));
        before = value;
    }
    return steps + "H" + svg::number(x(static_cast<double>(values.size()))) + "V" + svg::number(y(0));
}

Markup frame(const ClockPicture& picture, const Axes& axes) {
    Markup content;
    for (const double share : {0.0, 0.5, 1.0}) {
        content += svg::line(left, axes.level(share), right, axes.level(share), share == 0 ? "axis" : "grid");
        content += svg::text(left - 5, axes.level(share) + 4, "q e", fmt::format("{:.0f} %", 100 * share));
    }
    content += svg::line(left, contacts_base, right, contacts_base, "axis");
    content += svg::line(left, agents_base, right, agents_base, "axis");
    const auto scale = [&](double y, double most, const std::string& what) {
        content += svg::line(left, y, right, y, "grid");
        content += svg::text(left, y - 4, "q", what);
        content += svg::text(left - 5, y + 4, "q e", fmt::format("{:.0f}", most));
    };
    scale(contacts_top, picture.most_contacts, "contacts per " + picture.step);
    scale(agents_top, picture.most_agents, "agents on duty");
    for (const auto& tick : picture.ticks) {
        const double x = axes.x(static_cast<double>(tick.interval));
        content += svg::text(x, agents_base + 15, x < left + 14 ? "q" : x > right - 18 ? "q e" : "q m", tick.text);
        content += svg::line(x, agents_base, x, agents_base + 3, "axis");
    }
    return content;
}

Markup plot(const ClockPicture& picture, const Channel& channel) {
    const auto intervals = channel.level.size();
    const Axes axes{{0, static_cast<double>(intervals), left, right}};
    Markup content = svg::text(0, 13, "t", svg::fitting_pair(channel.strategy, channel.channel, 270, 13));
    content += frame(picture, axes) + band(channel, axes);
    if (channel.target >= 0) {
        content += svg::line(left, axes.level(channel.target), right, axes.level(channel.target), "target");
        content += svg::text(right, 13, "q e", "target " + plain_share(channel.target));
    }
    content += level_line(channel, axes);
    content += svg::path(
        skyline(channel.contacts, axes.x, {0, std::max(picture.most_contacts, 1.0), contacts_base, contacts_top}),
        "bars");
    content += svg::path(
        skyline(channel.agents, axes.x, {0, std::max(picture.most_agents, 1.0), agents_base, agents_top}), "l thin");
    content += svg::line(left, level_top, left, agents_base, "cursor");
    double least = 2, most = -1;
    for (const double level : channel.level)
        if (std::isfinite(level)) least = std::min(least, level), most = std::max(most, level);
    const auto name = fmt::format("{}, {}: share answered in time by interval, from {:.0f} % to {:.0f} %",
                                  channel.strategy, channel.channel, 100 * least, 100 * most);
    return svg::picture(236, name, svg::group(colour_of(channel.number), content));
}

/// ["07:00","07:30"]: clock times and days; of saved results whatever stood there, less what would end a text.
std::string times_of(const ClockPicture& picture) {
    std::string list;
    for (const auto& time : picture.times) {
        list += list.empty() ? "\"" : ",\"";
        for (const char c : time)
            if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ') list += c;
        list += '"';
    }
    return "[" + list + "]";
}

}  // namespace

Markup draw(const ClockPicture& picture) {
    Markup plots;
    for (const auto& channel : picture.channels) plots += plot(picture, channel);
    return plots.empty() ? plots : figure_markup("clock", picture.told, plots, Breadth::whole, times_of(picture));
}

}  // namespace holdtime
