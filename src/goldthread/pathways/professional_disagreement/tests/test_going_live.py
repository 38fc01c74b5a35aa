"""No case begins before each agency's papers are recorded, and an agency without them is told of none."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import open_case
from goldthread.cases.casework.factories import a_basis, seen_by, somebody_before
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.commands import Paper, Papers, end_part, go_live, record_papers
from goldthread.cases.going_live.factories import signed
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.going_live.on_your_work import to_be_reviewed
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import give_grant
from goldthread.foundation.grants.who_may_see import who_may_see
from goldthread.foundation.grants.words import explain
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
ESCALATION = "professional-disagreement"


@pytest.fixture
def manager(partnership):
    return somebody_before("partnership_manager", partnership)


@pytest.fixture
def constable(partnership, police):
    return somebody_before("practitioner", partnership, police)


def raised(space, one, other, by, at=AT):
    said = {
        **{"safety": "safe", "raised_by": one, "against": other, "child": "4711", "topic": "threshold"},
        **{"concern": "The child needs a social worker.", "wanted": "Make an assessment."},
    }
    return open_case(space=space, pathway=ESCALATION, step="raised", said=said, happened_at=at, by=by, at=at)


def recorded(space, agencies, by, papers=None, at=AT):
    record_papers(space=space, pathway=ESCALATION, agencies=agencies, papers=papers or signed(), by=by, at=at)


def part_of(agency):
    with opened(actor=SYSTEM_ACTOR, reading=[agency.space_id]):
        return TakingPart.objects.select_related("agency").get(agency=agency, pathway=ESCALATION)


def test_a_case_begins_only_when_every_agencys_papers_are_recorded(partnership, police, council, manager, constable):
    with pytest.raises(Refused, match="is not live in this partnership"):
        raised(partnership, police, council, constable)
    with pytest.raises(Refused, match="Record the impact assessment and the sharing agreement of each agency"):
        go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    recorded(partnership, [police], manager)
    recorded(partnership, [council], manager, Papers(assessment=signed().assessment))
    with pytest.raises(Refused, match="Northborough Council: no sharing agreement is recorded"):
        go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    recorded(partnership, [council], manager, Papers(agreement=signed().agreement))

    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)

    assert raised(partnership, police, council, constable).reference == "ESC-2026-0001"
    with pytest.raises(Refused, match="live already"):
        go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)


def test_one_pathway_goes_live_and_not_the_others(partnership, police, manager):
    recorded(partnership, [police], manager)
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)

    others = [code for code in PATHWAYS if code != ESCALATION]
    assert others
    for code in others:
        with pytest.raises(Refused, match="of each agency"):
            go_live(space=partnership, pathway=code, by=manager, at=AT)


def test_an_agency_without_papers_is_told_of_no_case(partnership, police, council, manager, constable):
    recorded(partnership, [police], manager)
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)

    with pytest.raises(Refused, match="Northborough Council takes no part in this"):
        raised(partnership, police, council, constable)


def test_an_agency_that_takes_its_agreement_back_is_told_of_no_more_cases(
    partnership, police, council, manager, constable
):
    recorded(partnership, [police, council], manager)
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    end_part(part=part_of(council), on=AT.date(), why="It has its own process now.", by=manager, at=AT)

    with pytest.raises(Refused, match="Northborough Council takes no part in this"):
        raised(partnership, police, council, constable)
    with pytest.raises(Refused, match="took its part back on 2 November 2026"):
        recorded(partnership, [council], manager, signed())

    later = AT + timedelta(days=2)
    recorded(partnership, [council], manager, signed(later.date()), later)
    assert raised(partnership, police, council, constable, later)


def test_an_agency_that_takes_its_agreement_back_sees_none_of_its_cases_any_more(
    partnership, police, council, manager, constable
):
    worker = somebody_before("practitioner", partnership, council)
    named = somebody_before("agency_lead", partnership, council)
    member = somebody_before("board_member", partnership)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):  # works here in another way, too
        Holding.objects.create(
            space=partnership, user=member, role="agency_lead", agency=council, starts_on=date(2020, 1, 1)
        )
    recorded(partnership, [police, council], manager)
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    case = raised(partnership, police, council, constable)
    sight = {"about": case, "standing_as": "participant", "purpose": "Meets", "ends_at": None, "more": a_basis()}
    for one in (named, member):
        give_grant(**sight, account=one, by=manager, at=AT)

    def seen_by_each(at):
        found = []
        for one in (constable, worker, named, member):
            with opened(actor=one.pk, reading=[partnership.pk]):
                found.append(Case.objects.visible_to(seen_by(one, at)).exists())
        return found

    assert seen_by_each(AT) == [True, True, True, True]
    later = AT + timedelta(hours=1)
    end_part(part=part_of(council), on=AT.date(), why="It has its own process now.", by=manager, at=later)
    assert seen_by_each(later) == [True, False, False, True]


def test_nobody_who_works_only_for_agencies_that_take_no_part_is_given_sight(
    partnership, police, council, manager, constable
):
    school = an_agency(partnership, "Hill School", kind="academy")
    named = somebody_before("agency_lead", partnership, school)
    recorded(partnership, [police, council], manager)
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    case = raised(partnership, police, council, constable)
    sight = {"about": case, "account": named, "standing_as": "participant", "purpose": "Meets", "ends_at": None}
    sight["more"] = a_basis()

    with pytest.raises(Refused, match="works here only for Hill School") as told:
        give_grant(**sight, by=manager, at=AT)
    assert (told.value.field, "Hill School takes no part in this" in str(told.value)) == ("account", True)

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership, user=named, role="practitioner", agency=council, starts_on=date(2020, 1, 1)
        )
    assert give_grant(**sight, by=manager, at=AT).account == named


def test_an_agency_with_one_paper_or_none_does_not_stand_in_the_way_for_ever(partnership, police, council, manager):
    recorded(partnership, [police], manager)
    recorded(partnership, [council], manager, Papers(assessment=signed().assessment))
    end_part(part=part_of(council), on=AT.date(), why="Listed by mistake.", by=manager, at=AT)

    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)

    with pytest.raises(Refused, match="does not take part now"):
        end_part(part=part_of(council), on=AT.date(), why="Again.", by=manager, at=AT)


def test_who_may_see_a_case_names_nobody_whose_agency_was_not_given_it(
    partnership, police, council, manager, constable
):
    stranger = somebody_before("agency_lead", partnership, an_agency(partnership, "Hill School", kind="academy"))
    recorded(partnership, [police, council], manager)
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    case = raised(partnership, police, council, constable)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lines = [(one.who, why.words) for one in who_may_see(case, AT).lines for why in one.reasons]
        told = explain(seen_by(constable, AT), case)
    assert stranger.name not in [who for who, _ in lines]
    assert constable.name not in [who for who, why in lines if why.startswith("Holds the role")]
    assert manager.name in [who for who, _ in lines]
    assert not any(one.startswith("You see this as") for one in told)


@pytest.mark.parametrize(
    ("papers", "sentence"),
    [
        (Papers(), "Enter an impact assessment, a sharing agreement or both."),
        (Papers(Paper(date(2026, 11, 3), "Version 1", "Officer")), "must be today or in the past"),
        (Papers(Paper(date(1026, 11, 3), "Version 1", "Officer")), "Check the year"),
        (Papers(Paper(date(2026, 11, 2), " ", "Officer")), "Enter its title and version."),
        (Papers(agreement=Paper(date(2026, 11, 2), "Version 1", "")), "Enter the post that signed it."),
        (signed(review_on=date(2026, 11, 1)), "Enter today or a day to come."),
        (signed(review_on=date(2926, 11, 1)), "day of review"),
    ],
)
def test_papers_are_whole_and_their_days_are_sane(partnership, police, manager, papers, sentence):
    with pytest.raises(Refused, match=sentence):
        recorded(partnership, [police], manager, papers)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not TakingPart.objects.exists()


def test_whoever_does_not_run_the_partnership_records_nothing(partnership, police, constable):
    with pytest.raises(NotAllowed):
        recorded(partnership, [police], constable)
    with pytest.raises(NotAllowed):
        go_live(space=partnership, pathway=ESCALATION, by=constable, at=AT)


def test_a_late_review_stops_nothing_and_stands_on_the_first_page(partnership, police, council, manager, constable):
    recorded(partnership, [police, council], manager, signed(review_on=date(2026, 11, 10)))
    go_live(space=partnership, pathway=ESCALATION, by=manager, at=AT)
    later = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)

    with opened(actor=manager.pk, reading=[partnership.pk]):
        before = list(to_be_reviewed(standing_of(manager, AT.date(), AT), AT))
        after = list(to_be_reviewed(standing_of(manager, later.date(), later), later))
        of_others = list(to_be_reviewed(standing_of(constable, later.date(), later), later))

    assert before == of_others == []
    assert [one.words for one in after] == ["Northborough Council", police.name]
    assert raised(partnership, police, council, constable, later)
