"""Customers who come back against exact values: Markov chains with an orbit, and traffic equations.

Every figure's z value is (simulated - exact) / standard error. A right program has |z| beyond 3.9 once in 10,000 figures; each
case is played a second time with the mechanism's own parameter 10 % wrong, which at least one of its figures has to refuse.
The cases are those of journeys_exact.json that redials, repeats and cold hand-overs can say.
"""
import concurrent.futures
import copy
import json
import os
import subprocess
import tempfile
import unittest

PROGRAM = os.path.abspath(os.environ["HOLDTIME_PROGRAM"])
CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference", "journeys_exact.json")
LEVEL = 3.9
REPLICATIONS = 24
STUDENT = 2.0687  # 97.5 % point with 23 degrees of freedom: what the 95 % intervals are wide
DAYS = 10


def exponential(seconds):
    return {"exponential": {"mean": f"{seconds!r}s"}}


def segment(rate, channel, reason, patience):
    return {"arrivals": {"poisson": {"rate": f"{rate * 3600!r}/h"}}, "reasons": {reason: "100%"}, "prefers": {channel: "100%"},
            "patience": {name: exponential(mean) if mean else "none" for name, mean in patience.items()}}


def scenario(segments, reasons, channels, groups):
    kinds = {"phone": {"kind": "voice", "hours": "always"}, "chat": {"kind": "chat", "hours": "always", "concurrency": 1}}
    return {"schema_version": 1, "name": "Exact", "calendar": {"start": "2026-03-02", "days": DAYS, "warm_up": "1d", "cool_down": "1d"},
            "reasons": reasons, "segments": segments, "channels": {name: {**kinds[name], **more} for name, more in channels.items()},
            "strategies": {"one": {"channels": list(channels), "agent_groups": {
                name: {"skills": [name], "staffing": n} for name, n in groups.items()}}},
            "experiment": {"replications": REPLICATIONS, "seed": 7}}


def redial_types(a, r):
    customers = segment(a["lam"], "phone", "any", {"phone": a["patience"]})
    limit = "none" if a.get("unlimited") else len(a["p_abandoned"])
    customers["redial"] = {"by_cause": {"abandoned": a["p_abandoned"], "blocked": a["p_blocked"]}, "delay": exponential(a["delay"]),
                           "limit": limit}
    made = scenario({"all": customers}, {"any": {"phone": {"talk_time": exponential(a["aht"])}}}, {"phone": {"lines": a["lines"]}},
                    {"phone": a["n"]})
    needs = a["lam"] * 86400 * DAYS
    return made, {"total/contacts_per_need": r["attempts_per_need"], "total/redial_rate": r["attempts_by_number"][1],
                  "total/abandonment_rate": r["p_abandon_of_attempts"], "channels/phone/asa": r["asa"],
                  "channels/phone/queue_mean": r["lq"], "agent_groups/phone/occupancy": r["busy"] / a["n"],
                  "channels/phone/blocked": needs * r["attempts_per_need"] * r["p_block"],
                  "total/unserved": needs * (1 - r["needs_answered"])}


def redial_switch(a, r):
    customers = segment(a["lam"], "phone", "any", {"phone": a["patience"], "chat": a["chat_patience"]})
    shares = {"same": 1 - a["share_chat"], "chat": a["share_chat"]}
    customers["redial"] = {"probability": a["p_redial"], "delay": exponential(a["delay"]), "limit": 1, "channels": shares}
    work = {"phone": {"talk_time": exponential(a["aht"])}, "chat": {"talk_time": exponential(a["chat_aht"])}}
    made = scenario({"all": customers}, {"any": work}, {"phone": {"lines": a["lines"]}, "chat": {}},
                    {"phone": a["n"], "chat": a["chat_n"]})
    needs = a["lam"] * 86400 * DAYS
    return made, {"total/contacts_per_need": r["contacts_per_need"], "channels/chat/offered": needs * r["chat_per_need"],
                  "channels/chat/abandonment_rate": r["p_abandon_chat"], "channels/chat/delayed_rate": r["p_wait_chat"],
                  "channels/phone/queue_mean": r["lq_phone"], "agent_groups/phone/occupancy": r["busy_phone"] / a["n"],
                  "channels/phone/blocked": needs * r["phone_attempts_per_need"] * r["p_block"],
                  "total/unserved": needs * r["needs_unserved"]}


def erlang_r(a, r):
    customers = segment(a["lam"], "phone", "any", {"phone": None})
    customers["repeat"] = {"probability": 1, "delay": exponential(a["delay"]), "limit": "none"}
    made = scenario({"all": customers}, {"any": {"phone": {"talk_time": exponential(a["aht"]), "resolved": 1 - a["p_return"]}}},
                    {"phone": {}}, {"phone": a["n"]})
    return made, {"total/contacts_per_need": r["contacts_per_need"], "total/first_contact_resolution": r["resolved_first"],
                  "total/resolution_time": r["resolution_time"], "channels/phone/asa": r["asa"],
                  "channels/phone/delayed_rate": r["p_wait"], "channels/phone/queue_mean": r["lq"],
                  "agent_groups/phone/occupancy": r["busy"] / a["n"]}


