"""Who sees which matters, and for whom a reply waits: of every role, and of two agencies."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.factories import RAISED_AT, a_gap, a_matter, a_reply, taken_further
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.on_agendas import due
from goldthread.partnership.matters.queries import BY_ASKED, BY_KIND, measured

pytestmark = pytest.mark.django_db


def standing(partnership, role, agency=None):
    return Standing((Holding(space=partnership, role=role, agency=agency, starts_on=date(2020, 1, 1)),))


@pytest.fixture
def agencies(partnership):
    return an_agency(partnership), an_agency(partnership, "Northborough Council")


@pytest.mark.parametrize("role", ROLES)
def test_an_agency_sees_what_it_raised_and_what_it_is_to_reply_to(partnership, agencies, role):
    police, council = agencies
    raised = a_gap(partnership, for_agency=police)
    asked = a_matter(partnership, "challenge", to_agency=police, for_agency=council)
    others = a_matter(partnership, "challenge", to_agency=council)
    own = ROLES[role].of_agency
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seen = set(RaisedMatter.objects.visible_to(standing(partnership, role, police if own else None)))

    if Can.VIEW_PLANS in ROLES[role].can:
        assert seen == {raised, asked, others}
    elif Can.ANSWER_CHALLENGES in ROLES[role].can:
        assert seen == {raised, asked}
    else:
        assert seen == ({raised} if Can.RAISE_MATTERS in ROLES[role].can else set())


def test_a_reply_waits_for_whoever_owes_it_at_the_stage(partnership, agencies):
    police, _ = agencies
    challenge = a_matter(partnership, "challenge", to_agency=police)

    def waits():
        people = {
            "lead": standing(partnership, "agency_lead", police),
            "manager": standing(partnership, "partnership_manager"),
            "scrutineer": standing(partnership, "independent_scrutineer"),
            "member": standing(partnership, "board_member"),
        }
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return [name for name, one in people.items() if RaisedMatter.objects.waiting_for(one).exists()]

    def now():
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return RaisedMatter.objects.select_related("space", "board").get(pk=challenge.pk)

    assert waits() == ["lead"]
    a_reply(challenge)
    assert waits() == []
    taken_further(now())
    assert waits() == ["manager"]
    a_reply(now())
    taken_further(now(), to_step=2)
    assert waits() == ["scrutineer"]


def test_a_board_looks_at_open_issues_gaps_and_challenges_of_its_own(partnership, agencies):
    gap = a_gap(partnership)
    a_matter(partnership, "letter", to_body="Department for Education")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        board = gap.board
        told = due(board, standing(partnership, "partnership_manager"), RAISED_AT.date())
        by_june = due(board, standing(partnership, "partnership_manager"), date(2027, 6, 1))
        unseen = due(board, standing(partnership, "practitioner", agencies[0]), RAISED_AT.date())

    assert [(one.number, one.words) for one in told] == [(gap.pk, f"{gap}: {gap.subject}")]
    assert "; reply due 6 December 2026" in told[0].why
    assert by_june[0].why == told[0].why, "a meeting may be months away, and nothing is late today"
    assert unseen == []


def test_measures_count_what_was_raised_replied_to_and_resolved(partnership, agencies):
    police, _ = agencies
    a_gap(partnership)
    a_reply(a_matter(partnership, "challenge", to_agency=police))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = RaisedMatter.objects.all()
        kinds = {line.name: (line.raised, line.replied, line.days) for line in measured(rows, BY_KIND, "", date.max)}
        asked = {line.name: (line.raised, line.late) for line in measured(rows, BY_ASKED, "A board", date.max)}

    assert kinds == {"Gaps in service": (1, 0, None), "Challenges to partners": (1, 1, 0.0)}
    assert asked == {"A board": (1, 1), str(police): (1, 0)}
