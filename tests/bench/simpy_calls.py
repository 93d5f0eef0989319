"""The yardstick's workload in SimPy 3: M/M/n+M at load 0.97 n, service 240 s, patience 120 s. Prints calls per second of
processor time. Usage: simpy_calls.py [AGENTS [CALLS]]; says so and ends well where SimPy is not installed."""

import random
import sys
import time

try:
    import simpy
except ImportError:
    print("SimPy is not installed (Debian: python3-simpy3)")
    sys.exit(0)


def call(env, desk, draw, answered):
    arrived = env.now
    with desk.request() as turn:
        outcome = yield turn | env.timeout(draw(1 / 120))
        if turn not in outcome:
            return
        answered.append(env.now - arrived)
        yield env.timeout(draw(1 / 240))


def arrivals(env, desk, agents, calls, draw, answered):
    rate = 0.97 * agents / 240
    for _ in range(calls):
        yield env.timeout(draw(rate))
        env.process(call(env, desk, draw, answered))


def main():
    agents = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    calls = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    env = simpy.Environment()
    answered = []
    env.process(arrivals(env, simpy.Resource(env, agents), agents, calls, random.Random(1).expovariate, answered))
    begin = time.process_time()
    env.run()
    seconds = time.process_time() - begin
    print(f"SimPy {simpy.__version__}, {agents} agents: {calls / seconds:,.0f} calls per second, "
          f"{seconds / calls * 1e9:,.0f} ns a call, {1 - len(answered) / calls:.4f} abandoned")


if __name__ == "__main__":
    main()
