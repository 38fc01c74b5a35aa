"""What partners give, as something for a meeting to look at."""

from collections.abc import Mapping

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.agenda_sources import AgendaSource, nothing_due, register_agenda_source
from goldthread.partnership.money.models import Income


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Income.objects.visible_to(standing).filter(space=space, pk__in=numbers).with_names()
    return {one.pk: (f"{one}, {one.accounts}", one.get_absolute_url()) for one in rows}


def register() -> None:
    """Called when the program starts."""
    named_by = ("agency__name", "agency__short_name", "payer", "in_kind")
    register_agenda_source(
        AgendaSource("income", "Contributions", "contribution", Income, nothing_due, in_view, named_by=named_by)
    )
