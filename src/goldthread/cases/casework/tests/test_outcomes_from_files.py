"""Where a case begins with an outcome, a line of a file says it as the partnership's list has it."""

from dataclasses import replace

import pytest

from goldthread.cases.casework.commands import add_outcome, take_outcome_off
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.from_files import kind_code, kind_for
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring import Outcome
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, sentences, states
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .conftest import NOW
from .test_lines_of_case_files import a_disagreement

pytestmark = pytest.mark.django_db
CODE = "professional-disagreement"
USUAL = PATHWAYS[CODE]
TOPICS = USUAL.steps[0].record._meta.get_field("topic").choices
ENDS_AT_ONCE = replace(
    USUAL,
    steps=(replace(USUAL.steps[0], outcome="topic"), *USUAL.steps[1:]),
    outcomes=(*USUAL.outcomes, *(Outcome(code, str(title), "A topic.", "For tests") for code, title in TOPICS)),
)


@pytest.fixture
def kind(monkeypatch):
    made = kind_for(ENDS_AT_ONCE)
    monkeypatch.setitem(PATHWAYS, CODE, ENDS_AT_ONCE)
    monkeypatch.setitem(KINDS, kind_code(ENDS_AT_ONCE), made)
    return made


def test_own_words_are_taken_and_what_is_not_offered_is_told_before_it_is_loaded(partnership, kind):
    for name in ("Police", "Council"):
        an_agency(partnership, name)
    manager = somebody("partnership_manager", partnership)
    ours = {"space": partnership, "pathway": CODE, "by": manager, "at": NOW}
    take_outcome_off(**ours, outcome="drift")
    add_outcome(**ours, words="Slow", meaning="", counts_as="drift")
    desk = Desk(partnership, manager, NOW)
    lines = [
        a_disagreement(kind, topic=words) for words in (" SLOW ", "closure", "drift", "Tea", "Sharing information")
    ]

    file = desk.take(kind.code, [one.label for one in kind.fields], *lines)
    checked = desk.look(file)

    good, bad = State.NEW, State.PROBLEM
    assert states(checked) == {2: good, 3: good, 4: bad, 5: bad, 6: good}
    assert "“Tea” is not one of the outcomes that are offered here:" in " ".join(sentences(checked)[5])
    desk.load(file)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        raised = USUAL.steps[0].record.objects.order_by("pk")
        kept = list(raised.values_list("topic", "outcome_here"))
        assert Case.objects.count() == 3
    assert kept == [("drift", "Slow"), ("closure", ""), ("information_sharing", "")]
