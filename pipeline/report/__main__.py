"""``python -m pipeline.report <hearing>``."""

import sys

from pipeline.report.run import STAGE
from pipeline.stage import main

sys.exit(main(STAGE))
