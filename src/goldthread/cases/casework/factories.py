"""A case and people around it for tests. Nobody here is real."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

RAISED_AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
"""A Monday."""

A_BASIS = {
    "informed": "yes",
    "consent": "given",
    "basis": "public_task",
    "condition": "safeguarding",
    "gateway": "ca1989_s47",
    "rationale": "The child may be hurt, and only what bears on that is asked.",
}


@dataclass(frozen=True)
class Usually:
    """What the steps of a ``pathway`` say in tests (``said``, by step) unless a test says otherwise."""

    pathway: str
    said: Mapping[str, Mapping[str, Any]]

    def begun(
        self, space: Space, step: str, *, by: Actor, at: datetime, typed_at: datetime | None = None, **said: Any
    ) -> Case:
        """A case in a space where every pathway is live, typed when it began unless ``typed_at`` says otherwise."""
        all_live(space)
        answers = {**self.said[step], **said}
        when: dict[str, datetime] = {"happened_at": at, "at": typed_at or at}
        return open_case(space=space, pathway=self.pathway, step=step, said=answers, by=by, **when)

    def then(
        self, case: Case, step: str, *, by: Actor, at: datetime, typed_at: datetime | None = None, **said: Any
    ) -> CaseRecord:
        """The next step, typed when it happened unless ``typed_at`` says that it was later."""
        answers = {**self.said[step], **said}
        return record_step(case=case, step=step, said=answers, happened_at=at, by=by, at=typed_at or at)


DISAGREEMENTS = Usually(
    "professional-disagreement",
    {
        "raised": {
            "safety": "safe",
            "child": "Our number 4711",
            "topic": "threshold",
            "concern": "We think that the child needs a social worker.",
            "wanted": "Make an assessment.",
        }
    },
)
"""Named by its code and fields alone: this floor stands below the pathways and imports none."""


def a_case(space: Space, one: Agency, other: Agency, *, by: Actor, at: datetime = RAISED_AT) -> Case:
    """A disagreement of one agency with another."""
    return DISAGREEMENTS.begun(space, "raised", by=by, at=at, raised_by=one, against=other)


def a_basis(**said: str) -> LawfulBasis:
    """On which something is shared."""
    return LawfulBasis(**{**A_BASIS, **said})


def somebody(role: str, space: Space, agency: Agency | None = None, name: str = "") -> User:
    """A person with a role in a space where every pathway is live; of one role several, each with a ``name``."""
    all_live(space)
    return somebody_before(role, space, agency, name)


def somebody_before(role: str, space: Space, agency: Agency | None = None, name: str = "") -> User:
    """The same in a space where no pathway need be live."""
    user = make_user(f"{name or role}.{agency.pk if agency else 0}@{space.slug}.example", f"A {role.replace('_', ' ')}")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
    return user


def seen_by(user: User, at: datetime) -> Standing:
    """What a person holds; the wall must be open for them."""
    return standing_of(user, timezone.localdate(at), at)
