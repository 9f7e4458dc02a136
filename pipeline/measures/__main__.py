"""``python -m pipeline.measures <hearing>``."""

import sys

from pipeline.measures.run import STAGE
from pipeline.stage import main

sys.exit(main(STAGE))
