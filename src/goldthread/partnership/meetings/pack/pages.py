"""The pages that a pack has besides its papers, as HTML to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from markupsafe import Markup

from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.joining import leads_to_page
from goldthread.foundation.documents.rendering.page import house_styles
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Conflict, Correction, Meeting, Paper
from goldthread.partnership.meetings.queries.agenda import ShownItem, declared_in

STYLES = Path(__file__).with_name("pages.css").read_text()


def printed(page: str) -> bytes:
    """A page that was made here, as a PDF in the looks of the house."""
    return as_pdf(page, styles=(house_styles(), STYLES))


@dataclass(frozen=True)
class Entry:
    """A line of the contents: what it is called and on which page it begins."""

    title: str
    page: int

    @property
    def href(self) -> str:
        return leads_to_page(self.page)


@dataclass(frozen=True)
class Minutes:
    """The minutes of a meeting as a reader may see them."""

    meeting: Meeting
    items: Sequence[ShownItem]
    attendances: Sequence[Attendance]
    corrections: Sequence[Correction]
    actions: Sequence[Action]
    """What the meeting gave out."""

    @property
    def declared(self) -> list[tuple[AgendaItem, Conflict]]:
        return declared_in(self.items)


def front_page(
    meeting: Meeting, lines: Sequence[tuple[ShownItem, Sequence[Entry]]], made_for: str, *, is_cut: bool = False
) -> str:
    """Agenda and contents; ``lines`` are items with what the pack holds of each. ``is_cut``: it lacks some."""
    shown = {"meeting": meeting, "lines": lines, "made_for": made_for, "is_cut": is_cut}
    return _page("meetings/pack/front.html", f"Agenda: {meeting}", **shown)


def minutes_page(minutes: Minutes) -> str:
    return _page("meetings/pack/minutes.html", f"Minutes: {minutes.meeting}", minutes=minutes, meeting=minutes.meeting)


def actions_page(meeting: Meeting, actions: Sequence[Action]) -> str:
    return _page("meetings/pack/actions.html", "Open actions", meeting=meeting, actions=actions)


def page_of_paper(paper: Paper, *, picture: str = "", text: str = "", html: Markup | None = None) -> str:
    """A paper that is no PDF: a picture, plain words, or what was read from a Word document."""
    return _page("meetings/pack/paper.html", paper.title, paper=paper, picture=picture, text=text, html=html)


def sheet_for(paper: Paper, why: str, address: str) -> str:
    """In place of a paper that cannot be put in the pack."""
    where = f"{address}{paper.file.get_absolute_url()}"
    return _page("meetings/pack/sheet.html", paper.title, paper=paper, why=why, address=where)


def _page(template: str, title: str, **shown: object) -> str:
    return render_to_string(template, {**shown, "title": title})
