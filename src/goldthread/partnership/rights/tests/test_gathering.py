"""Whatever is held about somebody is gathered, from whatever table or file, as it was."""

import pytest
from django.apps import apps

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.files.factories import a_file
from goldthread.foundation.form_pages.factories import read
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.foundation.trail.models import TrailBody
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.publishing.factories import a_detail
from goldthread.partnership.rights.extracts import WHOLE_UP_TO
from goldthread.partnership.rights.factories import DAY, LATER, SOUGHT, TESTS, access_of, gathered, items_of
from goldthread.partnership.rights.gathering import LEFT_OUT, looked_through, wordy_fields
from goldthread.partnership.rights.models import RecordNote, SearchDetail

pytestmark = pytest.mark.django_db


def found(matter):
    return {item.where: item.words for item in items_of(matter)}


def noted(action, notes):
    return change_action(action=action, details=ActionDetails(title=action.title, notes=notes), by=TESTS, at=LATER)


def test_every_record_of_a_space_that_holds_words_is_looked_through():
    wordy = {model for model in apps.get_models() if issubclass(model, SpaceRecord) and wordy_fields(model)}
    left_out = {one for one in wordy if one._meta.db_table.startswith(("rights_", "stored_file"))}

    assert set(looked_through()) == wordy - left_out
    assert RecordNote in looked_through()
    assert set(LEFT_OUT) == {"rights_", "stored_file"}


def test_records_people_list_accounts_and_files_are_gathered(partnership, store):
    review = a_review(partnership, summary="The school wrote that Quillon was hungry.")
    a_finding(review, subject="What Q. Testerby said")
    noted(an_action(review), "Ask quillon’s GP")
    a_detail(review, SOUGHT)
    a_file(partnership, LATER, b"Present: Quillon Testerby, aged 9.", "minutes.txt")
    worker = make_user("q.testerby@northborough.example", SOUGHT)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=worker, role="board_member", starts_on=DAY)

    held = found(gathered(partnership))

    assert held["Review child-q, summary"] == "The school wrote that Quillon was hungry."
    assert "Board member" in held["Account"]
    assert held["File minutes.txt, Text"] == "Present: Quillon Testerby, aged 9."
    assert any(where.startswith("Action 1.1, notes") for where in held)
    assert any(where.startswith("List of who must not be named (Review child-q)") for where in held)
    assert any(where.startswith("Finding 1, subject") for where in held)


def test_what_was_gathered_stays_as_it_was_and_words_from_before_are_gathered_from_the_trail(partnership, store):
    noted(noted(an_action(a_review(partnership)), "Ask Quillon’s GP"), "Done")

    held = found(gathered(partnership))

    where = next(where for where, words in held.items() if words == "Ask Quillon’s GP")
    assert where.startswith("Trail of action")


def test_what_others_hold_is_not_looked_through(partnership, neighbour, store):
    a_review(neighbour, summary="Quillon was four.")

    assert found(gathered(partnership)) == {}


def test_it_is_told_how_often_what_is_held_was_opened_and_by_nobodys_name(partnership, store):
    review = a_review(partnership, summary="Quillon was four.")
    read(visitor("partnership_manager", partnership), review.get_absolute_url())

    held = found(gathered(partnership))

    assert held["How often what is held was opened"].startswith("Review child-q: 1 time, by 1 person, on ")


def test_of_a_long_text_only_what_stands_around_is_copied(partnership, store):
    filler = "Nothing of note.\n" * (WHOLE_UP_TO // 10)
    a_file(partnership, LATER, f"{filler}Quillon came.\n{filler}".encode(), "long.txt")

    (words,) = found(gathered(partnership)).values()

    assert "Quillon came." in words
    assert len(words) < 3000


def test_a_file_that_cannot_be_read_is_listed_to_be_looked_at(partnership, store):
    a_file(partnership, LATER, b"%PDF-1.4 broken", "scan.pdf")

    matter = gathered(partnership)

    assert "scan.pdf" in access_of(matter).unread[0]["where"]


def test_what_is_looked_for_is_not_in_the_trail(partnership, store):
    matter = gathered(partnership)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert SearchDetail.objects.get(matter=matter).words == SOUGHT
        assert not TrailBody.objects.filter(words__icontains="Testerby").exists()
