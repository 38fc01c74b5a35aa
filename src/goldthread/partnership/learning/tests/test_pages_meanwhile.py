"""Two people change one record: the second is told what the first did, loses nothing and may save all the same."""

import pytest

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import hidden_in, read, typed_in, words_of
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.learning.models import Review

from .seeded import reading

pytestmark = pytest.mark.django_db

CHANGE = "/p/northborough/reviews/child-q/change"
REVIEW = {"pseudonym": "Child Q", "reference": "child-q", "kind": "lcspr"}
BOTH = "Field As it is now What you typed"


@pytest.fixture
def coordinator(partnership: Space) -> DeskClient:
    return visitor("coordinator", partnership)


def approved(day: str) -> dict[str, str]:
    return {"approved_on-day": day, "approved_on-month": "3", "approved_on-year": "2026"}


def overtaken(second: DeskClient, first: DeskClient, address: str, theirs: dict, mine: dict) -> str:
    """Both have the form open, the first saves, then the second: the page that the second gets."""
    typed = typed_in(second, address, **mine)
    assert first.post(address, typed_in(first, address, **theirs)).status_code == 302
    return str(second.post(address, typed).content.decode())


def test_it_says_who_changed_it_and_shows_both_in_plain_words(
    manager: DeskClient, coordinator: DeskClient, partnership: Space
) -> None:
    a_review(partnership)

    page = overtaken(
        manager,
        coordinator,
        CHANGE,
        {**REVIEW, "kind": "sar", "theme": "Neglect", **approved("1")},
        {**REVIEW, "theme": "Neglect", **approved("2")},
    )

    words = words_of(page)
    assert "A coordinator changed it on " in words
    told = words.split(BOTH)[1]
    assert f"Kind of review {Review.Kind('sar').label} {Review.Kind('lcspr').label}" in told
    assert "Date approved 1 March 2026 2 March 2026" in told
    assert "Theme Neglect" not in told
    assert 'value="Neglect"' in page


def test_sending_it_again_works(manager: DeskClient, coordinator: DeskClient, partnership: Space) -> None:
    a_review(partnership)
    mine = {**REVIEW, "theme": "Mine"}
    page = overtaken(manager, coordinator, CHANGE, {**REVIEW, "theme": "Theirs"}, mine)

    again = manager.post(CHANGE, {**mine, **hidden_in(page)})

    assert again.status_code == 302
    with reading(partnership):
        assert Review.objects.get().theme == "Mine"


def test_a_third_change_after_that_is_told_too(
    manager: DeskClient, coordinator: DeskClient, partnership: Space
) -> None:
    a_review(partnership)
    mine = {**REVIEW, "theme": "Mine"}
    page = overtaken(manager, coordinator, CHANGE, {**REVIEW, "theme": "Theirs"}, mine)
    coordinator.post(CHANGE, typed_in(coordinator, CHANGE, **REVIEW, theme="Theirs again"))

    told = words_of(manager.post(CHANGE, {**mine, **hidden_in(page)}).content.decode())

    assert "Theme Theirs again Mine" in told


def test_who_may_not_read_the_trail_learns_that_it_changed_and_not_by_whom(
    manager: DeskClient, coordinator: DeskClient, partnership: Space
) -> None:
    a_review(partnership)

    told = words_of(overtaken(coordinator, manager, CHANGE, {**REVIEW, "theme": "Theirs"}, REVIEW))

    assert "The record was changed." in told
    assert "partnership manager changed" not in told
    assert "Theme Theirs Nothing" in told


def test_a_change_in_another_window_is_ones_own(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)

    told = words_of(overtaken(manager, manager, CHANGE, {**REVIEW, "theme": "First"}, {**REVIEW, "theme": "Second"}))

    assert "You changed it on " in told


def test_what_belongs_to_a_record_counts_too(manager: DeskClient, coordinator: DeskClient, partnership: Space) -> None:
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    action = an_action(a_review(partnership))
    address = f"/p/northborough/actions/{action.pk}/owners"

    page = overtaken(manager, coordinator, address, {"agencies": [police.pk]}, {"agencies": [council.pk]})

    told = words_of(page)
    assert "A coordinator changed it on " in told
    assert f"Agencies that owe it {police} Northborough Council" in told
    assert f'value="{council.pk}" checked' in page


def test_lines_are_told_one_by_one(manager: DeskClient, coordinator: DeskClient, partnership: Space) -> None:
    a_finding(a_review(partnership), asks=("One thing",))
    said = {"number": "1", "subject": "the first call", "response_type": "recommendation"}

    told = words_of(
        overtaken(
            manager,
            coordinator,
            "/p/northborough/reviews/child-q/findings/1/change",
            {**said, "asked_for": "One thing\r\nAnother"},
            {**said, "asked_for": "One thing\r\nA third"},
        )
    )

    assert "What it asks for One thing Another One thing A third" in told
    assert "What was found the first call" not in told.split(BOTH)[1].split("Save")[0]


def test_what_was_kept_for_later_is_compared_when_one_comes_back(
    manager: DeskClient, coordinator: DeskClient, partnership: Space
) -> None:
    a_review(partnership)
    manager.post(CHANGE, typed_in(manager, CHANGE, **REVIEW, theme="Half a thought", later="yes"))
    untouched = read(manager, CHANGE)
    coordinator.post(CHANGE, typed_in(coordinator, CHANGE, **REVIEW, theme="Theirs"))

    told = read(manager, CHANGE)
    sent = manager.post(CHANGE, typed_in(manager, CHANGE, **REVIEW, theme="Half a thought"))

    assert "What changed meanwhile" not in untouched
    assert "A coordinator changed it on " in told
    assert "Theme Theirs Half a thought" in told
    assert sent.status_code == 302
    assert "What changed meanwhile" not in read(manager, CHANGE)


def test_your_work_names_what_was_begun_as_its_page_does(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)

    manager.post(CHANGE, typed_in(manager, CHANGE, **REVIEW, later="yes"))

    assert "Change the review: Child Q" in read(manager, "/")
