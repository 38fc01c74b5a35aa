"""A matter of information rights can be held by anybody who looks after it, and goes whole once a rule says when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.files import storage
from goldthread.foundation.files.factories import a_file, a_picture, an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.form_pages.factories import read, send
from goldthread.foundation.retention.classes import Anchor, AtEnd, Rule
from goldthread.foundation.retention.commands.deciding import confirm_destruction, propose_destruction
from goldthread.foundation.retention.commands.destroying import carry_out
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.commands.schedule import set_rule
from goldthread.foundation.retention.factories import a_hold, somebody
from goldthread.foundation.retention.jobs import DESTROYER, finish_bytes
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.complaints import answer_information_request, record_information_request
from goldthread.partnership.rights.commands.copies import add_redacted_copy, include_file
from goldthread.partnership.rights.commands.destroying import destroy_over
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.factories import DAY, LATER, TESTS, all_decided, gathered, packed
from goldthread.partnership.rights.models import GatheredItem, Matter, Pack, RedactedCopy, SearchDetail
from goldthread.partnership.rights.models.matters import OfMatter
from goldthread.partnership.rights.retaining import KIND, kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
OVER = LATER + timedelta(days=900)
GROUNDS = {"ground": "request", "reason": "The person went to court", "asked_by": "County solicitor"}
A_DAY = {"asked_on-day": "20", "asked_on-month": "11", "asked_on-year": "2026"}


@pytest.fixture
def matter(partnership):
    """A request for which something was gathered and packed, a picture too, and which is closed."""
    photo = a_file(partnership, LATER, a_picture(60, 60), "photo.jpg")
    matter = gathered(partnership, "Northborough")
    item = include_file(matter=matter, file=photo, why="She is seen in it", by=TESTS, at=LATER)
    add_redacted_copy(item=item, received=receive(an_upload(a_picture(), "copy.jpg")), why=None, by=TESTS, at=LATER)
    all_decided(matter)
    packed(matter)
    return close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)


def about(scope, matter):
    return {
        "record": About(KIND, matter.pk),
        "class": About(retention_class="rights-record"),
        "what tells who": About(retention_class="until-some-time-after-the-request-is-closed"),
    }[scope]


@pytest.mark.parametrize("scope", ["record", "class", "what tells who"])
class TestUnderAHold:
    def test_what_tells_who_asked_stays(self, scope, matter, partnership):
        a_hold(partnership, about(scope, matter))

        destroy_over(OVER)

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            assert SearchDetail.objects.filter(matter=matter).exists()
            assert not GatheredItem.objects.filter(matter=matter, where="Destroyed").exists()

    @pytest.mark.parametrize(
        "statement",
        [
            "delete from rights_search_detail",
            "delete from rights_log_entry",
            "delete from rights_redacted_copy",
            "update rights_gathered_item set words = ''",
        ],
    )
    def test_the_database_keeps_it_whoever_deletes_or_empties(self, scope, statement, matter, partnership):
        a_hold(partnership, about(scope, matter))
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            GatheredItem.objects.filter(matter=matter).update(words="Something")

        refused = pytest.raises(DatabaseError, match="under a hold")
        with refused, opened(actor=SYSTEM_ACTOR, writing=partnership.pk), connection.cursor() as cursor:
            cursor.execute(statement)


def test_an_officer_holds_a_matter_from_its_page(partnership, matter):
    officer = visitor("data_protection", partnership)
    here = f"/p/northborough/retention/records/{KIND}/"

    assert "SAR-1" in read(officer, here)
    assert "It stays until this partnership says how long." in read(officer, f"{here}{matter.pk}/")
    send(officer, f"{here}{matter.pk}/hold", **GROUNDS, **A_DAY)

    assert "Under a hold" in read(officer, f"{here}{matter.pk}/")
    assert "Matter of information rights: SAR-1" in read(officer, "/p/northborough/retention/holds/")


def test_who_does_not_answer_for_rights_sees_no_matter_here(partnership, matter):
    coordinator = visitor("coordinator", partnership)

    assert "SAR-1" not in read(coordinator, f"/p/northborough/retention/records/{KIND}/")
    assert coordinator.get(f"/p/northborough/retention/records/{KIND}/{matter.pk}/").status_code == 404


def goes_whole(partnership, matter):
    """A rule is set, its time comes, and two people decide."""
    proposer = somebody(partnership, "partnership_manager", "Robin")
    confirmer = somebody(partnership, "partnership_manager", "Morgan")
    rule = Rule(Anchor.CLOSURE, 24, AtEnd.REVIEW_BY_TWO, "Local decision")
    set_rule(
        space=partnership,
        class_code="rights-record",
        rule=rule,
        starts_on=date(2026, 11, 28),
        why="Decided by the board",
        by=confirmer,
        at=datetime(2026, 11, 28, 9, 0, tzinfo=UTC),
    )
    proposal = propose_destruction(record=matter, kind=kind(), why="Its time is over", by=proposer, at=OVER)
    decision = confirm_destruction(decision=proposal, kind=kind(), by=confirmer, at=OVER)

    done = carry_out(decision=decision, by=DESTROYER, at=OVER)
    finish_bytes(partnership.pk, OVER)

    assert done.state == "done"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        of_matter = [model for model in apps.get_app_config("rights").get_models() if issubclass(model, OfMatter)]
        assert [model.__name__ for model in of_matter if model.objects.filter(matter=matter.pk).exists()] == []
        assert not Matter.objects.exists()
    verdict = verify_trail(None)
    assert verdict.ok, verdict.first_fault


def test_it_goes_whole_once_a_rule_says_when(partnership, matter):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = [Pack.objects.get(matter=matter).file, RedactedCopy.objects.get(matter=matter).file]

    goes_whole(partnership, matter)

    assert [file.name for file in kept if storage.lies_at(file.place)] == []


def test_an_information_request_goes_with_its_answer(partnership):
    matter = record_information_request(space=partnership, what="How many", received_on=DAY, by=TESTS, at=LATER)
    answer_information_request(matter=matter, on=DAY, outcome="given", words="Twelve", by=TESTS, at=LATER)

    goes_whole(partnership, close_matter(matter=matter, how="answered", why="", by=TESTS, at=LATER))
