"""What stands under a hold."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.retention.belonging import Belonging, belonging_to, steps_about
from goldthread.foundation.retention.classes import can_go
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind, classes_of
from goldthread.foundation.retention.models import Hold


def holds_in(space_id: int) -> list[Hold]:
    return list(Hold.objects.filter(space=space_id).standing().order_by("pk"))


def holds_on(holds: Iterable[Hold], kind: Kind, root: int) -> list[Hold]:
    """Of the holds that stand, those that a record of a kind is under: its own, those on its classes, the space's."""
    return holds_by_record(holds, kind, [root])[root]


def holds_by_record(holds: Iterable[Hold], kind: Kind, roots: Collection[int]) -> dict[int, list[Hold]]:
    """The same of many records: one statement for each hold on a class, however many there are."""
    found: dict[int, list[Hold]] = {root: [] for root in roots}
    for one in holds:
        for root in _under(one, kind, roots):
            found[root].append(one)
    return found


def held_objects(holds: Iterable[Hold]) -> list[tuple[str, int]]:
    """Table and number of every row of the records that holds name, one by one."""
    found: list[tuple[str, int]] = []
    for one in holds:
        if one.scope == Hold.Scope.RECORD and one.object_id:
            kind = KINDS[one.kind]
            rows = belonging_to(kind, [one.object_id]).rows
            found += [(kind.table, one.object_id), *((model._meta.db_table, row.pk) for model, row in rows)]
    return found


def holds_on_whole(holds: Sequence[Hold], belonging: Belonging) -> list[Hold]:
    """What keeps these records: holds they are under, and holds on what would go with them."""
    own = {one.pk: one for root in belonging.roots for one in holds_on(holds, belonging.kind, root)}
    return [*own.values(), *_holds_on_parts(holds, belonging)]


def _holds_on_parts(holds: Iterable[Hold], belonging: Belonging) -> list[Hold]:
    """Holds on a record of another kind that would go too, such as one letter of a link."""
    going = {(model, row.pk) for model, row in belonging.rows}
    others = (one for one in holds if one.scope == Hold.Scope.RECORD and one.kind != belonging.kind.code)
    return [one for one in others if (KINDS[one.kind].root, one.object_id) in going]


def _under(hold: Hold, kind: Kind, roots: Collection[int]) -> Collection[int]:
    if hold.scope == Hold.Scope.RECORD:
        return [root for root in roots if (hold.kind, hold.object_id) == (kind.code, root)]
    if hold.scope == Hold.Scope.SPACE or hold.retention_class in kind.classes:
        return roots
    return kind.which_may_be(roots, hold.retention_class)


def keeps(space_id: int, kept: str) -> bool:
    """Whether a hold is on everything of a space, or on a class by its name in ``handling``."""
    return keep_all(holds_in(space_id), slugify(kept))


def free(rows: QuerySet[Any], space_id: int) -> QuerySet[Any]:
    """Of rows that a sweep would take, those that no hold is about. What was typed about a held record stays too."""
    holds = holds_in(space_id)
    if any(keep_all(holds, code) for code in classes_of(rows.model) & can_go()):
        return rows.none()
    if rows.model is Draft:
        return rows.exclude(step__in=[step for one in holds for step in _steps(one)])
    return rows


def keep_all(holds: Iterable[Hold], class_code: str) -> bool:
    """Whether some hold is on everything of a space, or on a class."""
    return any(one.scope == Hold.Scope.SPACE or one.retention_class == class_code for one in holds)


def _steps(hold: Hold) -> list[str]:
    if hold.scope != Hold.Scope.RECORD or hold.object_id is None:
        return []
    return steps_about(KINDS[hold.kind], [hold.object_id])


def words_of(holds: Sequence[Hold]) -> str:
    """Why nothing is destroyed, as a sentence."""
    grounds = ", ".join(dict.fromkeys(one.get_ground_display().lower() for one in holds))
    return f"It is under a hold ({grounds}). Nothing of it is destroyed until the hold is lifted."
