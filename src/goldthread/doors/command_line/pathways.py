"""Show what is declared of the pathways, and rehearse their clocks."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import click
from django.utils import timezone

from goldthread.cases.casework.clocks import Limits, limits_in
from goldthread.cases.casework.panels import Panel, panel_of
from goldthread.cases.casework.rehearsing import Rehearsed, rehearsed
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.told import as_data, as_markdown
from goldthread.doors.command_line.declaring import group_named, json_option, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.clocks import WorkingTime
from goldthread.foundation.clocks.due import ORDINARY
from goldthread.foundation.clocks.working_time import LONDON
from goldthread.foundation.records.moments import never_was
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import working_time_of
from goldthread.foundation.ui.words import date as in_words
from goldthread.foundation.ui.words import listed, weekday
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

NO_MOMENT = "“{said}” is no moment: write it as 2026-12-18T16:40 or 2026-12-18T16:40:00+00:00."
NO_EVENT = "No clock of {pathway} counts from that: leave {option} out."
NEVER_WAS = "“{said}” never was: the clocks in the UK went forward over it. Give another time, or an offset."


@operator(
    "pathways",
    prints="a list; each pathway has `code`, `title`, `prefix`, `source`, `purpose`, `tier`, `stages`, `steps`,"
    " `clocks` (`id`, `title`, `limit`, `unit`, `kind`: statutory, guidance or local, `edition`, `in_force_from`,"
    " `in_force_until`, `citation`, `starts`, `stops`, `ends`, `where`: each `fact` of these with the `answers` that"
    " it must have, `again`, `each_its_own` (a record meets only what it started), `after` (so long after it first"
    " began the limit holds; none of one that holds at once),"
    " `pausable`, `may_begin` (events from which it may count, of which a partnership chooses one), `owed_by`; one"
    " entry for each edition and each such limit),"
    " `outcomes` (`code`, `title`, `meaning`, `citation`, `fixed`: the law lets it be decided, so every partnership"
    " offers it), `outcomes_editable` (whether each partnership keeps a list of its own of them), `outcomes_chosen_in`,"
    " `roles`, `tables` (`code`, `title`, `leaves_out`: cases that are not counted, by `step` and the answers `where`"
    " it was so, `also`: what else counts as an answer), `hand_overs`, `letters`,"
    " `retention`, `events` (what starts clocks later than the trigger), `panel` (none where no group looks at its"
    " cases), `own_lists` (kept beside its cases: `code`, `title`, `asks`), `asked_forms` (what agencies are asked to"
    " fill in: `code`, `title`, `comes_as`), `comes_of_age` (the ages at which a child is listed, which fact says"
    " the birth, and to which step the list leads), `quality_panel` (none where no case is listed for being open long),"
    " `spans` (lengths of these lists, which a partnership sets), `found_by` (facts by which a case is found),"
    " `one_for_each` (facts that only one case has), `papers` and `files` that are made of its cases,"
    " `figures_of_years_together` (counted in what is published) and `figures_together_from` (the year in which such a"
    " time began), `requests_suggest_working_days` and `public_form`"
    " (`step`, `title`, `asks`; none where nobody outside can send one)",
)
@click.option("--markdown", "as_page", is_flag=True, help="Print the page docs/pathways.md.")
@json_option
def pathways_command(as_page: bool, as_json: bool) -> None:
    """Show every pathway with its stages, clocks, outcomes and roles. Example: goldthread pathways --json"""
    if as_page:
        click.echo(as_markdown(PATHWAYS.values()), nl=False)
        return
    data = [as_data(one) for one in PATHWAYS.values()]
    show(data, as_json, (f"{one['code']}: {one['title']} ({len(one['clocks'])} clocks)" for one in data))


@click.group("clocks")
def clocks_command() -> None:
    """Rehearse the clocks of a pathway."""


def _option(event: str) -> str:
    return f"--{event.replace('_', '-')}"


def _events() -> dict[str, str]:
    """Of each event that any pathway declares, what it is and for which of them, as help of its option."""
    titles: dict[str, dict[str, list[str]]] = {}
    for pathway in PATHWAYS.values():
        for event in pathway.events:
            titles.setdefault(event.code, {}).setdefault(event.title, []).append(pathway.code)
    return {
        code: " ".join(f"{title}. For {listed(codes)}." for title, codes in each.items())
        for code, each in titles.items()
    }


def events_as_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each event, by its code, in the order of the pathways."""
    for code, words in reversed(_events().items()):
        command = click.option(_option(code), code, default=None, help=words)(command)
    return command


