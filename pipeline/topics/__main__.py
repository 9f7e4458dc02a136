"""Runs the stage: ``python -m pipeline.topics <hearing>``."""

import os
import sys

# With fewer threads allowed than OMP_NUM_THREADS asks for, scikit-learn reads what no thread has written, and the
# process dies; the limit is read when its libraries are loaded, so it goes before they are.
os.environ.pop("OMP_THREAD_LIMIT", None)

from pipeline.stage import main
from pipeline.topics.run import STAGE

if __name__ == "__main__":
    sys.exit(main(STAGE))
