"""Whom a step's record names, so that they are put on the register of people without being typed a second time."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Names:
    """One person of whom a step's record tells: ``part`` is the code of what they take part as, ``kind`` whether they
    are a child or an adult; ``name`` the field that has their whole name, the others fields that tell more of them.

    The page of the case offers to say who that is, with what was recorded filled in, to whoever reads every field of
    the case and may say something of a person in it. Who is like them on the register is asked then, as of anybody.
    """

    part: str
    kind: str
    name: str
    born: str = ""
    sex: str = ""
    nhs_number: str = ""

    @property
    def asked(self) -> list[str]:
        """The fields that it goes by."""
        told = (getattr(self, one.name) for one in fields(self) if one.name not in ("part", "kind"))
        return [name for name in told if name]
