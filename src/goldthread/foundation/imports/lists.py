"""The list of loads."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.imports.kinds import kinds_for
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space


def loads_of(space: Space, standing: Standing, user_id: int) -> QuerySet[Load]:
    """All loads of a space, those of published facts too, with who brought them; else one's own of one's own kinds."""
    loads = Load.objects.filter(space=space).select_related("space", "loaded_by", "undone_by")
    if standing.may(Can.IMPORT, space.pk):
        return loads
    return loads.filter(loaded_by=user_id, kind__in=[kind.code for kind in kinds_for(standing, space.pk)])


def _states(request: Any) -> list[tuple[str, str]]:
    """Whoever brings only what cannot be undone is offered no list of what was."""
    kinds = kinds_for(request.standing, request.space.pk)
    is_undone = any(not kind.why_not_undone for kind in kinds)
    return [(code, str(words)) for code, words in Load.State.choices if is_undone or code != Load.State.UNDONE]


LOADS = ListPage(
    title="Loads",
    one="load",
    columns=(
        Column(
            "title",
            "What was loaded",
            sort=("title",),
            href=lambda load: reverse("load", args=[load.space.slug, load.pk]),
        ),
        Column("file_name", "File", sort=("file_name",)),
        Column("records", "Records", kind="number", sort=("records",)),
        Column("by", "Loaded by", value="loaded_by.name"),
        Column("at", "Loaded on", value="loaded_at", kind="moment", sort=("loaded_at",)),
        Column("state", "State", value="get_state_display", kind="tag", sort=("state",)),
    ),
    filters=(Search("words", fields=("title", "file_name")), Choice("state", "State", _states)),
    order="-at",
    empty=Empty("Nothing has been loaded yet", "What you bring from a file appears here."),
)
