"""What is known of a person for finding them again: what a referral says, or what the register holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

HOUSEHOLD, TWINS = 3.0, 0.1
"""Of a partnership's register, in our judgement. One child in 33 is a twin, whoever knows one knows the other, and for
each child who is looked for and is there, there are about two who are not.
"""


@dataclass(frozen=True)
class Name:
    """A name that a person bears, bore or goes by. Of a former surname only the family name need be given."""

    given: str = ""
    family: str = ""


@dataclass(frozen=True)
class Address:
    """Where a person lives or lived. A protected one takes no part in matching: no key, no level, no reason has it."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    is_protected: bool = False


@dataclass(frozen=True)
class Otherwise:
    """What else stands of one person where not all that is told agrees: a slip, or a new number after an adoption."""

    births: tuple[UncertainDate, ...] = ()
    nhs_numbers: tuple[str, ...] = ()
    upns: tuple[str, ...] = ()
    mothers: tuple["Known", ...] = ()


AGREEING = Otherwise()


@dataclass(frozen=True)
class Known:
    """A person as somebody describes them. All of it may be missing.

    The first of ``names`` is the one that they bear now; where several are told as that, ``borne`` says how many, which
    are in front. ``birth_order`` is their place among twins or triplets, from
    1. An unborn child has a day on which the birth is ``expected`` and a ``mother``, and no ``born``; a child who was
    born may have the mother too. Of births, numbers and mothers one stands here and the others in ``otherwise``:
    somebody is found by each.
    """

    names: tuple[Name, ...] = ()
    born: UncertainDate = NOT_KNOWN
    sex: str = ""
    addresses: tuple[Address, ...] = ()
    nhs_number: str = ""
    upn: str = ""
    birth_order: int | None = None
    expected: UncertainDate = NOT_KNOWN
    mother: "Known | None" = None
    otherwise: Otherwise = AGREEING
    borne: int = 1

    @property
    def births(self) -> tuple[UncertainDate, ...]:
        """Those that are known at all."""
        if not self.otherwise.births:
            return (self.born,) if self.born.is_known else ()
        return tuple(one for one in dict.fromkeys((self.born, *self.otherwise.births)) if one.is_known)

    @property
    def numbers(self) -> dict[str, tuple[str, ...]]:
        """Each as it is told, by its kind."""
        of_health, of_school = (self.nhs_number, *self.otherwise.nhs_numbers), (self.upn, *self.otherwise.upns)
        return {"nhs_number": of_health, "upn": of_school}

    @property
    def mothers(self) -> tuple["Known", ...]:
        """Without mothers of their own, who take no part."""
        told = (self.mother, *self.otherwise.mothers)
        return tuple(one.motherless for one in told if one is not None)

    @property
    def motherless(self) -> "Known":
        return replace(self, mother=None, otherwise=replace(self.otherwise, mothers=()))

    @property
    def is_unborn(self) -> bool:
        return self.expected.is_known and not self.births

    @property
    def told_names(self) -> tuple[Name, ...]:
        """Each name in full: what one does not say is as in the first, so that a former surname has its given name."""
        return self._in_full(self.names)

    @property
    def names_now(self) -> tuple[Name, ...]:
        """Those of them that they bear now."""
        return self._in_full(self.names[: self.borne])

    def _in_full(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        if not names:
            return ()
        now = self.names[0]
        told = (Name(name.given or now.given, name.family or now.family) for name in names)
        return tuple(dict.fromkeys(told))

    @property
    def open_addresses(self) -> tuple[Address, ...]:
        return tuple(address for address in self.addresses if not address.is_protected)


@dataclass(frozen=True)
class Register:
    """Among whom somebody is looked for: how many people. Among more a likeness says less.

    ``household`` and ``twins`` are how many of one's household and how many twins of one are in it. ``bearers`` is how
    many have a name, by the key of how it sounds (``keys_of_names``): a name that many have says less. One that is not
    counted is of middling rarity.
    """

    size: int = 100_000
    household: float = HOUSEHOLD
    twins: float = TWINS
    bearers: Mapping[str, int] = field(default_factory=dict)
