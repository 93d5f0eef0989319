"""Strategies: what is offered, by whom, and how work is given out."""


def strategies(dice, calendar, channels, reason_names):
    with_agents = [name for name, about in channels.items() if about["kind"] in ("voice", "chat", "deferred")]
    names = dice.sample(["as it is", "one line", "two: lines"], dice.randint(1, 3))
    return {name: one_strategy(dice, calendar, channels, with_agents, reason_names) for name in names}


def one_strategy(dice, calendar, channels, with_agents, reason_names):
    offered = dice.some(with_agents)
    machines = [name for name in channels if name not in with_agents and dice.chance(0.8)
                and any(behind in offered for behind in channels[name]["before"])]
    particular = dice.chance(0.3)
    block = {"channels": offered + machines, "agent_groups": {}}
    for number, skills in enumerate(skill_lists(dice, offered)):
        block["agent_groups"][f"group {number + 1}"] = group(dice, calendar, channels, skills, particular)
    if dice.chance(0.5):
        block["routing"] = routing(dice, offered)
    weighted = dice.chance(0.3) and not all(channels[name]["kind"] == "deferred" for name in offered)  # which have no weights
    if weighted:
        block["blending"] = {"weighted": {"weights": {name: dice.choice((1, 0.5, 0.34)) for name in offered
                                                      if channels[name]["kind"] != "deferred"}, "beside_call": dice.percent(20, 100)}}
        for rule in block.get("routing", {}).values():
            rule.pop("chat", None)
    elif dice.chance(0.3):
        block["blending"] = {"exclusive": {"drain": dice.chance(0.5)}}
    if dice.chance(0.4):
        block["shift_end"] = shift_end(dice)
    if dice.chance(0.2):
        block["history"] = dice.chance(0.5)
    letters = [name for name in offered if channels[name]["kind"] == "deferred"]
    if letters and dice.chance(0.3):
        block["preempt"] = letters
    return block


def skill_lists(dice, offered):
    """Every channel in at least one group's list, every list in an order of its own."""
    lists = [dice.some(offered) for _ in range(dice.randint(1, 3))]
    for name in offered:
        if not any(name in one for one in lists):
            dice.choice(lists).append(name)
    for one in lists:
        dice.shuffle(one)
    return lists


def routing(dice, offered):
    name = dice.choice(("priority", "longest_wait", "longest_idle", "most_idle", "fastest", "random", "score"))
    rule = {"chat": dice.choice(("least_loaded", "most_loaded", "random"))} if dice.chance(0.3) else {}
    if name == "score":
        rule = {"base": {channel: dice.randint(0, 90) for channel in dice.some(offered)},
                "per_second": {channel: dice.choice((0, 0.1, 1, 3)) for channel in dice.some(offered)}}
    return {name: rule}


def group(dice, calendar, channels, skills, particular):
    promises = any("callback" in channels[name] for name in skills)
    block = {"skills": [particular_skill(dice, name) if particular and dice.chance(0.6) else name for name in skills],
             "staffing": staffing(dice, calendar, 1 if promises else 0)}
    if dice.chance(0.8):
        block["wage"] = f"{dice.randint(0, 30)}/h"
    if dice.chance(0.25):
        block["reserve"] = dice.randint(0, 2)
    if not promises and dice.chance(0.25):
        block["on_duty"] = dice.hours()
    if dice.chance(0.2):
        block["shift_end"] = shift_end(dice)
    if dice.chance(0.2):
        block["people"] = people(dice)
    if dice.chance(0.15):
        block["absence"] = dice.percent(0, 40)
    if dice.chance(0.15):
        block["on_call"] = {"agents": dice.randint(0, 3), "waiting": dice.randint(1, 5), "after": dice.seconds(0, 1800),
                            "premium": dice.percent()}
    if dice.chance(0.1):
        block["timezone"] = "Asia/Manila"
    chats = [name for name in skills if channels[name]["kind"] == "chat"]
    if chats and dice.chance(0.25):
        block["concurrency"] = {name: dice.randint(1, channels[name]["concurrency"]) for name in chats}
    return block


def shift_end(dice):
    return dice.choice(("finish", "idle_first", "first_done", "preempt"))


def particular_skill(dice, name):
    rule = {}
    if dice.chance(0.5):
        rule["speed"] = dice.percent(50, 150)
    if dice.chance(0.3):
        rule["resolved"] = dice.percent(50, 120)
    if dice.chance(0.3):
        rule["after"] = dice.seconds(0, 120)
    if dice.chance(0.15):
        rule["until"] = dice.seconds(300, 2000)
    return {name: rule} if rule else name


def people(dice):
    block = {}
    if dice.chance(0.6):
        block["speed"] = dice.choice(({"cv": dice.percent(0, 50)}, {"values": ["100%", "150%", "60%"]}, {}))
    if dice.chance(0.5):
        block["quality"] = {"cv": dice.percent(0, 40)}
    if dice.chance(0.5):
        block["new"] = {"share": dice.percent(), "extra": dice.percent(0, 100), "fades": "20d"}
    return block


def staffing(dice, calendar, least):
    """`least`: promises to call back need somebody to keep them."""
    of_a_day = 86400 // calendar["x-interval"]
    return dice.choice((
        lambda: dice.randint(least, 4),
        lambda: {"fixed": dice.randint(1, 3)},
        lambda: {"per_interval": {"agents": [dice.randint(least, 4) for _ in range(of_a_day)]}},
        lambda: {"per_interval": {"agents": [dice.choice((1, 3)) for _ in range(of_a_day)]}},
    ))()
