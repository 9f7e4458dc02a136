"""Runs the stage: ``python -m pipeline.themes <hearing>``."""

import sys

from pipeline.stage import main
from pipeline.themes.run import STAGE

if __name__ == "__main__":
    sys.exit(main(STAGE))
