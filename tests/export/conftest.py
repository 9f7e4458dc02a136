"""The mini hearing's report, which the files people take away link to."""

from tests.report.conftest import outputs

__all__ = ["outputs"]
