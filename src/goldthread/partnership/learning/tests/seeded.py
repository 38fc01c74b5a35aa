"""The seed files as tests use them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from goldthread.foundation.access.standing import Standing, System
from goldthread.foundation.loads.loading import LoadResult, load_file
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.seeding import SEEDS, load_seed

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LOADER = System("tests")
SYSTEM = Standing(is_system=True)
CHILD_C = "child-c-review.yaml"
ARRANGEMENTS = "waltham-forest-arrangements.yaml"


def seed_text(name: str = CHILD_C) -> str:
    return (SEEDS / name).read_text()


def load_text(text: str | bytes, space: Space, name: str = CHILD_C) -> LoadResult:
    data = text if isinstance(text, bytes) else text.encode()
    return load_file(data, name, space=space, by=LOADER, at=AT)


def load_child_c(space: Space) -> LoadResult:
    """Child C on the ground of the published arrangements, as the demonstration has it."""
    load_seed(ARRANGEMENTS, space=space, by=LOADER, at=AT)
    return load_seed(CHILD_C, space=space, by=LOADER, at=AT)


@contextmanager
def reading(*spaces: Space) -> Iterator[None]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in spaces]):
        yield
