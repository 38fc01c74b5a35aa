"""What every agenda of a group has and what its minutes use: its own, or the usual until it says otherwise."""

from goldthread.foundation.groups.models import Group
from goldthread.partnership.meetings.models import AgendaItem, StandingItem

Purpose, Part = AgendaItem.Purpose, AgendaItem.Part

USUAL = (
    StandingItem(title="Welcome, introductions and apologies", purpose=Purpose.INFORMATION),
    StandingItem(title="Conflicts of interest", purpose=Purpose.INFORMATION, part=Part.INTERESTS),
    StandingItem(title="Minutes of the last meeting", purpose=Purpose.DECISION, part=Part.MINUTES),
    StandingItem(title="Matters arising", purpose=Purpose.DISCUSSION, part=Part.ARISING),
    StandingItem(title="Actions", purpose=Purpose.ASSURANCE, part=Part.ACTIONS),
    StandingItem(title="Any other business", purpose=Purpose.DISCUSSION, comes_last=True),
)
"""The agenda of a group that has said nothing of its own."""

BRING = {item.title.casefold(): item for item in USUAL if item.part}
"""Titles that bring what belongs to them: minutes to approve, open topics, open actions."""


USUAL_PHRASES = (
    "Noted.",
    "Agreed.",
    "The report was received and noted.",
    "There was nothing to report.",
    "Carried over to the next meeting.",
)
"""What the minutes of a group that has said nothing of its own use again and again."""


def phrases_of(group: Group) -> list[str]:
    """In their order."""
    return list(group.stock_phrases.order_by("place").values_list("words", flat=True)) or list(USUAL_PHRASES)


def standing_items_of(group: Group) -> list[StandingItem]:
    """In the order of the agenda: what comes first, then what comes last."""
    own = sorted(group.standing_items.all(), key=lambda one: (one.comes_last, one.place, one.pk))
    return own or list(USUAL)
