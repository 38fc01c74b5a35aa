"""Who reads, and what is declared of each kind of record: a field that no audience's schema lists is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Model
from ninja import Schema


class Audience(StrEnum):
    """Who reads by the API: each token belongs to one."""

    AGENCY = "an agency, of what it owes, of what is published and of cases that it sees"
    OFFICE = "the partnership itself, of every case that is not restricted"


@dataclass(frozen=True)
class Serialised:
    """How one kind of record is shown to each audience.

    ``made_of`` names the fields of the record behind a member of the schema that is called otherwise; nothing where it
    comes from other records. ``hidden`` are fields that nobody sees: a field must be listed there or shown, so that a
    new one shows up in no answer by itself (tests/guards/test_audiences.py).
    """

    model: type[Model]
    to: Mapping[Audience, type[Schema]]
    hidden: str
    made_of: Mapping[str, str] = field(default_factory=dict)

    def members(self, audience: Audience) -> set[str]:
        """What the schema of an audience says, by name."""
        return set(self.to[audience].model_fields)

    def shown_to(self, audience: Audience) -> set[str]:
        """The fields of the record that an audience sees."""
        members = self.members(audience)
        behind = {name for member in members for name in self.made_of.get(member, member).split()}
        return behind & {one.name for one in self.model._meta.local_fields}


SERIALISED: list[Serialised] = []
"""Every kind of record that the API shows."""


def serialised(
    model: type[Model],
    to: Mapping[Audience, type[Schema]],
    *,
    hidden: str,
    made_of: Mapping[str, str] | None = None,
) -> None:
    """Declare how a kind of record is shown."""
    SERIALISED.append(Serialised(model, to, hidden, made_of or {}))
