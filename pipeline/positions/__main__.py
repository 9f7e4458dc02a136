"""Runs the stage: ``python -m pipeline.positions <hearing>``."""

import sys

from pipeline.positions.run import STAGE
from pipeline.stage import main

if __name__ == "__main__":
    sys.exit(main(STAGE))
