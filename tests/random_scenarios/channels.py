"""Channels with everything that may stand before, in and after a queue."""


def channels(dice):
    """At least one with agents."""
    kinds = {"phone": "voice", "hot line": "voice", "chat": "chat", "messenger": "chat", "email": "deferred", "tickets": "deferred"}
    chosen = dice.some(["phone", "chat", "email"]) + (dice.some(["hot line", "messenger", "tickets"]) if dice.chance(0.2) else [])
    return {name: {"voice": voice, "chat": chat, "deferred": deferred}[kinds[name]](dice) for name in chosen}


def machines(dice, with_agents):
    """A bot and a page before some of the channels."""
    block = {}
    if dice.chance(0.3):
        block["web"] = {"kind": "self_service", "hours": dice.hours(), "before": dice.some(with_agents), "visits": dice.percent()}
    if dice.chance(0.35):
        block["bot"] = {"kind": "bot", "hours": dice.hours(), "before": dice.some(with_agents), "opt_out": dice.percent(0, 15)}
        if dice.chance(0.4):
            block["bot"]["sessions"] = dice.choice((1, 2, 5, "none"))
    return block


def queue(dice, kind):
    block = {"kind": kind, "hours": dice.hours(), "at_close": dice.choice(("serve", "drop", "carry"))}
    if dice.chance(0.6):
        block["after_contact_work"] = dice.law(1, 90)
    if dice.chance(0.2):
        block["record"] = dice.percent()
    if dice.chance(0.6):
        within = dice.choice(("20s", "1min")) if kind != "deferred" else dice.choice(("1h", "4h"))
        block["service_level"] = {"target": dice.percent(50, 95), "within": within}
        if dice.chance(0.3):
            block["service_level"]["per"] = dice.choice(("interval", "day", "horizon"))
    return block


def live(dice, kind):
    block = queue(dice, kind)
    if dice.chance(0.25):
        block["max_wait"] = dice.seconds(5, 900)
    if dice.chance(0.25):
        block["waiting"] = dice.choice((0, 1, 3, 20, "none"))
    if dice.chance(0.2):
        block["abandonment_rate"] = {"at_most": dice.percent(1, 30)}
    return block


def voice(dice):
    block = live(dice, "voice")
    if dice.chance(0.4):
        block["lines"] = dice.choice((1, 3, 10, "none"))
    if dice.chance(0.3):
        block["menu"] = menu(dice)
    if dice.chance(0.3):
        block["callback"] = callback(dice)
    return block


def menu(dice):
    block = {"levels": [{"time": dice.law(3, 40), "leave": dice.percent(0, 20)} for _ in range(dice.randint(1, 3))]}
    if dice.chance(0.5):
        block["zero_out"] = dice.percent(0, 40)
    if dice.chance(0.4):
        block["misrouted"] = {"share": dice.percent(0, 40), "time": dice.law(5, 90)}
    return block


def callback(dice):
    block = {"offer_above": dice.seconds(0, 300), "accept": dice.percent(), "no_answer": dice.percent(0, 60)}
    if dice.chance(0.5):
        block.update({"dial": dice.law(5, 40), "attempts": dice.randint(1, 4), "retry": dice.choice(("0s", dice.law(30, 2000)))})
    if dice.chance(0.5):
        block.update({"within": dice.seconds(600, 1700), "work": dice.percent(30, 150)})
    return block


def chat(dice):
    block = {**live(dice, "chat"), "concurrency": dice.randint(1, 4)}
    pace = [1.0, 0.85, 0.7, 0.6][: block["concurrency"]]
    how = dice.randint(0, 3)
    if how == 1:
        block["attention"] = {"shared": {"pace": pace}}
    if how == 2:
        block["attention"] = {"shared": {"pace": pace, "resolved": [1, 0.9, 0.8, 0.7][: block["concurrency"]]}}
    if how == 3:
        block["attention"] = {"conversation": conversation(dice)}
    if dice.chance(0.3):
        block["silent"] = {"share": dice.percent(), "hold": dice.law(20, 500), "work": dice.law(1, 60)} if dice.chance(0.7) else {}
    return block


def turns(dice):
    return dice.choice((1, 4, 8, {"constant": 3}, {"uniform": {"low": 1, "high": 9}}, {"lognormal": {"mean": 5, "cv": 0.8}},
                        {"empirical": {"file": "own", "column": "replies", "values": [1, 2, 2, 5, 11]}}))


def conversation(dice):
    block = {"work": dice.law(5, 60), "think": dice.law(5, 120), "turns": turns(dice)}
    if dice.chance(0.5):
        block["switch_cost"] = dice.percent(0, 30)
    if dice.chance(0.5):
        block["reply_patience"] = dice.law(20, 900)
    if dice.chance(0.4):
        block.update({"silent": dice.percent(0, 20), "inactivity": dice.law(30, 600)})
    return block


def deferred(dice):
    block = queue(dice, "deferred")
    if dice.chance(0.3) and "service_level" in block:
        block["service_level"]["working_hours"] = True
    return block


def offers_between(dice, channels, reason_names, strategies):
    """What needs the other parts: deflection, invitations, self-service in menus."""
    for name, block in channels.items():
        together = {other for one in strategies.values() if name in one["channels"] for other in one["channels"]}
        others = [other for other in together if other != name and channels[other]["kind"] in ("voice", "chat", "deferred")]
        others.sort()
        if block["kind"] in ("voice", "chat") and others and dice.chance(0.2):
            block["deflect"] = {"after": dice.seconds(1, 300), "to": dice.shares(others), "accept": dice.percent()}
        if block["kind"] == "chat" and dice.chance(0.2):
            block["proactive"] = {"visitors": {"poisson": {"rate": f"{dice.randint(0, 30)}/h"}}, "reason": dice.choice(reason_names),
                                  "while_free": dice.randint(1, 3), "accept": dice.percent(), "delay": dice.law(1, 60)}
        if "menu" in block and dice.chance(0.5):
            level = dice.choice(block["menu"]["levels"])
            level["self_service"] = {reason: {"share": dice.percent(0, 40), "resolved": dice.percent()} for reason in dice.some(reason_names)}