def erlang_r_limited(a, r):
    customers = segment(a["lam"], "phone", "any", {"phone": a["patience"]})
    customers["repeat"] = {"probability": 1, "delay": exponential(a["delay"]), "limit": 1}
    made = scenario({"all": customers}, {"any": {"phone": {"talk_time": exponential(a["aht"]), "resolved": 1 - a["p_return"]}}},
                    {"phone": {"lines": a["lines"]}}, {"phone": a["n"]})
    needs = a["lam"] * 86400 * DAYS
    return made, {"total/contacts_per_need": r["contacts_per_need"], "total/repeat_rate": r["repeat_rate"],
                  "total/resolution_rate": r["resolution_rate"], "channels/phone/asa": r["asa"],
                  "agent_groups/phone/occupancy": r["busy"] / a["n"],
                  "channels/phone/blocked": needs * r["contacts_per_need"] * r["p_block"]}


def handover(a, r, patience, desks):
    both = {"phone": patience and a["phone_patience"], "chat": patience and a["chat_patience"]}
    segments = {"writers": segment(a["lam_chat"], "chat", "written", both), "callers": segment(a["lam_phone"], "phone", "called", both)}
    phone = {"talk_time": exponential(a["phone_aht"])}
    chat = {"talk_time": exponential(a["chat_aht"])}
    written = {"phone": phone, "chat": {**chat, "hand_over": {"to": "phone", "share": a["share"], "limit": "none"}}}
    return scenario(segments, {"written": written, "called": {"phone": phone, "chat": chat}}, {"phone": {}, "chat": {}}, desks), {}


def handover_jackson(a, r):
    made, _ = handover(a, r, False, {"phone": a["phone_n"], "chat": a["chat_slots"]})
    return made, {"total/contacts_per_need": r["contacts_per_need"], "total/hand_over_rate": r["hand_over_rate"],
                  "channels/chat/asa": r["chat_asa"], "channels/phone/asa": r["phone_asa"], "channels/chat/queue_mean": r["chat_lq"],
                  "channels/phone/queue_mean": r["phone_lq"], "channels/phone/delayed_rate": r["phone_p_wait"],
                  "total/resolution_time": r["resolution_time"], "segments/writers/resolution_time": r["resolution_time_chat_need"],
                  "segments/callers/resolution_time": r["resolution_time_phone_need"]}


def handover_abandon(a, r):
    made, _ = handover(a, r, True, {"phone": a["phone_n"], "chat": a["chat_slots"]})
    return made, {"channels/chat/abandonment_rate": r["chat_p_abandon"], "segments/callers/abandonment_rate": r["direct_p_abandon"],
                  "segments/callers/asa": r["direct_asa"], "segments/callers/wait_mean": r["direct_wait_all"],
                  "segments/callers/delayed_rate": r["direct_p_wait"], "channels/phone/queue_mean": r["phone_lq"],
                  "channels/chat/queue_mean": r["chat_lq"], "channels/phone/abandonment_rate": r["phone_p_abandon"],
                  "agent_groups/phone/occupancy": r["phone_busy"] / a["phone_n"],
                  "agent_groups/chat/occupancy": r["chat_busy"] / a["chat_slots"]}


# fn: (how the scenario says it, what to make 10 % wrong)
FAMILIES = {"redial_types": (redial_types, ("p_abandoned", "p_blocked")), "redial_switch": (redial_switch, ("p_redial",)),
            "erlang_r": (erlang_r, ("p_return",)), "erlang_r_limited": (erlang_r_limited, ("p_return",)),
            "handover_jackson": (handover_jackson, ("share",)), "handover_abandon": (handover_abandon, ("share",))}


def more(value):
    return [one * 1.1 for one in value] if isinstance(value, list) else value * 1.1


def play(made):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(made, file)
        done = subprocess.run([PROGRAM, "run", path, "--format", "json", "-q", "--threads", "1"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)["strategies"]["one"]


def z_values(made, expected):
    result, values = play(made), {}
    for path, exact in expected.items():
        figure = result
        for step in path.split("/"):
            figure = figure[step]
        error = (figure["ci"][1] - figure["ci"][0]) / 2 / STUDENT
        values[path] = (figure["mean"], exact, (figure["mean"] - exact) / error if error > 0 else 0 if figure["mean"] == exact else 99)
    return values


class JourneysExact(unittest.TestCase):
    def test_every_figure_agrees_and_a_tenth_more_is_refused(self):
        with open(CASES, encoding="utf-8") as file:
            cases = [one for one in json.load(file)["cases"] if one["fn"] in FAMILIES]
        self.assertEqual({one["fn"] for one in cases}, set(FAMILIES))
        runs = []
        for case in cases:
            build, own = FAMILIES[case["fn"]]
            made, expected = build(case["args"], case["result"])
            wrong = copy.deepcopy(case["args"])
            for key in own:
                wrong[key] = more(wrong[key])
            runs += [(made, expected), (build(wrong, case["result"])[0], expected)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda run: z_values(*run), runs))
        for case, right, wrong in zip(cases, found[::2], found[1::2]):
            with self.subTest(case["fn"], args=case["args"]):
                for path, (mean, exact, z) in right.items():
                    print(f"{case['fn']:18} {path:40} {mean:12.6g} {exact:12.6g} {z:6.2f}   a tenth more: {wrong[path][2]:8.1f}")
                    self.assertLess(abs(z), LEVEL, path)
                self.assertGreater(max(abs(z) for _, _, z in wrong.values()), LEVEL, "a tenth more is not refused")


if __name__ == "__main__":
    unittest.main()
