"""``python -m pipeline.ingest <hearing>``."""

import sys

from pipeline.ingest.run import STAGE
from pipeline.stage import main

if __name__ == "__main__":
    sys.exit(main(STAGE))
