"""``python -m pipeline.summary <hearing>``."""

import sys

from pipeline.stage import main
from pipeline.summary.run import STAGE

sys.exit(main(STAGE))