@operator(
    "rehearse",
    clocks_command,
    prints="`pathway`, `trigger`, `events` (those that were not at the trigger), `clocks` (each with `id`, `title`,"
    " `starts`, `limit`, `unit`, `kind`, `edition`, `citation`, `later` (limits that hold `from` a day on, so long"
    " `after` the first began), `owed_by`, `due_at`,"
    " `due_on`, `not_known`, and `why`, line by line) and `panel`: `group`,"
    " `next_meeting`, `in_time` for each clock (none without --group)",
    ends={WRONG: "the trigger is no moment", NOT_FOUND: "no such pathway, partnership or group"},
)
@click.option("--pathway", "pathway_code", required=True, help="The pathway, by its code.")
@click.option("--trigger", required=True, help="When it began, such as 2026-12-18T16:40; without an offset, in London.")
@events_as_options
@click.option("--group", "panel", default=None, help="A panel by its code: does its next meeting come in time?")
@space_option
@json_option
def rehearse(
    pathway_code: str, trigger: str, panel: str | None, space: str | None, as_json: bool, **events: str | None
) -> None:
    """Say what falls due when, if a case had begun at a moment, and why: day by day.

    With --space by the limits and working days of that partnership. What starts clocks later than the trigger counts
    as at the trigger too, unless its own option says when it was.
    Example: goldthread clocks rehearse --pathway lado --trigger 2026-12-18T16:40 --json
    """
    pathway, began = _pathway(pathway_code), _moment(trigger)
    others = _others(pathway, events)
    if early := [event for event, moment in others.items() if _day(moment) < _day(began)]:
        fail(f"{_option(early[0])} is before --trigger. Give that day or a later one.")
    here = space_named(space) if space or panel else None
    limits, working = _decided(here, pathway)
    clocks = list(rehearsed(pathway, began, limits, working, others))
    met = _panel(here, panel, began) if here and panel else None
    data = {
        "pathway": pathway.code,
        "trigger": began.astimezone(LONDON).isoformat(),
        "events": {event: moment.astimezone(LONDON).isoformat() for event, moment in others.items()},
        "clocks": [one.as_json() for one in clocks],
        "panel": _panel_as_json(met, clocks) if met else None,
    }
    show(data, as_json, _words(clocks, met))


def _pathway(code: str) -> Pathway:
    if code not in PATHWAYS:
        fail(f"There is no pathway “{code}”. There are: {', '.join(PATHWAYS)}.", NOT_FOUND)
    return PATHWAYS[code]


def _others(pathway: Pathway, said: dict[str, str | None]) -> dict[str, datetime]:
    """The moments of events that were not at the trigger. Ends the command where the pathway knows no such event."""
    known = {event.code for event in pathway.events}
    if unknown := [code for code, moment in said.items() if moment is not None and code not in known]:
        fail(NO_EVENT.format(pathway=pathway.code, option=_option(unknown[0])))
    return {code: _moment(moment) for code, moment in said.items() if moment is not None}


def _day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def _moment(said: str) -> datetime:
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        fail(NO_MOMENT.format(said=said))
    if timezone.is_aware(found):
        return found
    if never_was(found.date(), found.time()):
        fail(NEVER_WAS.format(said=said))
    return found.replace(tzinfo=LONDON)


def _decided(space: Space | None, pathway: Pathway) -> tuple[Limits, WorkingTime]:
    """What a partnership decided; of none the local defaults and ordinary working days, for which nothing is asked."""
    if space is None:
        return Limits(), ORDINARY
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return limits_in(space.pk, pathway.code), working_time_of(space.pk)


def _panel(space: Space, code: str, began: datetime) -> Panel:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return panel_of(group_named(code, [space]), began)


def _panel_as_json(panel: Panel, clocks: list[Rehearsed]) -> dict[str, Any]:
    """Whether the panel meets before each clock has run out."""
    return {
        "group": panel.group.code,
        "next_meeting": panel.meets_on.isoformat() if panel.meets_on else None,
        "in_time": {one.clock.id: panel.is_in_time(one.due) for one in clocks},
    }


def _words(clocks: list[Rehearsed], panel: Panel | None) -> Iterator[str]:
    for one in clocks:
        due = f"due {in_words(one.due.due_on)}" if one.due.due_on else one.due.unknown
        yield f"{one.clock.id}: {one.clock.title}: {one.rule.limit}, {due}"
        yield from (f"    {weekday(line.on)}: {line.words}" for line in one.due.lines)
        yield from (f"    Later: {later}" for later in one.later)
        if panel:
            yield f"    {panel.words(one.due)}"
