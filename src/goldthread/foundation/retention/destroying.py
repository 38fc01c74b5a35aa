"""Destroy records: rows, bytes, what can be searched, drafts, and what the trail keeps beside its entries.

All of it happens inside one command of the program, the bytes after it. What is left is a certificate.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from goldthread.foundation.records import numbering
from goldthread.foundation.retention.belonging import Belonging, drafts_about, gone_before
from goldthread.foundation.retention.classes import CLASSES
from goldthread.foundation.retention.identity import identity, label
from goldthread.foundation.retention.kinds.declaring import BYTES, KINDS
from goldthread.foundation.retention.models import Certificate
from goldthread.foundation.spaces.models import Space

OF_BYTES = "bytes"
"""Under this name a certificate tells the digests of files, beside those of rows by their models."""


@dataclass(frozen=True)
class Order:
    """By which rule, who decided and confirmed, and when. ``number`` is given where a certificate is made again.

    ``key`` is that of its line in the ledger.
    """

    rule: str
    at: datetime
    decided_by: int | None = None
    confirmed_by: int | None = None
    number: int | None = None
    replayed_at: datetime | None = None
    key: str = ""


def destroy(belonging: Belonging, space: Space, order: Order) -> Certificate:
    """Take it all away and leave a certificate. Its ``places`` still hold bytes: see ``remove_bytes``."""
    certificate = _certified(belonging, space, order)
    objects = [(model._meta.db_table, row.pk) for model, row in belonging.rows] + gone_before(belonging, space.pk)
    if belonging.kind.before_it_goes:
        belonging.kind.before_it_goes(belonging.roots)
    for_what_stays = [look(belonging.roots) for look in belonging.kind.for_what_stays]
    drafts_about(belonging.kind, space.pk, belonging.roots).delete()
    for model, rows in belonging.groups:
        model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
    for do in for_what_stays:
        do()
    certificate.entries = _destroy_in_trail(space.pk, certificate.number, objects)
    certificate.save()
    return certificate


def _certified(belonging: Belonging, space: Space, order: Order) -> Certificate:
    kind, rows = belonging.kind, belonging.rows
    files = [(row, BYTES[model]) for model, row in rows if model in BYTES]
    return Certificate.objects.create(
        space=space,
        number=next_number(space, order.number),
        kind=kind.code,
        retention_class=_class_of(belonging),
        rule=order.rule,
        roots=len(belonging.roots),
        records=len(rows),
        files=len(files),
        destroyed=_digests(belonging, space)
        | ({OF_BYTES: [getattr(row, at.digest) for row, at in files]} if files else {}),
        places=[getattr(row, at.place) for row, at in files],
        ledger_key=order.key,
        decided_by_id=order.decided_by,
        confirmed_by_id=order.confirmed_by,
        destroyed_at=order.at,
        replayed_at=order.replayed_at,
    )


def _class_of(belonging: Belonging) -> str:
    """What is of several classes is destroyed one by one; of none it is only in a backup that is older than its end."""
    kind = belonging.kind
    sort = kind.sort_of(belonging.roots[0]) if kind.sorts and belonging.roots else None
    return sort.class_code if sort else kind.class_code


def _digests(belonging: Belonging, space: Space) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for model, row in belonging.rows:
        found.setdefault(label(model), []).append(identity(row, space.slug))
    return found


def next_number(space: Space, wanted: int | None = None) -> int:
    """The number of the next certificate; the one that is wanted, if it is free."""
    rows = Certificate.objects.filter(space=space)
    if wanted and not rows.filter(number=wanted).exists():
        return wanted
    return numbering.next_number(rows)


def _destroy_in_trail(space_id: int, number: int, objects: list[tuple[str, int]]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select trail_destroy(%s, %s, %s::text[], %s::bigint[])",
            [space_id, number, [table for table, _ in objects], [row for _, row in objects]],
        )
        return int(cursor.fetchone()[0])


def remove_bytes(certificate: Certificate) -> None:
    """Take away the bytes of files that are destroyed; none that are gone already."""
    for place in certificate.places:
        for at in BYTES.values():
            at.remove(place)


def title_of(certificate: Any) -> str:
    """What was destroyed, in words: a kind of record, or a class that has no kinds."""
    kind = KINDS.get(certificate.kind)
    return kind.title if kind else CLASSES[certificate.retention_class].title
