"""Reasons and segments: what customers want, and how they go about it."""

AGENT_KINDS = ("voice", "chat", "deferred")


def reasons(dice, channels):
    """For each reason what every channel can do about it. `channels` maps names to their blocks."""
    names = dice.sample(["payment", "card: lost", "order", "advice"], dice.randint(1, 3))
    return {name: one_reason(dice, channels) for name in names}


def one_reason(dice, channels):
    reason = {"sensitive": True} if dice.chance(0.1) else {}
    for name, channel in channels.items():
        if channel["kind"] in AGENT_KINDS:
            reason[name] = by_agents(dice, name, channel, channels)
        elif dice.chance(0.8):
            reason[name] = by_machine(dice)
    return reason


def by_agents(dice, name, channel, channels):
    block = {"talk_time": dice.law(20, 900)}
    if "conversation" in channel.get("attention", {}):
        if dice.chance(0.5):
            del block["talk_time"]
        if dice.chance(0.4):
            block["conversation"] = {"turns": dice.randint(1, 12), "work": dice.law(5, 60)}
    if dice.chance(0.7):
        block["resolved"] = dice.percent()
    others = [other for other, about in channels.items() if other != name and about["kind"] in AGENT_KINDS]
    if others and dice.chance(0.35):
        block["hand_over"] = hand_over(dice, others, all(channels[other]["kind"] != "deferred" for other in others))
    if channel["kind"] == "deferred" and dice.chance(0.4):
        answers = dice.choice((2.5, 1, {"constant": 2}, {"constant": 3}))
        block["rounds"] = {"answers": answers, "reply_delay": dice.choice(("0s", dice.law(60, 20000)))}
    if dice.chance(0.2):
        block["without_history"] = dice.percent(0, 100)
    if dice.chance(0.2):
        block["sale"] = {"share": dice.percent(), "value": dice.randint(0, 80)}
    return block


def hand_over(dice, others, live):
    """`live`: nobody waits on the line for a letter to be answered."""
    block = {"to": dice.choice((dice.choice(others), dice.shares(others))), "share": dice.percent(0, 90)}
    if dice.chance(0.5):
        block["talked"] = dice.percent()
    if dice.chance(0.4):
        block["limit"] = dice.limit(3)
    if live and dice.chance(0.4):
        block["warm"] = {"briefing": dice.law(5, 120)} if dice.chance(0.7) else {}
    return block


def by_machine(dice):
    contained = dice.randint(0, 70)
    return {"talk_time": dice.law(10, 200), "contained": f"{contained}%", "resolved": f"{dice.randint(0, contained)}%",
            "leave": dice.percent(0, 10)}


# --- Segments


def segments(dice, calendar, channels, reason_names):
    names = dice.sample(["private", "business", "abroad, \"new\"", "élite"], dice.randint(1, 3))
    return {name: one_segment(dice, calendar, channels, reason_names) for name in names}


def one_segment(dice, calendar, channels, reason_names):
    reached = [name for name, about in channels.items() if about["kind"] in AGENT_KINDS]
    live = [name for name in reached if channels[name]["kind"] != "deferred"]
    block = {"arrivals": arrivals(dice, calendar), "reasons": dice.shares(reason_names), "prefers": dice.shares(reached)}
    if dice.chance(0.8):
        block["if_unavailable"] = dice.shares([*reached, *dice.some(["later", "leave"])])
    if dice.chance(0.8):
        block["patience"] = {name: dice.choice((dice.law(5, 600), dice.law(5, 600), "none")) for name in dice.some(reached)}
    if live and dice.chance(0.3):
        block["balk"] = {name: dice.percent(0, 60) for name in dice.some(live)}
    if dice.chance(0.5):
        block["redial"] = redial(dice, reached)
    if dice.chance(0.5):
        block["repeat"] = again(dice, reached, 0, 20000)
        block["repeat"]["probability"] = dice.percent()
    rates = next(iter(block["arrivals"])) not in ("scripted", "trace")
    if rates and dice.chance(0.3):
        block["volume"] = dice.percent(20, 150)
    if rates and dice.chance(0.2):
        block["surge"] = [{"start": f"{calendar['start'][:10]}T{dice.randint(4, 20):02d}:00", "duration": dice.seconds(600, 7200),
                           "factor": dice.choice((0, 2, 4))}]
    if dice.chance(0.15):
        block["timezone"] = dice.choice(("America/New_York", "Asia/Kolkata", "Pacific/Auckland"))
    return block


def arrivals(dice, calendar):
    """Some ten to a hundred a day."""
    of_a_day = [dice.choice((0, dice.randint(0, 8))) for _ in range(86400 // calendar["x-interval"])]
    rate = 20 * 3600 / calendar["x-interval"] / len(of_a_day)
    return dice.choice((
        lambda: {"poisson": {"rate": f"{rate + dice.randint(0, 6):.2f}/h"}},
        lambda: {"poisson": {"per_interval": of_a_day}},
        lambda: {"doubly_stochastic": {"per_interval": of_a_day, "cv": dice.percent(0, 60), "busyness": "the day"}},
        lambda: {"doubly_stochastic": {"per_interval": of_a_day, "interval_cv": dice.percent(1, 60)}},
        lambda: {"fixed_count": {"per_interval": of_a_day}},
        lambda: {"scripted": {"times": [dice.seconds(0, calendar["x-length"] - 1) for _ in range(dice.randint(1, 40))]}},
    ))()


def again(dice, reached, shortest, longest):
    block = {}
    if dice.chance(0.8):
        block["delay"] = dice.law(shortest + 1, longest)
    if dice.chance(0.5):
        block["limit"] = dice.limit(4)
    if dice.chance(0.4):
        block["channels"] = dice.shares(["same", *reached])
    return block


def redial(dice, reached):
    block = again(dice, reached, 0, 3000)
    how = dice.randint(0, 2)
    if how == 0:
        block["probability"] = dice.percent(0, 90)
    elif how == 1:
        block["by_attempt"] = [dice.percent(0, 90) for _ in range(dice.randint(1, 3))]
    else:
        causes = dice.some(["abandoned", "blocked", "disconnected", "balked", "left_in_chat", "menu"])
        block["by_cause"] = {cause: dice.choice((dice.percent(0, 90), [dice.percent(0, 90), dice.percent(0, 50)])) for cause in causes}
    return block
