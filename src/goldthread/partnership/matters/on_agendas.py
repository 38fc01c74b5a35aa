"""Issues, gaps in service and challenges that are open, for the agenda of the board that they were raised with."""

from collections.abc import Mapping
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.kinds import KINDS
from goldthread.partnership.matters.lists import for_board
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.states import ENDED, STATES
from goldthread.partnership.meetings.agenda_sources import AgendaSource, Suggestion, register_agenda_source

ON_AGENDAS = [code for code, kind in KINDS.items() if kind.to_agenda]


def due(group: Group, standing: Standing, by: date) -> list[Suggestion]:
    """Those of a board's log, and those that another put to it, which have not ended; the oldest first."""
    rows = for_board(RaisedMatter.objects.visible_to(standing), group.pk).filter(kind__in=ON_AGENDAS)
    open_now = rows.exclude(said__in=ENDED).with_state(by).with_names().order_by("raised_on", "pk")
    return [Suggestion(one.pk, _words(one), _why(one)) for one in open_now]


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = RaisedMatter.objects.visible_to(standing).filter(space=space, pk__in=numbers).select_related("space")
    return {one.pk: (_words(one), one.get_absolute_url()) for one in rows}


def _words(matter: RaisedMatter) -> str:
    return f"{matter}: {matter.subject}"


def _why(matter: RaisedMatter) -> str:
    """The meeting may be months away: when the reply is due, and not whether it will be late by then."""
    raised = f"raised {in_words(matter.raised_on)} by {matter.raised_by}"
    if matter.said == "waiting":
        return f"{raised}; reply due {in_words(matter.due_on)}"
    return f"{raised}; {STATES[matter.state].lower()}"


def register() -> None:
    """Called when the program starts."""
    register_agenda_source(
        AgendaSource("matter", "Issues, gaps in service and challenges", "matter raised", RaisedMatter, due, in_view)
    )
