"""``python -m pipeline.align <hearing>``."""

import sys

from pipeline.align.run import STAGE
from pipeline.stage import main

sys.exit(main(STAGE))
