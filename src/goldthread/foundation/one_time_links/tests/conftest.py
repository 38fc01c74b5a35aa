"""An action that an agency owes, and a link that was sent to ask about it."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.one_time_links.factories import an_asking
from goldthread.foundation.one_time_links.tests.answering import CHILD, let_in


@pytest.fixture
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def action(partnership, police):
    return an_action(partnership, "7", [police], title=CHILD, what="Child Z is seen each week.")


@pytest.fixture
def sent(action, police):
    return an_asking(action, police, timezone.now())


@pytest.fixture
def inside(sent):
    """A browser in which the code was entered."""
    return let_in(sent)
