"""The list of clocks that run."""

from collections.abc import Callable

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import State
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.timekeeping.explaining import began_in_words
from goldthread.foundation.timekeeping.models import IN_WORDS, Clock
from goldthread.foundation.timekeeping.subjects import subjects_of

RUNNING = (State.OVERDUE, State.DUE_SOON, State.RUNNING, State.PAUSED)
NOTHING = ("", "")
NOT_KNOWN = "Not known"
EMPTY = (
    "Clocks appear here while something is to be done by a day or an hour. Those of a restricted case appear once you"
    " opened it."
)


def clocks_page(standing: Standing, address: Callable[[Clock], str]) -> ListPage:
    """The list page; what the clocks of a page are about is asked once for each kind of record."""

    def told(clocks: list[Clock]) -> None:
        subjects = subjects_of(clocks, standing)
        for clock in clocks:
            clock.about = subjects.get(clock.subject_key, NOTHING)

    return ListPage(
        title="Clocks",
        one="clock",
        columns=_columns(address),
        filters=(
            Search("words", fields=("title", "code", "owed_by")),
            Choice("state", "State", [(one.value, IN_WORDS[one]) for one in RUNNING], multiple=True),
            Choice("binding", "Set by", list(Clock._meta.get_field("binding").flatchoices), multiple=True),
            DateBetween("due", "Due", lookup="due_at", moments=True),
        ),
        order="due",
        empty=Empty("No clocks to show", EMPTY),
        beside=told,
    )


def _columns(address: Callable[[Clock], str]) -> tuple[Column, ...]:
    return (
        Column("clock", "To be done", value=str, sort=("title", "due_at"), href=address),
        Column("about", "About", value=_about, cell="timekeeping/cells.html:about"),
        Column("owed_by", "Owed by", sort=("owed_by", "due_at")),
        Column("due", "Due", value=_due, sort=("due_at",)),
        Column("due_at", "Last moment in time", kind="moment", only="file"),
        Column("state", "State", value="state_in_words", cell="timekeeping/cells.html:state"),
        Column("began", "Began", value=began_in_words, sort=("began_at",), only="page"),
        Column("began_at", "Began", kind="moment", only="file"),
        Column("code", "Code", only="file"),
        Column("limit", "Limit", value=lambda clock: str(clock.limit), only="file"),
        Column("binding", "Set by", value="get_binding_display", only="file"),
        Column("edition", "Edition", only="file"),
        Column("citation", "Where it says so", only="file"),
        Column("not_known", "Why it is not known", only="file"),
        Column("imported", "Imported", kind="yes_no", only="file"),
    )


def _about(clock: Clock) -> str:
    return clock.about[0]


def _due(clock: Clock) -> str:
    return clock.due_in_words or NOT_KNOWN
