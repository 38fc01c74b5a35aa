"""The list of a partnership's jobs that were not done."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.jobs.troubled import STATES, about, declared, state_words
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space


def jobs_page(space: Space) -> ListPage:
    """Each job leads to its own page under the address of the space."""

    def address(job: Any) -> str:
        return reverse("job", args=[space.slug, job.pk])

    return ListPage(
        title="Jobs that were not done",
        one="job",
        columns=(
            Column("what", "What it is for", value=lambda job: declared(job).does, sort=("task_name",), href=address),
            Column("about", "About", value=about),
            Column("state", "State", value=state_words, sort=("state",), kind="tag"),
            Column("tries", "Tries", sort=("tries",), kind="number"),
            Column("tried", "Last tried", value="last_tried_at", sort=("last_tried_at",), kind="moment"),
            Column("next", "Next try", value="next_try_at", sort=("next_try_at",), kind="moment"),
        ),
        filters=(Choice("state", "State", STATES),),
        order="-tried",
        empty=Empty("Every job was done", "What Goldthread tried to do by itself and could not appears here."),
    )
