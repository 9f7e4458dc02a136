"""``python -m pipeline.export <hearing>``."""

import sys

from pipeline.export.run import STAGE
from pipeline.stage import main

sys.exit(main(STAGE))
