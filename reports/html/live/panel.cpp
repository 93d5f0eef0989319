#include "reports/html/live/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "reports/documents/shown_figures.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

struct Part {
    const char* heading;
    bool open;
};

/// In the order of ControlPart.
constexpr std::array parts{
    Part{"How many come", true},
    Part{"Agents", true},
    Part{"Chats at once", false},
    Part{"How long it takes", false},
    Part{"Patience", false},
    Part{"Pay", false},
    Part{"Who comes by which channel", false},
    Part{"Trying again after giving up", false},
};

std::string digits(double x) { return fmt::format("{:.12g}", x); }

/// As it stands behind the number on the page.
std::string shown_unit(const Control& control, const std::string& currency) {
    if (control.part == ControlPart::wages) return currency + control.unit;
    if (control.form == ControlForm::agents) return "% of plan";
    if (control.part == ControlPart::staffing) return "agents";
    if (control.part == ControlPart::shares) return "% of them";
    return control.unit;
}

std::string range_title(const Control& control) {
    if (control.source.empty()) return {};
    return fmt::format("range by {}: {} to {} {}", control.source, digits(control.low), digits(control.high),
                       control.unit);
}

/// The lists of agents are the scenario's own, where the script reads them.
bool is_pace(const Control& control) { return !control.list.empty() && control.form != ControlForm::agents; }

Markup control_markup(const Control& control, std::size_t number, const std::string& currency) {
    constexpr std::array forms{"number", "agents", "chats", "pace"};
    const auto id = fmt::format("live-{}", number);
    const std::vector<Attribute> range{{"type", "range"},
                                       {"id", id},
                                       {"min", digits(control.low)},
                                       {"max", digits(control.high)},
                                       {"step", digits(control.step)},
                                       {"value", digits(control.value)},
                                       {"title", range_title(control)},
                                       {"data-set", control.path, true},
                                       {"data-form", forms[static_cast<std::size_t>(control.form)]},
                                       {"data-unit", control.unit},
                                       {"data-list", is_pace(control) ? Json(control.list).dump() : ""},
                                       {"data-list-path", control.list_path, true},
                                       {"autocomplete", "off"}};
    const std::vector<Attribute> field{
        {"type", "number"},     {"min", digits(control.low)},     {"max", digits(control.high)},
        {"step", "any"},        {"value", digits(control.value)}, {"aria-label", control.label},
        {"autocomplete", "off"}};
    const auto unit = shown_unit(control, currency);
    const auto back = fmt::format("back to {}{}{}", digits(control.value), unit.empty() ? "" : " ", unit);
    const auto number_markup =
        void_element("input", field) + element("small", {}, unit) +
        element("button",
                {{"type", "button"}, {"class", "back"}, {"title", back}, {"aria-label", control.label + ": " + back}},
                "\u21ba");
    const auto lane = element("small", {}, digits(control.low)) + void_element("input", range) +
                      element("small", {}, digits(control.high));
    return element("div", {{"class", "move"}},
                   element("label", {{"for", id}}, control.label) + element("span", {{"class", "nb"}}, number_markup) +
                       element("span", {{"class", "lane"}}, lane));
}

Markup controls_markup(const LivePage& page, const std::string& currency) {
    Markup all;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        Markup inside;
        for (std::size_t c = 0; c < page.controls.size(); ++c)
            if (static_cast<std::size_t>(page.controls[c].part) == part)
                inside += control_markup(page.controls[c], c, currency);
        if (inside.empty()) continue;
        std::vector<Attribute> fold;
        if (parts[part].open) fold.push_back({"open", "open"});
        all += element("details", fold, element("summary", {}, parts[part].heading) + inside);
    }
    return all;
}

/// JSON with its quotes changed for the others, which an attribute need not write out; the script changes them back.
std::string other_quotes(std::string json) {
    for (char& c : json) c = c == '"' ? '\'' : c == '\'' ? '"' : c;
    return json;
}

/// All that the script wants to know, in ASCII: as the value of an attribute it stays what it is.
std::string data_text(const LivePage& page, const Comparison& comparison) {
    Json data{{"name", page.name},
              {"figures", page.asked.figures},
              {"until_decided", page.until_decided},
              {"command", page.command},
              {"typed", page.typed_replications},
              {"currency", comparison.currency},
              {"replications", page.replications},
              {"one_day", comparison.period.length == "1 day"},
              {"mixed", mixes_kinds(comparison)}};
    for (const auto& strategy : comparison.results.strategies) data["strategies"].push_back(strategy.name);
    double contacts = 0;
    for (const auto& strategy : comparison.results.strategies)
        if (strategy.total[Figure::offered].exists()) contacts += strategy.total[Figure::offered].mean;
    data["contacts"] = contacts;
    Json& zones = data["zones"] = Json::object();
    for (const auto& [name, bytes] : page.zones) {
        Json& list = zones[name] = Json::array();
        for (const char byte : bytes) list.push_back(static_cast<unsigned char>(byte));
    }
    return data.dump(-1, ' ', true);
}

}  // namespace

Markup live_markup(const LivePage& page, const LiveTexts& texts, const Comparison& comparison) {
    const auto head = element("h2", {{"id", "live-title"}}, "And what if?") +
                      element("p", {},
                              "Move something: the days are simulated again, here in this page, on the same "
                              "customers. Nothing leaves your machine.");
    const auto moves =
        element("form", {{"class", "moves"}, {"autocomplete", "off"}},
                controls_markup(page, comparison.currency) +
                    element("div", {{"class", "way-back"}},
                            element("button", {{"type", "button"}, {"id", "live-reset"}}, "Back to the scenario")));
    const auto state = element("div", {{"class", "state-now"}},
                               element("p", {{"id", "live-status"}, {"role", "status"}}, Markup::text(" ")) +
                                   element("button", {{"type", "button"}, {"id", "live-look"}}, "See the figures"));
    const auto seen = element("div", {{"id", "live-words"}}, Markup()) +
                      element("div", {{"id", "live-figures"}, {"class", "beyond"}}, Markup()) +
                      element("p", {{"class", "note"}}, "The same figures from the command line:") +
                      element("pre", {}, element("code", {{"id", "live-command"}}, Markup()));
    const auto engine = element("script", {{"type", "text/plain"}, {"id", "live-script"}}, Markup::text(page.script)) +
                        element("script", {{"type", "text/plain"}, {"id", "live-module"}}, Markup::text(page.module)) +
                        live_unpack_markup() + live_worker_markup() +
                        element("script", {{"type", "application/json"}, {"id", "live-result"}}, Markup()) +
                        element("div",
                                {{"id", "live-data"},
                                 {"hidden", "hidden"},
                                 {"data-page", other_quotes(data_text(page, comparison)), true},
                                 {"data-now", other_quotes(texts.now), true},
                                 {"data-scenario", other_quotes(texts.scenario), true}},
                                Markup());
    return live_style_markup() +
           element(
               "section", {{"id", "live"}, {"class", "full"}, {"aria-labelledby", "live-title"}, {"hidden", "hidden"}},
               head + element("div", {{"class", "desk"}}, moves + state + element("div", {{"class", "seen"}}, seen)) +
                   engine) +
           live_script_markup();
}

}  // namespace holdtime
