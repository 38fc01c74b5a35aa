"""Which key signs passages: this machine's, unless a piece of work keeps the wall shut to all others."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

_another: ContextVar[bytes | None] = ContextVar("another wall key", default=None)


def wall_key() -> bytes:
    """The key that passages of this piece of work are signed with."""
    return _another.get() or settings.WALL_KEY


@contextmanager
def shut_to_others(key: bytes) -> Iterator[None]:
    """Sign with a key that nobody else knows: where the wall is raised in this block, it opens for nobody else."""
    token = _another.set(key)
    try:
        yield
    finally:
        _another.reset(token)
