"""What the worker does with published files: take away what a crash left behind."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from goldthread.foundation.jobs.job import job
from goldthread.foundation.publications import folder
from goldthread.foundation.publications.putting_out import forget
from goldthread.foundation.spaces.finding import every_space


@job(access="nobody: it repeats by itself", does="Remove published files that no page holds", every="20 * * * *")
def sweep_published_files(*, at: datetime) -> None:
    """Once an hour: copies of pages that are withdrawn or were never put out, where the program stopped in between."""
    for space in every_space():
        forget(space.pk, folder.places_of(Path(settings.PUBLISHED_FOLDER), space.pk))
