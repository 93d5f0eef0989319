#include "studies/history/reading/queue_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "studies/history/reading/log_reader.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_queues = 1000, most_told = 1000;
constexpr std::uint64_t lines_between = 4096;
constexpr std::size_t fewest_fields = 5;

using Fields = std::vector<std::string_view>;

Fields fields_of(std::string_view line) {
    Fields fields;
    if (line.ends_with('\r')) line.remove_suffix(1);
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find('|', begin), line.size());
        fields.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return fields;
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return value;
}

bool is_event_name(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

enum class Event { other, enter, connect, complete, leave, leave_for_good };

Event event_of(std::string_view name) {
    struct Known {
        std::string_view name;
        Event event;
    };
    static constexpr std::array known{Known{"ENTERQUEUE", Event::enter},
                                      Known{"CONNECT", Event::connect},
                                      Known{"COMPLETECALLER", Event::complete},
                                      Known{"COMPLETEAGENT", Event::complete},
                                      Known{"TRANSFER", Event::complete},
                                      Known{"BLINDTRANSFER", Event::complete},
                                      Known{"ATTENDEDTRANSFER", Event::complete},
                                      Known{"ABANDON", Event::leave_for_good},
                                      Known{"EXITWITHTIMEOUT", Event::leave},
                                      Known{"EXITWITHKEY", Event::leave},
                                      Known{"EXITEMPTY", Event::leave}};
    for (const auto& one : known)
        if (one.name == name) return one.event;
    return Event::other;
}

class Reader {
public:
    explicit Reader(const LogOptions& options) {
        log_.timezone = options.timezone.value_or("UTC");
        if (!find_zone(log_.timezone))
            throw InputError(
                {}, fmt::format("unknown --timezone '{}'{}", log_.timezone, suggestion(log_.timezone, zone_names())));
        log_.tells_talk = true;
        if (!options.timezone) log_.assumed.push_back("days are those of UTC, as no --timezone says whose they are");
    }

    void read(const std::string& file, const ReadingHooks& hooks) {
        std::ifstream stream(file, std::ios::binary);
        if (!stream) throw InputError({file, 0, 0}, "cannot be read");
        std::error_code unknown;
        const auto all = std::filesystem::file_size(file, unknown);
        log_.files.push_back(file);
        std::uint64_t read = 0;
        std::string line;
        for (line_ = 1; std::getline(stream, line); ++line_) {
            read += line.size() + 1;
            if (log_.rows++ % lines_between == 0) {
                hooks.stop.check();
                if (hooks.progress) hooks.progress(read, unknown ? 0 : all);
            }
            if (line.empty()) continue;
            if (const auto reason = add(fields_of(line)); !reason.empty()) reject(line_, reason);
        }
    }

    ContactLog finish() {
        for (const auto& [id, call] : open_) reject(call.line, "this call is still under way when the log ends");
        std::stable_sort(log_.contacts.begin(), log_.contacts.end(),
                         [](const auto& a, const auto& b) { return a.asked < b.asked; });
        std::stable_sort(log_.rejected_rows.begin(), log_.rejected_rows.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        log_.queues = queues_.names();
        log_.agents = agents_.names();
        log_.customers = static_cast<std::uint32_t>(customers_.size());
        if (ringing_ > 0)
            log_.assumed.push_back(fmt::format("ringing, {:.1f} s on average, is the agent's work and no part of waits",
                                               ringing_time_ / ringing_));
        return std::move(log_);
    }

private:
    struct Call {
        LoggedContact contact;
        bool answered = false;
        int line = 0;
    };

    void reject(int line, const std::string& reason) {
        ++log_.rejected;
        if (log_.rejected_rows.size() < most_told) log_.rejected_rows.push_back({log_.files.back(), line, reason});
    }

    std::string add(const Fields& fields) {
        if (fields.size() < fewest_fields) return "too few fields (time|call|queue|agent|event|...)";
        const auto at = number(fields[0]);
        if (!at) return fmt::format("'{}' is no time", fields[0]);
        const std::string id(fields[1]);
        const auto event = event_of(fields[4]);
        if (event == Event::other) return {};
        if (event == Event::enter) return enter(id, *at, fields);
        const auto found = open_.find(id);
        if (found == open_.end()) return fmt::format("{} of a call whose ENTERQUEUE is not in the log", fields[4]);
        auto& call = found->second;
        if (event == Event::connect) return connect(call, *at, fields);
        const double from = event == Event::complete ? call.contact.answered() : call.contact.asked;
        constexpr double longest = 31 * 86400.0;
        const bool fits = (event == Event::complete) == call.answered && *at >= from && *at - from <= longest;
        if (fits && event == Event::complete) {
            call.contact.talk = static_cast<float>(*at - from);
        } else if (fits) {
            call.contact.wait = static_cast<float>(*at - from);
            call.contact.outcome =
                event == Event::leave_for_good ? LoggedOutcome::abandoned : LoggedOutcome::disconnected;
        }
        if (fits) log_.contacts.push_back(call.contact);
        open_.erase(found);
        return fits ? "" : fmt::format("{} does not follow from what happened to the call before", fields[4]);
    }

    std::string enter(const std::string& id, double at, const Fields& fields) {
        Call call;
        call.line = line_;
        call.contact.asked = at;
        const auto queue = queues_.number(std::string(fields[2]));
        if (queue >= most_queues)
            throw InputError({log_.files.back(), line_, 0}, fmt::format("more than {} different queues", most_queues));
        call.contact.queue = static_cast<std::uint16_t>(queue);
        constexpr std::size_t caller = 6;  // after the event and a URL
        if (fields.size() > caller && !fields[caller].empty() && fields[caller] != "anonymous")
            call.contact.customer = customers_.number(std::string(fields[caller]));
        const bool was_open = !open_.insert_or_assign(id, call).second;
        return was_open ? "ENTERQUEUE of a call that has not left its queue" : "";
    }

    std::string connect(Call& call, double at, const Fields& fields) {
        constexpr std::size_t ring_field = 7;
        if (call.answered || at < call.contact.asked)
            return "CONNECT does not follow from what happened to the call before";
        const double wait = at - call.contact.asked;
        double rang = 0;
        if (fields.size() > ring_field)
            if (const auto ring = number(fields[ring_field]); ring && *ring >= 0 && *ring <= wait) {
                rang = *ring;
                ringing_time_ += *ring, ++ringing_;
            }
        call.answered = true;
        call.contact.wait = static_cast<float>(wait - rang);
        if (!fields[3].empty() && fields[3] != "NONE") call.contact.agent = agents_.number(std::string(fields[3]));
        return {};
    }

    ContactLog log_;
    std::unordered_map<std::string, Call> open_;
    NameNumbers queues_, agents_, customers_;
    double ringing_time_ = 0, ringing_ = 0;
    int line_ = 0;
};

}  // namespace

bool is_queue_log(const std::string& file) {
    if (file == "-") return false;
    std::ifstream stream(file, std::ios::binary);
    constexpr std::size_t longest = 4096;
    std::string line(longest, '\0');
    stream.getline(line.data(), longest);
    line.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 1)) - 1);
    const auto fields = fields_of(line);
    return fields.size() >= fewest_fields && number(fields[0]) && is_event_name(fields[4]);
}

ContactLog read_queue_logs(const std::vector<std::string>& files, const LogOptions& options,
                           const ReadingHooks& hooks) {
    Reader reader(options);
    for (const auto& file : files) {
        if (!is_queue_log(file))
            throw InputError({file, 1, 0}, "no queue_log, as the first file is (fit logs of one kind)");
        reader.read(file, hooks);
    }
    return reader.finish();
}

}  // namespace holdtime
