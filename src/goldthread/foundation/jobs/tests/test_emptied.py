"""No test finds in the queue what an earlier one left: it would be done to records of the same numbers."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.imports.jobs import load_long_file


@pytest.mark.parametrize("time", ["the first", "the second"])
@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_no_job(time):
    assert not ProcrastinateJob.objects.exists()
    load_long_file.defer(space_id=1, user_id=1, file_id=1, seal="of another file")
