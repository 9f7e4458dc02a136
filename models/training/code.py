"""What spaCy imports before it reads ``config.cfg``: the layers and callbacks named there."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

import pieces  # noqa: E402, F401

import pipeline.language.features  # noqa: E402, F401
