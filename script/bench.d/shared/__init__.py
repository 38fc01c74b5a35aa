"""What the measurements share: rows to measure among, and how a figure is told."""

import json
import sys

from django.db import connections

FILL_ACTIONS = """
insert into action (space_id, version, reference, title, what, status, status_as_printed, owner_as_printed,
    due_on, due_by, due_precision, due_as_printed, origin, is_cross_cutting, is_restricted, notes, source, locator)
select (array[{ids}])[1 + n % {spaces}], 1, 'B' || n,
    'Action ' || n || ' ' || (array['training', 'housing', 'custody', 'network', 'audit'])[1 + n % 5]
        || case when n % 5000 = 0 then ' rare' else '' end,
    'What is to be done', (array['open', 'in_progress', 'closed'])[1 + n % 3], '', '',
    date '2026-01-01' + n % 700, date '2026-01-01' + n % 700, 'day', '', 'bench', false, false, '', '', ''
from generate_series({first}, {last}) n
"""
FILL_SEARCH = """
insert into search_entry (space_id, object_table, object_id, title, needs, title_key, words)
select space_id, 'action', id, reference || ' ' || title, 'VIEW_WHOLE_PLAN', lower(reference || ' ' || title),
    setweight(to_tsvector('simple', reference || ' ' || title), 'A') || to_tsvector('simple', what)
from action on conflict do nothing
"""


def say(what: str) -> None:
    """Progress, apart from the figures."""
    print(what, file=sys.stderr, flush=True)


def report(bench: str, figure: str, **values: object) -> None:
    """One figure as a line of JSON."""
    print(json.dumps({"bench": bench, "figure": figure, **values}, ensure_ascii=False), flush=True)


def as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def fill_actions(spaces: list[int], rows: int, after: int = 0) -> None:
    """Put actions in by bulk, with triggers resting: filling is not what is measured."""
    for trigger in ("trail_changes", "search_index"):
        as_owner(f"alter table action disable trigger {trigger}")
    as_owner(
        FILL_ACTIONS.format(ids=",".join(map(str, spaces)), spaces=len(spaces), first=after + 1, last=after + rows)
    )
    as_owner(FILL_SEARCH)
    for trigger in ("trail_changes", "search_index"):
        as_owner(f"alter table action enable trigger {trigger}")
    as_owner("vacuum analyze action")
    as_owner("vacuum analyze search_entry")
