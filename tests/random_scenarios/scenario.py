"""A random valid scenario: of a small day or two, with any of the mechanisms that a scenario may have.

`python3 scenario.py SEED` prints it as JSON, which holdtime reads as it reads YAML.
"""
import json
import sys

from channels import channels, machines, offers_between
from customers import reasons, segments
from dice import Dice
from strategies import strategies


def scenario(seed):
    """As nested dictionaries; the same for the same seed."""
    dice = Dice(seed)
    calendar = a_calendar(dice)
    with_agents = channels(dice)
    everything = {**with_agents, **machines(dice, list(with_agents))}
    keep_open(calendar, everything)
    why = reasons(dice, everything)
    who = segments(dice, calendar, everything, list(why))
    how = strategies(dice, calendar, everything, list(why))
    offers_between(dice, everything, list(why), how)
    result = {"schema_version": 1, "name": f"Random {seed}", "currency": "EUR", "calendar": calendar, "reasons": why, "segments": who,
              "channels": everything, "strategies": how}
    if dice.chance(0.8):
        result["costs"] = costs(dice, everything, list(who))
    if dice.chance(0.3):
        result["experience"] = experience(dice, list(with_agents))
    result["experiment"] = {"replications": 3, "seed": seed}
    return result


def a_calendar(dice):
    """`x-interval` and `x-length` (the least it may be) in seconds are for the other parts; to the program notes of the user's."""
    interval = dice.choice((1800, 3600, 3600, 7200))
    zone = dice.choice(("UTC", "Europe/Ljubljana", "America/New_York", "Australia/Lord_Howe"))
    date = dice.choice(("2026-03-02", "2026-03-28", "2026-10-24", "2026-12-31"))  # two of them before a change of the clock
    block = {"start": date, "interval": f"{interval}s", "timezone": zone, "at_end": dice.choice(("finish", "cut")), "x-interval": interval}
    if dice.chance(0.3):
        block["start"] += f"T{dice.choice((6, 8)):02d}:00"
        block["x-length"] = interval * dice.randint(1, 6)
        block["duration"] = f"{block['x-length']}s"
    else:
        block["days"] = dice.randint(1, 2)
        block["x-length"] = 82800 * block["days"]
        if dice.chance(0.25):
            block["cool_down"] = "1d"
        if dice.chance(0.2):
            block["holidays"] = {date: dice.choice(("sun", "tue", "closed"))}
    if dice.chance(0.3):
        block["warm_up"] = dice.choice((f"{interval}s", f"{2 * interval}s", "1d"))
    return block


def keep_open(calendar, everything):
    """A machine before a channel that is never open, and promises that nobody keeps, are errors."""
    watched = {name for name, channel in everything.items() if "callback" in channel}
    watched.update(name for channel in everything.values() for name in channel.get("before", ()))
    for name in watched:
        if "duration" in calendar or "holidays" in calendar or everything[name]["kind"] == "deferred":
            everything[name]["hours"] = "always"
        elif everything[name]["hours"] != "always" and "sat" in everything[name]["hours"]:
            everything[name]["hours"] = {"mon-sun": "09:00-13:00"}


def costs(dice, everything, segment_names):
    block = {"channels": {}, "agent_seat": {}}
    if dice.chance(0.6):
        block["shrinkage"] = dice.percent(0, 50)
    for name, channel in everything.items():
        fees = {"per_minute": 0.035, "per_contact": 0.05, "per_call": 0.02, "recording": 0.01, "customer_per_minute": 0.1}
        if channel["kind"] == "bot":
            fees["per_resolution"] = 0.5
        block["channels"][name] = {fee: fees[fee] for fee in dice.some(fees)}
        if channel["kind"] in ("voice", "chat", "deferred"):
            block["agent_seat"][name] = f"{dice.choice((0, 1.2, 0.9))}/h"
            if dice.chance(0.2):
                block.setdefault("segments", {})[dice.choice(segment_names)] = {name: {"per_minute": 0.12, "per_contact": 0.3}}
            if dice.chance(0.2):
                block.setdefault("set_up", {})[name] = {"amount": 60000, "over": "365d"}
    if dice.chance(0.4):
        block["premiums"] = {"overtime": "50%", "night": {"hours": {"mon-sun": "22:00-06:00"}, "extra": "25%"},
                             "sunday": {"hours": {"sun": "00:00-24:00"}, "extra": "50%"}}
    if dice.chance(0.3):
        block["quality"] = {"sampled": dice.percent(), "per_sample": 4}
    if dice.chance(0.3):
        block["turnover"] = {"rate": "31%", "replacement": 12000, "with_load": dice.choice((0, 0.5))}
    if dice.chance(0.3):
        block["customer_time"] = {"value": "12/h"}
    if dice.chance(0.4):
        block["per_day"] = 300
    return block


def experience(dice, with_agents):
    block = {}
    if dice.chance(0.7):
        block["satisfaction"] = {"again": "-20%", "personal": {dice.choice(with_agents): "5%"}} if dice.chance(0.5) else {}
    if dice.chance(0.7):
        block["churn"] = {"customer_value": dice.choice((0, 400))}
    if dice.chance(0.5):
        block["incidents"] = {dice.choice(with_agents): "0.5%"}
    return block


if __name__ == "__main__":
    json.dump(scenario(int(sys.argv[1])), sys.stdout, indent=1, ensure_ascii=False)
