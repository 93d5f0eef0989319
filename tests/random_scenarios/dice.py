"""Random quantities as a user writes them. Everything is drawn from one `random.Random`, so that a seed is a scenario."""
import random


class Dice(random.Random):
    """A generator with the words of scenarios."""

    def chance(self, probability):
        return self.random() < probability

    def some(self, names, least=1):
        """A random selection, in the order of `names`."""
        names = list(names)
        chosen = set(self.sample(names, self.randint(min(least, len(names)), len(names))))
        return [name for name in names if name in chosen]

    def percent(self, low=0, high=100):
        return f"{self.randint(low, high)}%"

    def seconds(self, low, high):
        return f"{self.randint(low, high)}s"

    def shares(self, names):
        """Of `names`, adding up to 100 %; some may be 0."""
        cuts = sorted(self.randint(0, 20) for _ in names[1:])
        return {name: f"{5 * (high - low)}%" for name, low, high in zip(names, [0, *cuts], [*cuts, 20])}

    def law(self, low, high):
        """A distribution of positive durations with a mean between `low` and `high` seconds."""
        mean = self.randint(low, high)
        return self.choice((
            lambda: f"{mean}s",
            lambda: {"constant": f"{mean}s"},
            lambda: {"exponential": {"mean": f"{mean}s"}},
            lambda: {"lognormal": {"mean": f"{mean}s", "cv": round(self.uniform(0.2, 2), 2)}},
            lambda: {"gamma": {"mean": f"{mean}s", "shape": round(self.uniform(0.3, 5), 2)}},
            lambda: {"erlang": {"mean": f"{mean}s", "stages": self.randint(1, 5)}},
            lambda: {"weibull": {"mean": f"{mean}s", "shape": round(self.uniform(0.6, 3), 2)}},
            lambda: {"uniform": {"low": "1s", "high": f"{2 * mean + 1}s"}},
            lambda: {"triangular": {"low": "1s", "mode": f"{mean + 1}s", "high": f"{2 * mean + 3}s"}},
            lambda: {"hyperexponential": {"probabilities": ["80%", "20%"], "means": [f"{mean}s", f"{5 * mean}s"]}},
        ))()

    def limit(self, most):
        return self.choice([*range(most + 1), "none"])

    def hours(self):
        """Opening hours; most days are open."""
        if self.chance(0.3):
            return "always"
        start, length = self.randint(0, 20), self.randint(2, 14)
        end = start + length
        text = f"{start:02d}:00-{end if end <= 24 else end - 24:02d}:00"  # after midnight: into the next day
        return self.choice(({"mon-sun": text}, {"mon-fri": text, "sat": "09:00-13:00"}, {"mon-sun": text}))
