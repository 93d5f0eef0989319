#!/usr/bin/env python3
"""Makes the example's logs: a small centre that nobody has, as a telephone system would export it.

    make_log.py FOLDER     writes january.csv and february.csv there, the same bytes every time

The truth, to hold what `holdtime fit` says against: weekdays 08:00 to 18:00, about 240 calls (busyness varies by a cv of 10 % from day
to day, a quarter of the calls are orders, the rest questions); talk lognormal with mean 280 s (orders) and 190 s, cv 0.9; after-contact work
exponential, 30 s; patience Weibull, mean 240 s, shape 0.8; one in three who gave up calls again, after 10 minutes on average;
four agents, of whom the slowest takes 1.5 times as long as the fastest, with breaks; Tuesday 6 January 2026 is a holiday.
"""
import csv
import datetime
import heapq
import os
import random
import sys

AGENTS = {"Ana": 0.8, "Bojan": 0.95, "Cene": 1.05, "Dora": 1.2}
OPEN, CLOSE, PER_DAY = 8 * 3600, 18 * 3600, 240
SHAPE = [0.7, 1.2, 1.5, 1.3, 1.0, 0.9, 1.1, 1.1, 0.7, 0.5]  # by hour
HEADINGS = ["Call start", "Skill", "Caller", "Queue time", "Talk time", "Wrap-up", "Agent", "Result"]
HOLIDAYS = {datetime.date(2026, 1, 1), datetime.date(2026, 1, 6)}


def talk(dice, mean):
    sigma2 = 0.593  # cv 0.9
    return dice.lognormvariate(0, sigma2 ** 0.5) * mean / 2.718281828459045 ** (sigma2 / 2)


def arrivals(dice):
    busy = dice.gammavariate(100, 0.01)
    for hour, weight in enumerate(SHAPE):
        at, rate = 0.0, busy * PER_DAY / 10 * weight / 3600
        while (at := at + dice.expovariate(rate)) < 3600:
            yield OPEN + 3600 * hour + at


def shifts(dice):
    """Who is there when: [agent, from, to], with a break of half an hour in which nobody calls them."""
    spans = []
    for number, agent in enumerate(AGENTS):
        begin = OPEN + (0 if number < 2 else 3600)
        end = CLOSE - (0 if number >= 2 else 3600)
        pause = dice.uniform(11 * 3600, 14 * 3600)
        spans += [(agent, begin, pause), (agent, pause + 1800, end)]
    return spans


def play(dice):
    """A day's calls: first come, first served, to whoever has been free longest."""
    events = []  # time, order, what, about
    count = 0

    def put(time, what, about):
        nonlocal count
        count += 1
        heapq.heappush(events, (time, count, what, about))

    for at in arrivals(dice):
        put(at, "call", {"caller": dice.randrange(10 ** 6), "skill": "order" if dice.random() < 0.25 else "question"})
    for agent, begin, end in shifts(dice):
        put(begin, "on", agent)
        put(end, "off", agent)
    free, on, queue, rows = [], set(), [], []
    while events:
        now, _, what, about = heapq.heappop(events)
        if what == "call":
            call = dict(about, start=now, leaves=now + dice.weibullvariate(240 / 1.1330030963193471, 0.8))
            queue.append(call)
            put(call["leaves"], "gone", call)
        elif what == "on":
            on.add(about)
            free.append(about)
        elif what == "off":
            on.discard(about)
            if about in free:
                free.remove(about)
        elif what == "done" and about in on:
            free.append(about)
        elif what == "gone" and about in queue:
            queue.remove(about)
            rows.append((about, now - about["start"], None, None, ""))
            if dice.random() < 1 / 3 and (again := now + dice.expovariate(1 / 600)) < CLOSE:
                put(again, "call", {"caller": about["caller"], "skill": about["skill"]})
        while queue and free:
            call, agent = queue.pop(0), free.pop(0)
            long = talk(dice, 280 if call["skill"] == "order" else 190) * AGENTS[agent]
            after = dice.expovariate(1 / 30) * AGENTS[agent]
            rows.append((call, now - call["start"], long, after, agent))
            put(now + long + after, "done", agent)
    return sorted(rows, key=lambda row: row[0]["start"])


def write_month(folder, name, month, dice):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(HEADINGS)
        day = datetime.date(2026, month, 1)
        while day.month == month:
            if day.weekday() < 5 and day not in HOLIDAYS:
                for call, wait, long, after, agent in play(dice):
                    clock = datetime.timedelta(seconds=int(call["start"]))
                    writer.writerow([f"{day:%d.%m.%Y} {str(clock).rjust(8, '0')}", call["skill"], f"{call['caller']:06d}", round(wait),
                                     "" if long is None else round(long), "" if after is None else round(after), agent,
                                     "answered" if agent else "abandoned"])
            day += datetime.timedelta(days=1)


def main():
    dice = random.Random(2026)
    for name, month in (("january.csv", 1), ("february.csv", 2)):
        write_month(sys.argv[1], name, month, dice)


if __name__ == "__main__":
    main()
