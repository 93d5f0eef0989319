#include "cli/starter.hpp"

namespace holdtime {

std::string_view starter_scenario() {
    return R"yaml(# yaml-language-server: $schema=holdtime.schema.json
# By phone, by chat, or by both: which serves these customers better, and at what cost?
#
# Run it:         holdtime run scenario.yaml
# Try a what-if:  holdtime run scenario.yaml --set 'strategies.both.agent_groups.chat desk.staffing=4'
# Ask about keys: holdtime explain patience
#
# Durations: 90s, 5min, 2h. Shares: 0.8 or 80%. Money per time: 24/h. All figures below are made up: put in your own.

schema_version: 1
name: My contact centre, one weekday
currency: EUR

calendar:
  start: 2026-03-02              # local date; a Monday
  days: 1
  interval: 1h                   # rates, staffing and reports change at this step; events fall anywhere inside
  timezone: Europe/London
  # warm_up: 3d                  # from Friday on, and Tuesday too: for customers who come back another day (see repeat)
  # cool_down: 1d

reasons:                         # why customers make contact; how long each takes; how often that settles the matter
  simple question:
    phone: {talk_time: {lognormal: {mean: 3min, cv: 1.0}}, resolved: 90%}
    chat:  {talk_time: {lognormal: {mean: 5min, cv: 1.0}}, resolved: 90%}
  complicated matter:
    phone: {talk_time: {lognormal: {mean: 9min, cv: 1.0}}, resolved: 80%}
    chat:  {talk_time: {lognormal: {mean: 16min, cv: 1.0}}, resolved: 65%,
            # hand_over: {to: phone, share: 25%, talked: 40%},     # such chats end on the phone
           }

segments:                        # who they are; every strategy meets the same people
  customers:
    arrivals:                    # expected contacts in each hour from midnight to midnight
      poisson: {per_interval: [0, 0, 0, 0, 0, 0, 0, 0, 60, 90, 110, 105, 95, 90, 85, 80, 75, 70, 55, 40, 0, 0, 0, 0]}
    reasons: {simple question: 65%, complicated matter: 35%}
    prefers: {phone: 60%, chat: 40%}
    if_unavailable: {phone: 60%, chat: 30%, leave: 10%}   # the first choice is not offered, or closed
    patience: {phone: {exponential: 5min}, chat: {exponential: 3min}}
    # Each makes one contact. Take away a # and they come back (with the one before hand_over, they are handed over):
    # redial: {probability: 40%, delay: {exponential: 10min}}      # who gives up in the queue tries again
    # repeat: {probability: 80%, delay: {exponential: 1d}}         # so does, next day, whom an answer did not help

channels:
  phone: {kind: voice, hours: {mon-fri: "08:00-20:00"}, after_contact_work: {constant: 40s},
          service_level: {target: 80%, within: 20s}}
  chat:  {kind: chat, hours: {mon-fri: "08:00-20:00"}, concurrency: 3,       # up to three chats)yaml"
           R"yaml( at once, each then slower:
          attention: {shared: {pace: [1.0, 0.88, 0.76]}}, service_level: {target: 80%, within: 60s}}

strategies:
  phone only:
    channels: [phone]
    agent_groups:
      phone desk: {skills: [phone], staffing: 13, wage: 24/h}
  chat only:
    channels: [chat]
    agent_groups:
      chat desk: {skills: [chat], staffing: 9, wage: 22/h}
  both:
    channels: [phone, chat]
    agent_groups:
      phone desk: {skills: [phone], staffing: 9, wage: 24/h}
      chat desk:  {skills: [chat], staffing: 4, wage: 22/h}

costs:
  shrinkage: 30%                 # paid time that is not available for work
  channels: {phone: {per_minute: 0.035}, chat: {per_contact: 0.05}}
  agent_seat: {phone: 1.2/h, chat: 0.9/h}

experiment:
  replications: 200              # simulated days; more of them narrow the intervals
  seed: 1
  baseline: phone only           # differences are against this strategy
)yaml";
}

}  // namespace holdtime
