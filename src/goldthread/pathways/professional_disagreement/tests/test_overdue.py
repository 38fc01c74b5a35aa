"""In which cases something is overdue, however few or many there are."""

from datetime import timedelta

import pytest

from goldthread.cases.casework import overdue
from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import RAISED_AT
from goldthread.pathways.professional_disagreement.factories import a_disagreement

from .test_afterwards import ENDED
from .test_disagreements import LATER
from .test_worklist import references

pytestmark = pytest.mark.django_db
REGISTER = "/p/northborough/cases/professional-disagreement/"
MONTHS_LATER = RAISED_AT + timedelta(days=90)


@pytest.fixture
def cases(partnership, police, council, manager):
    """By what they are: two in which nobody did anything more, and one that was ended at once."""
    raised = {
        called: a_disagreement(partnership, police, council, by=manager) for called in ("first", "ended", "second")
    }
    record_step(case=raised["ended"], step="resolved", said=ENDED, happened_at=LATER, by=manager, at=LATER)
    return raised


@pytest.fixture(params=[1, 1000], ids=["clocks are many", "clocks are few"])
def how_many(request, monkeypatch):
    monkeypatch.setattr(overdue, "FEW_CLOCKS", request.param)


@pytest.mark.usefixtures("how_many")
def test_the_register_is_narrowed_to_what_is_overdue_or_to_the_others(cases, manager, browser_of, monkeypatch):
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: MONTHS_LATER)
    browser = browser_of(manager)

    late, others = (references(browser.get(f"{REGISTER}?late={so}")) for so in ("yes", "no"))

    assert late == [cases[one].reference for one in ("second", "first")]
    assert others == [cases["ended"].reference]


@pytest.mark.usefixtures("cases", "how_many")
def test_nothing_is_overdue_before_its_day(manager, browser_of, monkeypatch):
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: RAISED_AT)
    browser = browser_of(manager)

    late, others = (browser.get(f"{REGISTER}?late={so}") for so in ("yes", "no"))

    assert "<tbody" not in late.text
    assert len(references(others)) == 3
