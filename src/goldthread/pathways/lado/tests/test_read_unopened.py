"""What somebody reads without saying what for is all that they see, but for what they would have to open first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND, reads_few
from goldthread.foundation.access.models import Holding
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=9)
DAY = LONG_AGO.date()


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Northborough Academy", kind="academy")


@pytest.fixture
def cases(partnership, officer, manager, school):
    """Three concerns, of which the officer leads each, and a disagreement."""
    police = an_agency(partnership, "Northborough Police", kind="police")
    concerns = [a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY) for _ in range(3)]
    return [*concerns, a_case(partnership, school, police, by=manager, at=LONG_AGO)]


def given(case, by, **whom):
    with opened(actor=by.pk, reading=[case.space_id], writing=case.space_id):
        write_grant(case, **whom, standing_as=Grant.As.MEETING_MEMBER, purpose="The meeting", by=by, at=LONG_AGO)


def read(user, space, at):
    """What is read unopened, what is seen and not to be opened first, and whether the first is known to be little."""
    with opened(actor=user.pk, reading=[space.pk]):
        standing = seen_by(user, at)
        rest = Case.objects.visible_to(standing).exclude(pk__in=Case.objects.opened_first_by(standing).values("pk"))
        return set(Case.objects.read_by(standing)), set(rest), reads_few(standing)


def clocks(user, space, at, cases_read):
    """Clocks that lists tell, and those that are seen of what is read unopened."""
    with opened(actor=user.pk, reading=[space.pk]):
        standing, of_cases = seen_by(user, at), Clock.objects.filter(subject_kind=CASE_KIND)
        theirs = of_cases.visible_to(standing).filter(subject_id__in=[case.pk for case in cases_read])
        return set(of_cases.listed_to(standing)), set(theirs)


def test_it_is_so_for_every_role_and_whatever_they_and_their_agency_were_given(
    partnership, officer, manager, school, cases
):
    first, second, third, disagreement = cases
    another = somebody("designated_officer", partnership, name="another")
    lead = somebody("agency_lead", partnership, school)
    practitioner = somebody("practitioner", partnership, school)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for user in (officer, another):
            Holding.objects.create(space=partnership, user=user, role="agency_lead", agency=school, starts_on=DAY)
    given(first, officer, account=another)
    given(second, officer, account=practitioner)
    given(third, officer, agency=school)
    now = timezone.now()

    expected = {
        officer: ({first, second, third, disagreement}, True),
        another: ({first, disagreement}, True),
        manager: ({disagreement}, False),
        lead: ({third, disagreement}, True),
        practitioner: ({second, third, disagreement}, True),
        somebody("board_member", partnership): (set(), True),
    }
    for user, (cases_read, is_little) in expected.items():
        unopened, rest, few = read(user, partnership, now)
        assert (unopened, rest, few) == (cases_read, cases_read, is_little), user.name
        listed, theirs = clocks(user, partnership, now, cases_read)
        assert listed == theirs, user.name
        assert bool(listed) == bool(cases_read), user.name
