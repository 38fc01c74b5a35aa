"""Reports called in that real boards published: they come with the file of the board's report, each with its line."""

from typing import Any

from goldthread.foundation.groups.models import Group
from goldthread.foundation.loads.checking import SourcedFacts, Words
from goldthread.foundation.loads.kinds import Loading, Sections, register_sections
from goldthread.partnership.forward_plan.models import CalledReport

CONSIDERS = "monitoring"
"""The sub-committee under whose heading the source lists them."""


class CalledInFacts(SourcedFacts):
    """One report of the list. One that the source lists twice is kept once for each of its lines."""

    title: Words
    duplicate_in_source: bool = False


SCHEMAS: dict[str, Any] = {"reports_called_in": list[CalledInFacts]}


def load_called_in(facts: Any, loading: Loading) -> None:
    """The reports, of the board that made the file. When each was due, or came, the source does not say."""
    if not facts.reports_called_in:
        return
    groups = Group.objects.filter(space=loading.space, load=loading.load)
    board = groups.get(name=facts.meta.board)
    considers = groups.filter(name__icontains=CONSIDERS).first()
    for one in facts.reports_called_in:
        note = "The source lists it twice." if one.duplicate_in_source else ""
        loading.add(CalledReport, one, title=one.title[:300], board=board, group=considers, what=note)


def register() -> None:
    """Called when the program starts."""
    register_sections("board-report", Sections(SCHEMAS, load_called_in))
