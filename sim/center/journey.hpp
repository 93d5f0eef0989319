#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace holdtime {

/// Where a contact is in its life.
enum class Stage : std::uint8_t {
    away,
    door,
    bot,
    menu,
    queue,
    unseen,  ///< a place in the queue whose customer has gone without a word
    callback,
    talk,
    hold,
    kept,  ///< an agent is, by such a place
    wrap_up,
    after,
    ended
};
inline constexpr std::size_t stage_count = static_cast<std::size_t>(Stage::ended) + 1;

/// How it leaves a stage.
enum class Exit : std::uint8_t {
    stays,        ///< not yet
    let_in,       ///< the channel is offered and has a line for it
    not_offered,  ///< there is no way in
    no_line,
    no_room,       ///< as many wait as may
    agent,         ///< an agent takes it
    balks,         ///< leaves because it would have to wait
    patience,      ///< leaves because it has waited too long
    sent_away,     ///< by max_wait
    closing,       ///< by at_close: drop
    deflected,     ///< accepts another channel while it waits
    comes_over,    ///< its contact there, at once
    promised,      ///< is to be called back
    due,           ///< to be dialled again
    answers,       ///< a dial
    no_answer,     ///< to a dial, and there will be another
    unreached,     ///< nor to the last
    invited,       ///< a visitor who has accepted
    end,           ///< nobody serves it any more when the horizon has ended
    put_back,      ///< by an agent whose shift is over
    transferred,   ///< by an agent who cannot help, within the channel
    threshold,     ///< of its pending event alone: some group begins or ceases to see it
    handed_over,   ///< comes at once: the leg that follows a hand-over
    holds,         ///< a warm hand-over: the agent stays until the next has answered
    writes,        ///< a case: there is to be another message after the answer
    message,       ///< it has come
    too_late,      ///< it would come after the end
    meets_bot,     ///< or a page, before its channel
    meets_menu,    ///< once it has a line
    goes_on,       ///< from one of them to its channel
    comes_later,   ///< at the next opening: it has found the channel closed behind a bot
    leaves,        ///< from here on nothing is left to be a contact: gives up in a menu or bot
    contained,     ///< ends with it
    called_in,     ///< no contact: people on call are there
    asks,          ///< a customer's next message in a chat
    left_in_chat,  ///< a reply took too long
    inactive,      ///< the customer has fallen silent, and the chat is closed
    turned_away,   ///< the channel behind it is closed, and nothing else is offered and open
    done,
    all_done  ///< with nothing to write up
};
inline constexpr std::size_t exit_count = static_cast<std::size_t>(Exit::all_done) + 1;

/// Does whoever leaves so end before it is a contact of its channel?
constexpr bool before_contact(Exit left) {
    return left == Exit::leaves || left == Exit::contained || left == Exit::turned_away;
}

/// One way from stage to stage.
struct JourneyRow {
    Stage from;
    Exit exit;
    Stage to;
};

/// The life of a need as one table: who leaves a stage in some way enters the next one. Center::proceed() alone moves
/// a contact on, by this table; the file of a stage knows how it is entered and what ends it, not what follows.
// clang-format off
inline constexpr std::array journey{
    JourneyRow{Stage::away, Exit::done, Stage::door},
    JourneyRow{Stage::away, Exit::handed_over, Stage::door},
    JourneyRow{Stage::away, Exit::comes_over, Stage::door},
    JourneyRow{Stage::away, Exit::invited, Stage::door},
    JourneyRow{Stage::away, Exit::message, Stage::queue},
    JourneyRow{Stage::away, Exit::too_late, Stage::after},
    JourneyRow{Stage::door, Exit::meets_bot, Stage::bot},
    JourneyRow{Stage::door, Exit::meets_menu, Stage::menu},
    JourneyRow{Stage::door, Exit::let_in, Stage::queue},
    JourneyRow{Stage::door, Exit::comes_later, Stage::away},
    JourneyRow{Stage::door, Exit::turned_away, Stage::after},
    JourneyRow{Stage::door, Exit::not_offered, Stage::after},
    JourneyRow{Stage::door, Exit::no_line, Stage::after},
    JourneyRow{Stage::bot, Exit::goes_on, Stage::door},
    JourneyRow{Stage::bot, Exit::leaves, Stage::after},
    JourneyRow{Stage::bot, Exit::contained, Stage::after},
    JourneyRow{Stage::menu, Exit::goes_on, Stage::queue},
    JourneyRow{Stage::menu, Exit::leaves, Stage::after},
    JourneyRow{Stage::menu, Exit::contained, Stage::after},
    JourneyRow{Stage::menu, Exit::closing, Stage::after},
    JourneyRow{Stage::queue, Exit::agent, Stage::talk},
    JourneyRow{Stage::queue, Exit::no_room, Stage::after},
    JourneyRow{Stage::queue, Exit::balks, Stage::after},
    JourneyRow{Stage::queue, Exit::patience, Stage::after},
    JourneyRow{Stage::queue, Exit::sent_away, Stage::after},
    JourneyRow{Stage::queue, Exit::closing, Stage::after},
    JourneyRow{Stage::queue, Exit::end, Stage::after},
    JourneyRow{Stage::queue, Exit::deflected, Stage::after},
    JourneyRow{Stage::queue, Exit::inactive, Stage::after},
    JourneyRow{Stage::queue, Exit::promised, Stage::callback},
    JourneyRow{Stage::unseen, Exit::agent, Stage::kept},
    JourneyRow{Stage::unseen, Exit::sent_away, Stage::ended},
    JourneyRow{Stage::unseen, Exit::closing, Stage::ended},
    JourneyRow{Stage::unseen, Exit::end, Stage::ended},
    JourneyRow{Stage::kept, Exit::done, Stage::ended},
    JourneyRow{Stage::callback, Exit::answers, Stage::talk},
    JourneyRow{Stage::callback, Exit::no_answer, Stage::callback},
    JourneyRow{Stage::callback, Exit::due, Stage::callback},
    JourneyRow{Stage::callback, Exit::unreached, Stage::after},
    JourneyRow{Stage::callback, Exit::closing, Stage::after},
    JourneyRow{Stage::callback, Exit::end, Stage::after},
    JourneyRow{Stage::talk, Exit::put_back, Stage::queue},
    JourneyRow{Stage::talk, Exit::transferred, Stage::queue},
    JourneyRow{Stage::talk, Exit::holds, Stage::hold},
    JourneyRow{Stage::talk, Exit::writes, Stage::away},
    JourneyRow{Stage::talk, Exit::done, Stage::wrap_up},
    JourneyRow{Stage::talk, Exit::all_done, Stage::ended},
    JourneyRow{Stage::hold, Exit::done, Stage::wrap_up},
    JourneyRow{Stage::hold, Exit::all_done, Stage::ended},
    JourneyRow{Stage::wrap_up, Exit::done, Stage::ended},
    JourneyRow{Stage::wrap_up, Exit::writes, Stage::away},
    JourneyRow{Stage::after, Exit::done, Stage::ended},
};
// clang-format on

/// The stage that follows; a constant expression only where there is such a row.
constexpr Stage next_stage(Stage from, Exit exit) {
    for (const auto& row : journey)
        if (row.from == from && row.exit == exit) return row.to;
    throw "no such row in the journey table";
}

}  // namespace holdtime
