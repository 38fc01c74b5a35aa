"""What the measurements share: rows to measure among, and how a figure is told."""

import json
import sys

from django.db import connections

# One in 20 has no date and one in 10 no owner; one in 5 has the word "training" and one in 5,000 "rare". Dates lie a
# year before today and after it, alike in each space. The first hundred of a space are made so that what is asked of
# them fills a page of 50, as it does among very many: few and many are then drawn alike, and what differs is the
# finding. Half of these are open and have no owner, half have the first agency; half are due in the last month.
FILL_ACTIONS = """
insert into action (space_id, version, reference, title, what, status, status_as_printed, owner_as_printed,
    due_on, due_by, due_precision, due_as_printed, origin, is_cross_cutting, is_restricted, notes, source, locator)
select (array[{ids}])[1 + n % {spaces}], 1, 'B' || n,
    'Action ' || n || ' ' || case when m < 100 then 'training housing 26'
        else (array['training', 'housing', 'custody', 'network', 'audit'])[1 + m % 5] end
        || case when m % 5000 = 50 then ' rare' else '' end,
    'What is to be done',
    case when m < 100 and m % 2 = 0 then 'open' else (array['open', 'in_progress', 'closed'])[1 + m % 3] end, '', '',
    due, due, 'day', '', 'bench', false, false, '', '', ''
from generate_series({first}, {last}) n,
    lateral (select n / {spaces} as m) of_its_space,
    lateral (select case
        when m < 100 and m % 20 <> 7 then current_date + case when m % 2 = 0 then -1 - m % 28 else m end
        when m % 20 <> 7 then current_date - 350 + m * 37 % 701 end as due) dated
"""
FILL_OWNERS = """
insert into action_owner (space_id, version, action_id, agency_id, basis, source, locator)
select a.space_id, 1, a.id, owing.agencies[1 + case when m < 100 then 0 else m % cardinality(owing.agencies) end],
    'recorded', '', ''
from action a
join (select space_id, array_agg(id order by id) as agencies from agency group by space_id) owing using (space_id),
    lateral (select substr(a.reference, 2)::int / {spaces} as m) of_its_space
where a.origin = 'bench' and case when m < 100 then m % 2 = 1 else m % 10 <> 3 end
on conflict do nothing
"""
FILL_SEARCH = """
insert into search_entry (space_id, object_table, object_id, title, needs, title_key, words)
select space_id, 'action', id, reference || ' ' || title, 'VIEW_WHOLE_PLAN', lower(reference || ' ' || title),
    setweight(to_tsvector('simple', reference || ' ' || title), 'A') || to_tsvector('simple', what)
from action on conflict do nothing
"""
RESTING = (("action", "trail_changes"), ("action", "search_index"), ("action_owner", "trail_changes"))


def say(what: str) -> None:
    """Progress, apart from the figures."""
    print(what, file=sys.stderr, flush=True)


def report(bench: str, figure: str, **values: object) -> None:
    """One figure as a line of JSON."""
    print(json.dumps({"bench": bench, "figure": figure, **values}, ensure_ascii=False), flush=True)


def end_with(over: list[str]) -> None:
    """End with 1 and the names where a figure is not what it should be."""
    if over:
        sys.exit("Not as it should be: " + ", ".join(over))


def as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def fill_actions(spaces: list[int], rows: int, after: int = 0) -> None:
    """Put actions in by bulk, with triggers resting: filling is not what is measured."""
    for table, trigger in RESTING:
        as_owner(f"alter table {table} disable trigger {trigger}")
    as_owner(
        FILL_ACTIONS.format(ids=",".join(map(str, spaces)), spaces=len(spaces), first=after + 1, last=after + rows)
    )
    as_owner(FILL_OWNERS.format(spaces=len(spaces)))
    as_owner(FILL_SEARCH)
    for table, trigger in RESTING:
        as_owner(f"alter table {table} enable trigger {trigger}")
    for table in ("action", "action_owner", "search_entry"):
        as_owner(f"vacuum analyze {table}")
