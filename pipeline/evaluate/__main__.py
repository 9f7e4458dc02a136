"""``python -m pipeline.evaluate <hearing>``."""

import sys

from pipeline.evaluate.run import STAGE
from pipeline.stage import main

sys.exit(main(STAGE))
