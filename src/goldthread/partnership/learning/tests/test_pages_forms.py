"""The forms of learning are sent once, by those who may, and never over somebody else's change."""

import pytest

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.form_pages.factories import send, typed_in
from goldthread.foundation.sources.models import Basis
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.factories import (
    a_finding,
    a_published_review,
    a_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.learning.models import (
    FindingAction,
    OutcomeStatement,
    Review,
)

from .seeded import load_child_c, reading

pytestmark = pytest.mark.django_db
REVIEW = "/p/northborough/reviews/child-q/"


def test_a_form_sent_twice_happens_once(manager: DeskClient, partnership: Space) -> None:
    typed = typed_in(manager, "/p/northborough/reviews/add", pseudonym="Child Q", kind="lcspr")

    answers = [manager.post("/p/northborough/reviews/add", typed) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [REVIEW, REVIEW]
    with reading(partnership):
        assert Review.objects.count() == 1


def test_what_is_refused_is_said_at_its_field_and_nothing_is_lost(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)

    page = send(manager, "/p/northborough/reviews/add", pseudonym="Child Q", kind="scr", theme="neglect of a baby")

    assert "There is already a review" in page
    assert "neglect of a baby" in page
    assert "<title>Error: " in page


def test_a_change_made_meanwhile_is_not_written_over(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)
    mine = typed_in(manager, f"{REVIEW}change", pseudonym="Child Q", kind="scr", reference="child-q")
    theirs = typed_in(manager, f"{REVIEW}change", pseudonym="Child Q", kind="sar", reference="child-q")
    manager.post(f"{REVIEW}change", theirs)

    refused = manager.post(f"{REVIEW}change", mine).content.decode()

    assert "This record was changed while you had it open" in refused
    with reading(partnership):
        assert Review.objects.get().kind == "sar"


def test_after_being_told_of_it_one_may_save_again(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)
    typed = {"pseudonym": "Child Q", "kind": "scr", "reference": "child-q"}

    refused = manager.post(f"{REVIEW}change", {**typed, "version": "0", "key": "a" * 32}).content.decode()
    version = refused.split('name="version" value="')[1].split('"')[0]
    again = manager.post(f"{REVIEW}change", {**typed, "version": version, "key": "a" * 32})

    assert again.status_code == 302
    with reading(partnership):
        assert Review.objects.get().kind == "scr"


def test_what_a_source_states_is_not_unlinked_and_what_was_inferred_is_confirmed(
    manager: DeskClient, partnership: Space
) -> None:
    load_child_c(partnership)
    with reading(partnership):
        stated = FindingAction.objects.filter(basis=Basis.STATED).first()
        inferred = FindingAction.objects.filter(basis=Basis.INFERRED).first()
    refused = send(manager, f"/p/northborough/actions/{stated.action_id}/findings")
    send(manager, f"/p/northborough/actions/{inferred.action_id}/findings", findings=[str(inferred.finding_id)])

    assert "The source states that this action serves the finding" in refused
    with reading(partnership):
        assert FindingAction.objects.filter(action=stated.action_id, basis=Basis.STATED).count() == 2
        assert FindingAction.objects.get(action=inferred.action_id).basis == Basis.RECORDED


@pytest.mark.parametrize("version", ["99999999999999999999", "-1", "one", "1.5"])
def test_a_version_that_can_be_none_loses_nothing(manager: DeskClient, partnership: Space, version: str) -> None:
    a_review(partnership)

    answer = manager.post(f"{REVIEW}change", {"theme": "Half a thought", "version": version, "later": "yes"})

    assert answer.status_code == 302
    assert "Half a thought" in manager.get(f"{REVIEW}change").text
    assert manager.post(f"{REVIEW}change", {"theme": "Half a thought", "version": version}).status_code == 200


def test_what_was_typed_can_be_kept_for_later(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)

    manager.post(f"{REVIEW}outcomes/add", {"words": "Half a thought", "later": "yes"})
    page = manager.get(f"{REVIEW}outcomes/add").content.decode()

    assert "Half a thought" in page
    with reading(partnership):
        assert Draft.objects.exists()
        assert not OutcomeStatement.objects.exists()


def test_only_findings_of_the_same_review_are_offered(manager: DeskClient, partnership: Space) -> None:
    other = a_finding(a_published_review(partnership, pseudonym="Child R"), subject="Elsewhere")
    action = an_action(a_review(partnership))

    page = manager.get(f"/p/northborough/actions/{action.pk}/findings").content.decode()
    refused = send(manager, f"/p/northborough/actions/{action.pk}/findings", findings=[str(other.pk)])

    assert "Elsewhere" not in page
    assert refused.startswith("/p/") or "Select one of the answers shown" in refused
    with reading(partnership):
        assert not FindingAction.objects.exists()


def test_an_outcome_of_the_neighbour_cannot_be_changed(
    manager: DeskClient, partnership: Space, neighbour: Space
) -> None:
    theirs = an_outcome(a_review(neighbour))

    assert manager.get(f"/p/northborough/outcomes/{theirs.pk}/change").status_code == 404
    assert manager.post(f"/p/northborough/outcomes/{theirs.pk}/change", {"words": "x"}).status_code == 404


def test_of_two_who_set_the_findings_that_an_action_serves_the_second_is_told(
    manager: DeskClient, partnership: Space
) -> None:
    review = a_review(partnership)
    first, second = a_finding(review), a_finding(review, number=2)
    action = an_action(review)
    address = f"/p/northborough/actions/{action.pk}/findings"
    also_open = typed_in(manager, address, findings=[str(second.pk)])
    send(manager, address, findings=[str(first.pk)])

    said = manager.post(address, also_open).content.decode()

    assert "changed while you had it open" in said
    with reading(partnership):
        assert [link.finding_id for link in FindingAction.objects.filter(action=action)] == [first.pk]
