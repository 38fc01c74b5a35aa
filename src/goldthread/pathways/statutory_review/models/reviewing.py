"""The review: how it is commissioned, whom it hears, what stands beside it, and its drafts (statutory.md 7.5)."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.ui.words import listed
from goldthread.pathways.statutory_review.models.codes import COMMISSIONED_AS, Decision, Kind, Method, Proceedings
from goldthread.pathways.statutory_review.models.deciding import Decided
from goldthread.pathways.statutory_review.models.in_order import last_known_to

BLOCKS_NOTHING = "Proceedings that are over hold nothing up. Say that they are under way, or untick what they hold up."
INTERVIEWS_WAIT = (
    "Practitioners cannot be heard yet: their interviews wait for {what}. Record that these are over, or that"
    " interviews need not wait, once those who run them agree."
)
ASK_FIRST = "Proceedings are under way. Say who of the police or the prosecutors was asked before anybody was heard."


NOT_DECIDED = "The chair decided on “{decision}”. Choose a kind of review that does that: {kinds}."
WAITS_UNTIL_WHAT = "Tick that publication must wait, or leave the day out."
WHICH_ONE = "Say which of these it is: {names}."
DRAFT_BEFORE = "Draft {number} was finished on {day}. Enter that day or a later one."
NUMBER_BEFORE = "Draft {number} was recorded already. Give this one a higher number."


class Commissioned(CaseRecord):
    """A review is commissioned: of which kind, by whom it is done, how, and what it is to find out."""

    kind = models.CharField("Kind of review", max_length=16, choices=Kind.choices)
    reviewer = models.CharField("Who reviews", max_length=200, help_text="Role and organisation. Not a name")
    independent = models.BooleanField("Are they independent of all agencies concerned?")
    method = models.CharField("Method", max_length=24, choices=Method.choices)
    terms = models.TextField("Terms of reference", help_text="Period, questions, and agencies that take part")
    joined_by = models.CharField("Areas that do it with us", max_length=300, blank=True)
    contributed_by = models.CharField("Areas that contribute", max_length=300, blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "kind independent method"), words=(CASE_TEXT, "reviewer terms joined_by contributed_by")
    )

    class Meta:
        db_table = "review_commissioned"
        verbose_name = "commission"

    def check_it(self, today: date) -> None:
        """The chair decides what is done, and whoever commissions it carries that out."""
        decided = last_known_to(self, Decided.objects.all())
        if decided is None:
            return
        kinds = COMMISSIONED_AS.get(Decision(decided.decision), ())
        if self.kind not in kinds:
            named = listed([f"“{one.label}”" for one in kinds], "or")
            raise Refused(NOT_DECIDED.format(decision=decided.get_decision_display(), kinds=named), "kind")
        since = timezone.localdate(decided.happened_at)
        check_not_before(timezone.localdate(self.happened_at), since, "happened_at", "It was decided")


class FamilyContact(CaseRecord):
    """The family was spoken with, or asked, or shown something."""

    class What(models.TextChoices):
        TOLD = "told", "Told that there is a review"
        ASKED = "asked", "Asked whether they want to take part"
        HEARD = "heard", "Heard"
        SHOWN = "shown", "Shown the draft, in an agreed way"
        BEFORE = "before", "Told before publication"
        NOT_NOW = "not_now", "Not spoken with, for a reason"

    whom = models.CharField("Who of the family", max_length=200, help_text="For example, the mother. Not a name")
    what = models.CharField("What was done", max_length=12, choices=What.choices)
    how = models.CharField("How, and by whom", max_length=200, help_text="Posts, not names")
    words = models.TextField("What they said and want, or the reason")

    handling: ClassVar = with_case_columns(facts=(CASE, "what"), words=(CASE_TEXT, "whom how words"))

    class Meta:
        db_table = "review_family_contact"
        verbose_name = "contact with the family"


class Proceeding(CaseRecord):
    """Proceedings beside the review: who leads them, what may not be told, and what must wait. Of each the last counts:
    two trials are told apart by what they are called.
    """

    class State(models.TextChoices):
        UNDER_WAY = "under_way", "Under way"
        OVER = "over", "Over"

    class Publication(models.TextChoices):
        WAITS = "waits", "Publication waits"
        FREE = "free", "Publication waits no more"

    kind = models.CharField("Kind of proceedings", max_length=16, choices=Proceedings.choices)
    which = models.CharField(
        "Which one",
        max_length=100,
        blank=True,
        help_text="Needed only if there are several of a kind, such as “trial of the first accused”. Not a name",
    )
    state = models.CharField("Where they stand", max_length=12, choices=State.choices)
    lead_contact = models.CharField("Who leads them", max_length=200, help_text="Post and agency. Not a name")
    restrictions = models.TextField("What may not be disclosed", blank=True)
    blocks_interviews = models.BooleanField("Interviews of practitioners must wait", default=False)
    blocks_publication = models.BooleanField("Publication must wait", default=False)
    publication_blocked_until = models.DateField(
        "Day until which publication waits",
        null=True,
        blank=True,
        help_text="When to ask again. It waits on after that day until you say that it need not",
    )
    words = models.TextField("What is going on, and how far it has got")
    publication = models.CharField(
        "Publication", max_length=5, choices=Publication.choices, default="", blank=True, editable=False
    )

    handling: ClassVar = with_case_columns(
        facts=(CASE, "kind state blocks_interviews blocks_publication publication_blocked_until publication"),
        words=(CASE_TEXT, "which lead_contact restrictions words"),
    )

    class Meta:
        db_table = "review_proceeding"
        verbose_name = "parallel proceedings"

    @property
    def called(self) -> str:
        kind = self.get_kind_display()
        return f"{kind}, {self.which.strip()}" if self.which.strip() else kind

    @property
    def one_of(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.kind, self.which.strip().casefold()

    def check_it(self, today: date) -> None:
        if self.state == self.State.OVER and (self.blocks_interviews or self.blocks_publication):
            raise Refused(BLOCKS_NOTHING, "state")
        if self.publication_blocked_until and not self.blocks_publication:
            raise Refused(WAITS_UNTIL_WHAT, "publication_blocked_until")
        if not self.case_id:
            return
        beside = standing_on(self.case_id, timezone.localdate(self.happened_at), without=self.pk)
        self._check_which(beside)
        others = [one for one in beside if one.one_of != self.one_of]
        if self.blocks_publication:
            self.publication = self.Publication.WAITS
        elif any(one.blocks_publication for one in beside) and not any(one.blocks_publication for one in others):
            self.publication = self.Publication.FREE
        else:
            self.publication = ""

    def _check_which(self, beside: "list[Proceeding]") -> None:
        """What is over is one of those that were under way, where there are any of its kind."""
        of_kind = [one for one in beside if one.kind == self.kind and one.state == self.State.UNDER_WAY]
        if self.state != self.State.OVER or not of_kind or self.one_of in {one.one_of for one in of_kind}:
            return
        raise Refused(WHICH_ONE.format(names=listed([f"“{one.called}”" for one in of_kind])), "which")


def standing_on(case_id: int, on: date, *, without: int | None = None) -> list[Proceeding]:
    """How each of the proceedings stood on a day: what was said of it last by then."""
    told: dict[tuple[str, str], list[Proceeding]] = {}
    for one in Proceeding.objects.filter(case_id=case_id):
        if one.pk != without and timezone.localdate(one.happened_at) <= on:
            told.setdefault(one.one_of, []).append(one)
    return [last_of(several) for several in told.values()]


def called(found: Iterable[Proceeding]) -> str:
    """Proceedings by name, as a sentence has them."""
    return listed([f"“{one.called}”" for one in found])


class Interviewed(CaseRecord):
    """Practitioners were heard, alone or together. What else is under way may forbid it."""

    class How(models.TextChoices):
        EVENT = "event", "At an event for practitioners"
        ALONE = "alone", "One by one"

    how = models.CharField("How they were heard", max_length=8, choices=How.choices)
    who = models.TextField("Who was heard", help_text="Posts and agencies, not names")
    asked_first = models.CharField(
        "Who of the police or prosecutors was asked before",
        max_length=200,
        blank=True,
        help_text="Must be said while proceedings are under way. Posts, not names",
    )
    words = models.TextField("What was learned")

    handling: ClassVar = with_case_columns(facts=(CASE, "how"), words=(CASE_TEXT, "who asked_first words"))

    class Meta:
        db_table = "review_interviewed"
        verbose_name = "hearing of practitioners"

    def check_it(self, today: date) -> None:
        """Against what is known when it is recorded: proceedings that are told of later keep nothing from being put
        right.
        """
        if not self.case_id or self.pk:
            return
        beside = standing_on(self.case_id, timezone.localdate(self.happened_at))
        if waits := [one for one in beside if one.blocks_interviews]:
            raise Refused(INTERVIEWS_WAIT.format(what=called(waits)))
        under_way = any(one.state == Proceeding.State.UNDER_WAY for one in beside)
        if under_way and not self.asked_first.strip():
            raise Refused(ASK_FIRST, "asked_first")


class Draft(CaseRecord):
    """A draft of the report, and who has looked at it."""

    number = models.PositiveSmallIntegerField("Number of the draft")
    facts_checked = models.BooleanField("Did the agencies check its facts?")
    law_checked = models.BooleanField("Was it checked by a lawyer?")
    family_saw = models.BooleanField("Did the family see it?")
    words = models.TextField("What changed, and what is still open", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "number facts_checked law_checked family_saw"), words=(CASE_TEXT, "words")
    )

    class Meta:
        db_table = "review_draft"
        verbose_name = "draft"

    def check_it(self, today: date) -> None:
        """Drafts come one after the other: what partners approve is the last."""
        if not self.case_id:
            return
        others = Draft.objects.filter(case_id=self.case_id).exclude(pk=self.pk)
        if self.pk:
            others = others.filter(pk__lt=self.pk)
        before = last_of(others)
        if before is None:
            return
        since = timezone.localdate(before.happened_at)
        if timezone.localdate(self.happened_at) < since:
            raise Refused(DRAFT_BEFORE.format(number=before.number, day=in_words(since)), "happened_at")
        if self.number <= before.number:
            raise Refused(NUMBER_BEFORE.format(number=before.number), "number")
