"""Whether a review is ready to be published, condition by condition, and what is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import listed, plural
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models import (
    EarlierPublication,
    FamilyTold,
    NameCheck,
    NameHit,
    NobodyListed,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    PersonDetail,
    ProceedingsAsked,
    ReviewPublication,
)
from goldthread.partnership.publishing.models.readiness import Told
from goldthread.partnership.publishing.names.hits import digest_of
from goldthread.partnership.publishing.names.texts import digest_of_text


@dataclass(frozen=True)
class Condition:
    """One thing that must be so. ``missing`` says in a few words what is not; ``href`` where it is recorded, empty
    where not everybody who reads this may see that.
    """

    code: str
    title: str
    is_met: bool
    why: str
    href: str
    missing: str = ""


OWN = ("approval", "proceedings", "family", "panel", "names")
"""What is recorded on the page of readiness itself."""
FROM_ABOVE = "The case it came from says so."
MORE: list[Callable[[Review, date], Condition | None]] = []
"""What parts above ask besides of some reviews, such as of the case from which one came. They register at start."""


SAID_ABOVE: list[Callable[[Review], Mapping[str, date | None]]] = []
"""What parts above say of these conditions, so that nothing is typed twice: by its code the day on which it was done,
or None where no day is told. They register at start.
"""


HELD: list[Callable[[Review], None]] = []
"""What parts above hold still while a review is published, such as the case from which it came: what is recorded there
at the same moment comes before or after it. They register at start.
"""


def register_hold(hold: Callable[[Review], None]) -> None:
    if hold not in HELD:
        HELD.append(hold)


def register_said(said: Callable[[Review], Mapping[str, date | None]]) -> None:
    if said not in SAID_ABOVE:
        SAID_ABOVE.append(said)


def register_condition(asked: Callable[[Review, date], Condition | None]) -> None:
    if asked not in MORE:
        MORE.append(asked)


@dataclass(frozen=True)
class Readiness:
    """All conditions of one review."""

    conditions: tuple[Condition, ...]

    @property
    def unmet(self) -> list[Condition]:
        return [one for one in self.conditions if not one.is_met]

    @property
    def more(self) -> list[Condition]:
        """Those that parts above ask besides: nothing is recorded for them here."""
        return [one for one in self.conditions if one.code not in OWN]

    @property
    def is_ready(self) -> bool:
        return not self.unmet


def readiness_of(review: Review, on: date) -> Readiness:
    """How the review stands on a day. Of one that others published before, names alone are asked here, and
    what parts above ask: what holds a case of ours up holds it up all the same.
    """
    more = [found for asked in MORE if (found := asked(review, on)) is not None]
    above = {code: day for said in SAID_ABOVE for code, day in said(review).items()}
    own: tuple[Condition, ...] = (
        _approval(review, on),
        _proceedings(review, above),
        _family(review, above),
        _panel(review, above),
    )
    if was_published_before(review):
        own = tuple(replace(one, is_met=True, missing="", why=_before(review)) for one in own)
    return Readiness((*own, *more, _names(review)))


def was_published_before(review: Review) -> bool:
    """Whether it was published before it was recorded here: a source that was loaded says so, or two people did."""
    if publication := ReviewPublication.objects.filter(review=review).first():
        return publication.was_published_before
    confirmed = EarlierPublication.objects.filter(review=review).exclude(confirmed_at=None)
    return review.is_published and (review.is_imported or confirmed.exists())


def _before(review: Review) -> str:
    since = f" on {in_words(review.published_on)}" if review.published_on else ""
    return f"It was published{since}, before it was recorded here."


def partners_on(review: Review, on: date) -> list[Agency]:
    """The safeguarding partners of the partnership on a day."""
    agencies = Agency.objects.filter(space=review.space_id, is_safeguarding_partner=True)
    return list(agencies.in_force(on).order_by("name"))


def partners_to_approve(review: Review, on: date) -> list[Agency]:
    """Those that have not approved the text and the files as they are now."""
    standing = PartnerApproval.objects.filter(review=review, taken_back_on=None, digest=digest_of_text(review))
    approved = set(standing.values_list("agency_id", flat=True))
    return [one for one in partners_on(review, on) if one.pk not in approved]


def _approval(review: Review, on: date) -> Condition:
    partners, missing = partners_on(review, on), partners_to_approve(review, on)
    if not partners:
        why, short = "No agency is marked as a safeguarding partner.", "no safeguarding partner is recorded"
    elif missing:
        short = f"approval by {listed(missing)}"
        why = f"The text and the files as they are now are not yet approved by {listed(missing)}."
    else:
        who = plural(len(partners), "safeguarding partner")
        short, why = "", f"All {who} approved the text and the files as they are now."
    is_met = bool(partners) and not missing
    return Condition("approval", "Partners’ approval", is_met, why, on_page(review, "approval"), short)


Above = Mapping[str, date | None]


def _proceedings(review: Review, above: Above) -> Condition:
    asked = ProceedingsAsked.objects.filter(review=review).first()
    found = list(ParallelProceeding.objects.filter(review=review))
    waiting = [one for one in found if one.holds_up]
    if waiting:
        why, short = f"{plural(len(waiting), 'proceeding')} must end first.", "parallel proceedings that must end first"
    elif asked is None and "proceedings" in above:
        why, short = FROM_ABOVE, ""
    elif asked is None:
        why, short = "Nobody has recorded that it was asked whether there are any.", "an answer on parallel proceedings"
    else:
        why, short = "All are clear." if found else "There are none.", ""
    return Condition("proceedings", "Parallel proceedings", not short, why, on_page(review, "proceedings"), short)


def _family(review: Review, above: Above) -> Condition:
    told = FamilyTold.objects.filter(review=review).first()
    found = _told("family", "The family", told, review, "how the family was told, or why not")
    return _as_above(found, told, above)


def _panel(review: Review, above: Above) -> Condition:
    told = PanelNotice.objects.filter(review=review).first()
    found = _told("panel", "Notice to the national panel", told, review, "notice to the national panel")
    return _as_above(found, told, above)


def _as_above(found: Condition, told: Told | None, above: Above) -> Condition:
    """What the case says that a review came from, unless it was recorded here."""
    if told is not None or found.code not in above:
        return found
    day = above[found.code]
    why = f"On {in_words(day)}. {FROM_ABOVE}" if day else FROM_ABOVE
    return replace(found, is_met=True, missing="", why=why)


def _told(code: str, title: str, told: Told | None, review: Review, short: str) -> Condition:
    """What was typed is left to the page: this goes to the command line too, and words may hold a name."""
    if told is None:
        return Condition(code, title, False, "Nothing is recorded.", on_page(review, code), short)
    if told.told_on:
        why = f"On {in_words(told.told_on)}."
    else:
        why = "Not done, and why not is recorded."
    return Condition(code, title, True, why, on_page(review, code))


def _names(review: Review) -> Condition:
    """Counts alone: whoever may not see the list may see this. To look whether a text changed reads every text."""
    check = NameCheck.objects.filter(review=review).first()
    open_hits = NameHit.objects.filter(review=review, cleared_at=None).count()
    cleared = NameHit.objects.filter(review=review).exclude(cleared_at=None).count()
    is_listed = PersonDetail.objects.filter(review=review).exists()
    if not is_listed and not NobodyListed.objects.filter(review=review).exists():
        why, short = "Nobody is on the list of who must not be named.", "the list of who must not be named"
    elif check is None or check.done_at is None:
        why, short = "Names were not looked for yet.", "the name check"
    elif check.state != NameCheck.State.DONE:
        why, short = f"The name check: {check.get_state_display().lower()}.", "the name check"
    elif check.digest != digest_of(review):
        why, short = "A text, a file or the list changed since names were looked for.", "a new name check"
    elif open_hits:
        why, short = f"{plural(open_hits, 'hit')} to be cleared.", f"{plural(open_hits, 'hit')} of the name check"
    else:
        looked = f"{plural(check.texts, 'text')} and {plural(check.files, 'file')}"
        why, short = f"{looked} were looked through, and {plural(cleared, 'hit')} cleared.", ""
    return Condition("names", "Name check", not short, why, on_page(review, "names"), short)


def on_page(review: Review, section: str) -> str:
    """The section of the page on which a condition stands."""
    return f"{reverse('ready_to_publish', args=[review.space.slug, review.reference])}#{section}"
