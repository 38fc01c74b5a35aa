"""A matter that was raised with somebody who owes a reply."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can, role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.groups.models import Group, GroupKind
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.matters.kinds import KINDS, THE_BOARD, MatterKind, Owes, Stage, owing
from goldthread.partnership.matters.states import ENDED, Said, state_as_expression, state_of

ORIGIN = "matter"
"""The ``origin`` of an action that came from a matter; its ``origin_id`` is the number of the record."""

KIND_CHOICES = [(kind.code, kind.one) for kind in KINDS.values()]
LONGEST_WAIT = 365


class RaisedMatterQuerySet(models.QuerySet["RaisedMatter"]):
    @once
    def visible_to(self, standing: Standing) -> "RaisedMatterQuerySet":
        """All of them for whoever sees what boards do; for an agency what it is to reply to, and what it raised.

        Of what it raised somebody sees the kinds that they may raise: a practitioner no challenge of their lead's.
        """
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.spaces_where(Can.VIEW_PLANS))
        raised = Q(pk__in=[])
        for kind in KINDS.values():
            raised |= Q(kind=kind.code, raised_agency_id__in=standing.agencies_where(kind.raised_with))
        asked = Q(to_agency_id__in=standing.agencies_where(Can.ANSWER_CHALLENGES))
        return self.filter(whole | raised | asked)

    @once
    def waiting_for(self, standing: Standing) -> "RaisedMatterQuerySet":
        """Those whose reply is owed by a person: as an agency's lead, a board's office or the scrutineer."""
        asked = _at(Owes.ASKED)
        own = asked & Q(to_agency_id__in=standing.agencies_where(Can.ANSWER_CHALLENGES))
        office = Q(space_id__in=standing.whole_spaces_where(Can.RECORD_PLANS))
        of_office = office & (_at(Owes.BOARD) | _at(Owes.OUTSIDE) | (asked & Q(to_agency=None)))
        scrutineer = _at(Owes.SCRUTINEER) & Q(space_id__in=standing.spaces_where(Can.SCRUTINISE))
        return self.visible_to(standing).filter(own | of_office | scrutineer, said=Said.WAITING)

    def with_state(self, on: date) -> "RaisedMatterQuerySet":
        """Each with its ``state`` on a day."""
        return self.annotate(state=state_as_expression(on))

    def with_names(self) -> "RaisedMatterQuerySet":
        """With all that is needed to say what each is, whose, and to whom."""
        return self.select_related("space", "board", "raised_agency", "raised_group", "to_agency", "to_group")


def _at(owes: Owes) -> Q:
    found = Q(pk__in=[])
    for kind, step in owing(owes):
        found |= Q(kind=kind, step=step)
    return found


class RaisedMatter(SpaceRecord, OfABoard):
    """Something that was raised, with whoever owes a reply by a day; kept in the log of the board it belongs to.

    It is put to one agency, group or body outside; with none of them to the board itself. ``step`` says at which stage
    it is, ``said`` what was said last, ``due_on`` by when the reply is due that is waited for now or was last.
    ``raised_role`` and the agency or other board tell who raised it. No child is named in it.
    """

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    subject = models.CharField(max_length=200)
    what = models.TextField()
    raised_role = models.CharField(max_length=40, choices=role_choices, blank=True)
    raised_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_on = models.DateField()
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_body = models.CharField(max_length=200, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField()
    said = models.CharField(max_length=20, choices=Said.choices, default=Said.WAITING)
    replied_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    state: str

    objects = RaisedMatterQuerySet.as_manager()

    searched = Searchable("Matter raised with a board", "r.subject", "r.what", "'VIEW_PLANS'")
    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "board number kind raised_role raised_agency raised_group raised_on to_agency to_group to_body step due_on"
            " said replied_on outcome ended_on",
        ),
        words=(BUSINESS_TEXT, "subject what"),
    )

    class Meta:
        db_table = "raised_matter"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="raised_matter_number_once"),
            models.CheckConstraint(
                condition=Q(to_agency=None, to_group=None)
                | Q(to_agency=None, to_body="")
                | Q(to_group=None, to_body=""),
                name="raised_matter_is_put_to_one",
            ),
            models.CheckConstraint(
                condition=Q(raised_agency=None) | Q(raised_group=None), name="raised_matter_is_raised_by_one"
            ),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(what=""), name="raised_matter_says_what"),
            models.CheckConstraint(
                condition=Q(said__in=ENDED, ended_on__isnull=False)
                | (~Q(said__in=ENDED) & Q(ended_on=None, outcome="")),
                name="raised_matter_ended_with_an_outcome",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "said", "due_on", "id"], name="raised_matter_due"),
            models.Index(fields=["space", "board", "said"], name="raised_matter_of_board"),
            models.Index(fields=["space", "raised_agency"], name="raised_matter_raised"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("raised_matter", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def rules(self) -> MatterKind:
        return KINDS[self.kind]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What the executive has on its own log is not taken up to the executive."""
        stages = self.rules.stages
        is_there = stages[0] == THE_BOARD and self.board.kind == GroupKind.EXECUTIVE
        return stages[:1] if is_there else stages

    @property
    def stage(self) -> Stage:
        return self.rules.stages[self.step]

    @property
    def has_ended(self) -> bool:
        return self.said in ENDED

    @property
    def to(self) -> str:
        """Whom it was put to in the first place."""
        return str(self.to_agency or self.to_group or self.to_body or self.board)

    @property
    def owed_by(self) -> str:
        """Who replies at the stage at which it is."""
        return self.stage_named(self.step)

    def stage_named(self, step: int) -> str:
        stage = self.rules.stages[step]
        return str(self.board) if stage == THE_BOARD else stage.whose or self.to

    @property
    def raised_by(self) -> str:
        """By role, agency or board, never by name: "Frontline practitioner, Northmere Council"."""
        role, whose = self.get_raised_role_display(), self.raised_agency or self.raised_group
        return ", ".join(str(one) for one in (role, whose) if one) or "Goldthread itself"

    @property
    def outcome_in_words(self) -> str:
        found = self.rules.outcome(self.outcome)
        return found.words if found else ""

    def state_on(self, on: date) -> str:
        return state_of(self.said, self.step, self.due_on, on)


class ReplyTime(SpaceRecord):
    """How many days a partnership gives for a reply to a kind of matter, where that is not the local default."""

    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    days = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WAIT)])

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "kind days"))

    class Meta:
        db_table = "matter_reply_time"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "kind"], name="matter_reply_time_once"),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=LONGEST_WAIT), name="matter_reply_time_within_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} days"
