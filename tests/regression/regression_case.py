"""Each test here is named after a fault that users met."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from program_case import CLEAN, LIBRARY, PROGRAM, ROOT, ProgramCase  # noqa: E402

__all__ = ["CLEAN", "LIBRARY", "PROGRAM", "ROOT", "RegressionCase"]

RegressionCase = ProgramCase
