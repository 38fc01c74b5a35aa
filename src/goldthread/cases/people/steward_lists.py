"""The lists of the steward: pairs that may be one person, people who were merged, and those with two NHS numbers."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from goldthread.cases.people.called import NO_NAME
from goldthread.cases.people.matching import Band, Match
from goldthread.cases.people.models import Lookalike, Merge
from goldthread.cases.people.noting import note_of_all
from goldthread.cases.people.pairs import called, called_now, matches_of, roots_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space

SOMEBODY = "Somebody without an account here"
ON_A_LIST = "on a list of the steward of the register"
BANDS = {
    Band.LIKELY: "Likely one person",
    Band.POSSIBLE: "Possibly one person",
    Band.UNLIKELY: "Hardly alike any more",
}
"""What a match is called by the steward. What was alike when a pair was found may have been taken back since."""
TONES = {Band.LIKELY: "warn", Band.POSSIBLE: "info", Band.UNLIKELY: "quiet"}


def band_of(match: Match) -> tuple[str, str]:
    """In words, and the tone of its tag."""
    return BANDS[match.band], TONES[match.band]


def pairs_page(space: Space) -> ListPage:
    def note(rows: Sequence[Any]) -> None:
        roots = {root for pair in rows for root in roots_of(pair)}
        note_of_all(roots, ON_A_LIST)
        names, matches = called_now(roots), matches_of(rows, space)
        for pair in rows:
            pair.one_name, pair.other_name = (names.get(root, NO_NAME) for root in roots_of(pair))
            pair.band = BANDS[matches[pair.pk].band]

    return ListPage(
        title="Pairs that may be one person",
        one="pair",
        columns=(
            Column("one", "First", value="one_name", href=lambda pair: address_of(pair, space)),
            Column("other", "Second", value="other_name"),
            Column("band", "How alike", value="band"),
            Column("found_at", "Found", kind="date", sort=("found_at", "id")),
            Column("state", "State", value="get_found_display", sort=("found", "id")),
        ),
        filters=(Choice("found", "State", Lookalike.Found.choices),),
        order="-found_at",
        empty=Empty("No pairs", "Two people stand here when what is said of them is alike, and nobody decided yet."),
        stacks=True,
        beside=note,
    )


def merges_page(space: Space) -> ListPage:
    def note(rows: Sequence[Any]) -> None:
        note_of_all({root for merge in rows for root in roots_of(merge)}, ON_A_LIST)
        names = called(one for merge in rows for one in (merge.kept_id, merge.gone_id))
        people = User.objects.in_bulk({merge.merged_by_id for merge in rows})
        for merge in rows:
            merge.kept_name, merge.gone_name = (names.get(one, NO_NAME) for one in (merge.kept_id, merge.gone_id))
            merge.by = people[merge.merged_by_id].name if merge.merged_by_id in people else SOMEBODY
            merge.undo_href = reverse("undo_person_merge", args=[space.slug, merge.pk])

    return ListPage(
        title="People who were merged",
        one="merge",
        columns=(
            Column("kept", "Known as", value="kept_name"),
            Column("gone", "Recorded also as", value="gone_name"),
            Column("merged_at", "Merged", kind="date", sort=("merged_at", "id")),
            Column("by", "By", value="by"),
            Column("why", "Why", value="why"),
            Column("undone_at", "Undone", kind="date", sort=("undone_at", "id")),
            Column("undo", "Undo it", value="pk", cell="people/known.html:undo", only="page", where=_stands),
        ),
        order="-merged_at",
        empty=Empty("Nobody was merged", "People stand here once somebody decided that two are one person."),
        stacks=True,
        beside=note,
    )


def two_numbers_page(space: Space) -> ListPage:
    def note(rows: Sequence[Any]) -> None:
        roots = {roots_of(one)[0] for one in rows}
        note_of_all(roots, ON_A_LIST)
        names = called_now(roots)
        for one in rows:
            one.name = names.get(roots_of(one)[0], NO_NAME)

    return ListPage(
        title="People with two NHS numbers",
        one="person",
        many="people",
        columns=(
            Column(
                "who",
                "Who",
                value="name",
                href=lambda one: reverse("person_with_two_numbers", args=[space.slug, one.pk]),
            ),
            Column("found_at", "Found", kind="date", sort=("found_at", "id")),
        ),
        order="-found_at",
        empty=Empty(
            "Nobody has two NHS numbers", "Somebody stands here when two cases tell two, and one of them may be wrong."
        ),
        stacks=True,
        beside=note,
    )


def address_of(pair: Lookalike, space: Space) -> str:
    return reverse("lookalike", args=[space.slug, pair.pk])


def _stands(merge: Merge) -> bool:
    return merge.undone_at is None
