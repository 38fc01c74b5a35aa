"""People of the tests of learning."""

from goldthread.partnership.learning.tests.conftest import standing_as

__all__ = ["standing_as"]
