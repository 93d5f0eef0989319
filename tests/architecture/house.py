"""The house: which room may include whom, and which third-party library each room owns. Plain data."""

# A room may include itself and these; the longest matching folder names a file's room.
ROOMS = {
    "sim/core": [],
    "sim/ports": ["sim/core"],
    "sim/kernel": ["sim/core"],
    "sim/stats": ["sim/core", "sim/ports"],
    "sim/demand": ["sim/core", "sim/ports"],
    "sim/center": ["sim/core", "sim/kernel", "sim/ports"],
    "sim/experiment": ["sim"],
    "scenarios/schema": ["sim/core"],
    "scenarios/load": ["sim/core", "scenarios/schema"],
    "models": ["sim/core", "sim/ports", "scenarios/schema"],
    "studies": ["sim", "models", "scenarios"],
    "studies/history": ["sim", "models", "scenarios", "studies"],
    "reports": ["sim/core", "sim/ports", "studies"],
    "cli": ["sim", "models", "scenarios", "studies", "reports"],
    "live": ["sim", "models", "scenarios", "studies", "reports"],
    "tests": ["sim", "models", "scenarios", "studies", "reports", "cli"],
}

# Beginning of an <include>: the rooms that own it. A test may include what the room it tests owns, and Catch2.
LIBRARIES = {
    "Random123/": ["sim/core"],
    "immintrin.h": ["sim/core"],
    "boost/math/": ["sim/stats", "models", "studies/history"],
    "Eigen/": ["models", "studies/history"],
    "coin/": ["models"],
    "yaml-cpp/": ["scenarios/load"],
    "date/": ["scenarios/schema"],
    "sqlite3.h": ["studies"],
    "SQLiteCpp/": ["studies"],
    "nlohmann/": ["reports"],
    "xlsxwriter.h": ["reports"],
    "boost/program_options": ["cli"],
    "fmt/": ["sim/core", "sim/ports", "sim/stats", "sim/demand", "sim/center", "sim/experiment", "scenarios", "models",
             "studies", "reports", "cli", "live"],
    "fast_float/": ["live"],
    "catch2/": [],
}

# Headers of the language and the system that only some rooms may use, with the reason.
THREADS = ("sim/experiment", "cli")
RESTRICTED = {
    "thread": (THREADS, "threads belong to sim/experiment"),
    "mutex": (THREADS, "threads belong to sim/experiment"),
    "shared_mutex": (THREADS, "threads belong to sim/experiment"),
    "condition_variable": (THREADS, "threads belong to sim/experiment"),
    "future": (THREADS, "threads belong to sim/experiment"),
    "atomic": (THREADS + ("sim/core",), "threads belong to sim/experiment; sim/core has the flag that stops them"),
    "latch": (THREADS, "threads belong to sim/experiment"),
    "barrier": (THREADS, "threads belong to sim/experiment"),
    "semaphore": (THREADS, "threads belong to sim/experiment"),
    "random": ((), "results must not depend on the C++ library's random numbers"),
    "csignal": (("cli",), "signals belong to cli"),
}

# Names with a slash or ending in .h that come with every Debian: the system's, for those who talk to a terminal or a disk.
SYSTEM = ("unistd.h", "fcntl.h", "poll.h", "signal.h", "termios.h", "sys/")
SYSTEM_ROOMS = ("cli",)
