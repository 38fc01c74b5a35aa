"""Rounds of monitoring, as what actions come from; and the files of versions, as seen through those versions."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.sections import Origin, register_origin
from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import date
from goldthread.partnership.procedures.commands.checking import ORIGIN
from goldthread.partnership.procedures.models import GoverningVersion, ThresholdRound


def rounds_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each round that a person may see."""
    rows = ThresholdRound.objects.visible_to(standing).filter(space=space).select_related("document__space")
    return [
        (one.pk, f"{one.get_method_display()} of {date(one.held_on)}", one.get_absolute_url())
        for one in rows.order_by("-held_on", "-pk")
    ]


def files_of(standing: Standing) -> QuerySet[Any, Any]:
    return GoverningVersion.objects.visible_to(standing).filter(file=OuterRef("pk"))


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(ORIGIN, "monitoring of thresholds", rounds_in_view))
    SEEN_THROUGH.register(files_of)
