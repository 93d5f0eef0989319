#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

/// What a history says, as plain data: one entry a contact, in the order in which they joined the queue.
namespace holdtime {

enum class LoggedOutcome : std::uint8_t { answered, abandoned, blocked, disconnected, menu };
enum class Medium : std::uint8_t { phone, chat, email };
inline constexpr std::size_t medium_count = 3;

inline constexpr std::uint32_t not_logged = 0xffffffff;
inline constexpr float not_told = std::numeric_limits<float>::quiet_NaN();

/// 40 bytes, since logs have ten million of them. Durations in seconds, `not_told` where the log has none.
struct LoggedContact {
    double asked = 0;  ///< Unix time of joining the queue: the arrival, after the menu
    float menu = 0;
    float wait = 0;                                           ///< until the answer, or until it left
    float talk = not_told;                                    ///< of the answered
    float after_work = not_told;                              ///< likewise
    std::uint32_t agent = not_logged, customer = not_logged;  ///< numbers in the log's lists
    std::uint16_t queue = 0;
    Medium medium = Medium::phone;
    LoggedOutcome outcome = LoggedOutcome::answered;
    bool handed_over = false;   ///< the log says so
    std::uint16_t answers = 1;  ///< of a case all of them, `talk` then being their work together; 0: not settled yet

    double answered() const { return asked + wait; }
    /// When the agent is free again; of those never answered, when it left.
    double ended() const {
        return answered() + (talk == talk ? talk : 0) + (after_work == after_work ? after_work : 0);
    }
    bool reached_queue() const { return outcome != LoggedOutcome::menu; }
};

/// An e-mail or ticket whose number of answers the log tells, and that is settled.
struct LoggedCase {
    double asked = 0;  ///< Unix time of its arrival
    float later = 0;   ///< seconds from the first answer to the last without the agents' work; not_told
    std::uint16_t answers = 1;
    std::uint16_t queue = 0;
};

struct RejectedRow {
    std::string file;
    int line = 0;
    std::string reason;
};

/// What stands for one queue where the log names none.
inline constexpr const char* only_queue = "main";

struct ContactLog {
    std::vector<std::string> files;
    std::string timezone = "UTC";
    std::vector<std::string> queues;  ///< names, by number
    std::vector<std::string> agents;  ///< likewise
    std::uint32_t customers = 0;      ///< so many are recognised; 0 = the log does not tell
    std::vector<LoggedContact> contacts;
    std::vector<LoggedCase> cases;  ///< those that the log could follow to their end
    bool tells_menu = false, tells_talk = false, tells_after_work = false;  ///< a column says so
    bool tells_answers = false;                                             ///< how many a case took
    std::uint64_t rows = 0;                                                 ///< read, the rejected included
    std::uint64_t rejected = 0;
    std::vector<RejectedRow> rejected_rows;  ///< the first of them
    std::vector<std::string> assumed;        ///< what the log leaves open and was taken to be so, as sentences
};

}  // namespace holdtime
