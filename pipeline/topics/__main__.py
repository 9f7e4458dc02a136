"""Runs the stage: ``python -m pipeline.topics <hearing>``."""

import sys

from pipeline.stage import main
from pipeline.topics.run import STAGE

if __name__ == "__main__":
    sys.exit(main(STAGE))
