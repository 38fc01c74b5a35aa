"""Public pages say what is known in words for everyone, and of what is not known nothing."""

import pytest

from goldthread.foundation.groups.commands import GroupDetails, add_group
from goldthread.foundation.groups.models import Group, GroupKind
from goldthread.foundation.publications.going_out import words_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.learning.models import BoardResponse, Recommendation
from goldthread.partnership.publishing.factories import LATER, TESTS
from goldthread.partnership.publishing.site.of_groups import arrangements_page, group_page
from goldthread.partnership.publishing.site.of_reviews import review_page

pytestmark = pytest.mark.django_db
ON = LATER.date()
NEITHER = "The published report does not print what was recommended or what the partners answered."


def read(review):
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        page = review_page(review, ON)
    return [section.heading for section in page.content.sections], words_of(page.content)


def not_printed(finding):
    """As a source says that a recommendation was made and answered, without the words of either."""
    with opened(actor=SYSTEM_ACTOR, writing=finding.space_id):
        made = Recommendation.objects.create(space_id=finding.space_id, finding=finding, number="1")
        answer = {"answer": BoardResponse.Answer.NOT_IN_SOURCE, "reason": "The seed lacks it"}
        BoardResponse.objects.create(space_id=finding.space_id, finding=finding, recommendation=made, **answer)


def test_a_section_that_would_say_nothing_is_left_out(partnership):
    review = a_review(partnership, incident="A child was hurt")
    assert read(review)[0] == ["What happened"]

    a_finding(review)
    an_action(review)
    assert read(review)[0] == [
        "What happened",
        "What the review found, and what we answered",
        "What has been done since",
    ]


def test_what_no_finding_has_in_print_is_said_once_and_in_plain_words(partnership):
    review = a_review(partnership)
    for number in (1, 2):
        not_printed(a_finding(review, number, subject=f"subject {number}"))

    words = read(review)[1]

    assert words.count(NEITHER) == 1
    assert "seed" not in words.lower()
    assert "not in the source" not in words.lower()


def test_what_one_finding_lacks_is_said_of_that_finding(partnership):
    review = a_review(partnership)
    a_finding(review, 1, subject="first")
    not_printed(a_finding(review, 2, subject="second"))

    words = read(review)[1]

    assert words.index("Finding 2: second") < words.index(NEITHER)


def test_of_a_group_only_what_is_recorded_is_told(partnership):
    board = add_group(
        space=partnership, details=GroupDetails(name="Safety board", kind=GroupKind.BOARD), by=TESTS, at=LATER
    )

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        group = Group.objects.get(pk=board.pk)
        page, arrangements = group_page(group, partnership, ON), arrangements_page(partnership, ON)

    assert (page.summary, page.content.sections) == ("Board", ())
    assert words_of(arrangements.content).splitlines() == ["Groups", "Safety board"]
