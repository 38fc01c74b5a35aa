"""A site with something on it, and somebody who reads it."""

import pytest

from goldthread.doors.website.factories import a_reader
from goldthread.foundation.publications.factories import a_page, a_site, has_public_role
from goldthread.foundation.publications.kinds import NEWS, REVIEW


@pytest.fixture
def site(partnership, settings, tmp_path):
    settings.PUBLISHED_FOLDER = tmp_path
    made = a_site(partnership)
    a_page(partnership)
    a_page(partnership, "child-q", "Child Q", "Two neighbours had rung about a lighthouse.", kind=REVIEW)
    a_page(partnership, "training", "New training", "Training begins in May.", kind=NEWS)
    return made


@pytest.fixture
def reader(transactional_db, site, tmp_path):
    if not has_public_role():
        pytest.skip("no role of the public site is named")
    with a_reader(tmp_path) as client:
        yield client
