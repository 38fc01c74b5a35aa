"""Published facts of real boards, each in its own space, to show beside a fictitious partnership."""

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.loads.loading import LoadResult, load_file
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space

SEEDS = files("goldthread") / "seeds"


@dataclass(frozen=True)
class SeedBoard:
    """A real board. What is shown of it are published facts; nobody there has to do with this."""

    slug: str
    name: str
    area: str
    files: tuple[str, ...]


SEED_BOARDS = (
    SeedBoard(
        "waltham-forest",
        "Waltham Forest Safeguarding Children Board (published facts of a real board)",
        "Waltham Forest E09000031",
        ("waltham-forest-arrangements.yaml", "child-c-review.yaml"),
    ),
    SeedBoard(
        "wandsworth",
        "Wandsworth Safeguarding Children Board (published facts of a real board)",
        "Wandsworth E09000032",
        ("wandsworth-2018-19.yaml",),
    ),
    SeedBoard(
        "wirral",
        "Wirral Safeguarding Children Board (published facts of a real board)",
        "Wirral E08000015",
        ("wirral-2012-14.yaml",),
    ),
)


def seed_partnerships(*, by: Actor, at: datetime) -> list[Space]:
    """Register the spaces of the real boards and load their files. Done again, it changes nothing."""
    return [_seeded(board, by, at) for board in SEED_BOARDS]


def load_seed(name: str, *, space: Space, by: Actor, at: datetime) -> LoadResult:
    """Load one of the files that come with the program."""
    return load_file((SEEDS / name).read_bytes(), name, space=space, by=by, at=at)


def _seeded(board: SeedBoard, by: Actor, at: datetime) -> Space:
    space = space_called(board.slug) or register_space(
        kind=Space.Kind.PARTNERSHIP, name=board.name, slug=board.slug, area=board.area, at=at, live=True
    )
    for name in board.files:
        load_seed(name, space=space, by=by, at=at)
    return space
