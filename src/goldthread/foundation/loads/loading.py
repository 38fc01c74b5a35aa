"""Load a file of published facts: all of it in one piece, or nothing.

The same file again changes nothing and says so. A file that differs from one already loaded under the same
name is refused until that load is undone: two versions side by side would double every record, and choosing
between them silently would lose what the earlier one said.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.db import IntegrityError, connection
from psycopg.errors import UniqueViolation

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.loads.checking import Facts
from goldthread.foundation.loads.kinds import Kind, Loading, facts_of, kind_of, left_out_of, load_records
from goldthread.foundation.loads.problems import whole_file
from goldthread.foundation.loads.reading_yaml import LARGEST, read_yaml
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR


@dataclass(frozen=True)
class LoadResult:
    """What came of loading a file. ``is_new`` is false when the same file had been loaded before."""

    load: Load
    is_new: bool
    counts: dict[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What happened, for the person who asked for it."""
        if not self.is_new:
            return f"This file was loaded before, on {self.load.loaded_at:%-d %B %Y}. Nothing was changed."
        return f"{self.load.records} records were loaded from {self.load.file_name}."


def load_file(
    path_or_bytes: Path | str | bytes, file_name: str = "", *, space: Space, by: Actor, at: datetime
) -> LoadResult:
    """Read a file, check it and load it. Raise BadFile or Refused; then nothing was written."""
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _bytes_of(Path(path_or_bytes))
    name = file_name or (Path(path_or_bytes).name if not isinstance(path_or_bytes, bytes) else "file")
    document = read_yaml(data)
    kind = kind_of(document)
    result = load_facts(
        space=space,
        kind=kind,
        facts=facts_of(document, kind),
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        by=by,
        at=at,
    )
    present = tuple(section for section in left_out_of(kind) if section in document.contents)
    return LoadResult(result.load, result.is_new, result.counts, present)


@command(Can.IMPORT, event="file loaded")
def load_facts(
    *, space: Space, kind: Kind, facts: Facts, file_name: str, sha256: str, by: Actor, at: datetime
) -> LoadResult:
    """Make every record of a checked file, once."""
    dataset = facts.meta.dataset  # type: ignore[attr-defined]
    one_load_at_a_time(space)
    earlier = Load.objects.filter(space=space, dataset=dataset, state=Load.State.LOADED).first()
    if earlier and earlier.sha256 == sha256:
        return LoadResult(earlier, is_new=False)
    if earlier:
        raise Refused(
            f"“{dataset}” was loaded on {earlier.loaded_at:%-d %B %Y} from {earlier.file_name}, and this file"
            " differs from that one. Undo the earlier load first, then load this file."
        )
    load = Load.objects.create(
        space=space,
        kind=kind.name,
        dataset=dataset,
        title=f"{kind.title}: {dataset}"[:200],
        file_name=file_name,
        sha256=sha256,
        loaded_by_id=None if by.pk == SYSTEM_ACTOR else by.pk,
        loaded_at=at,
    )
    loading = Loading(space, load, at)
    try:
        load_records(kind, facts, loading)
    except IntegrityError as error:
        if not isinstance(error.__cause__, UniqueViolation):
            raise
        raise _already_here(error.__cause__) from error
    load.records = sum(loading.counts.values())
    load.save(update_fields=["records"])
    return LoadResult(load, is_new=True, counts=loading.counts)


def _already_here(cause: UniqueViolation) -> Refused:
    """What is refused because it would be there twice, in a sentence."""
    kinds = {model._meta.db_table: model._meta.verbose_name for model in apps.get_models()}
    kind = kinds.get(cause.diag.table_name or "", "record")
    return Refused(
        f"Nothing was loaded: the file holds a {kind} that is here already, typed or from another file,"
        " or that it holds twice."
    )


def _bytes_of(path: Path) -> bytes:
    """Read a file, but not more of it than could be loaded."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise whole_file(f"The file {path.name} could not be read: {error.strerror}.") from None


def one_load_at_a_time(space: Space) -> None:
    """Let a second load into the same space wait for the first, so that it sees what the first has made."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('load'), %s)", [space.pk])


def took_the_turn(space: Space) -> bool:
    """Take the turn to load into the space until the end of this transaction, and tell whether it was free: no load
    that is under way is waited for.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtext('load'), %s)", [space.pk])
        return bool(cursor.fetchone()[0])
