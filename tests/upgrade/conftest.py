"""The demonstration of an earlier program, as tests of operation have it."""

from tests.operation.conftest import demonstration

__all__ = ["demonstration"]
