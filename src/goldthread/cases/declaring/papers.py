"""A paper about a case on which nobody is named, for those who may not know whom it is about."""

from dataclasses import dataclass

from goldthread.cases.declaring.letters import Said
from goldthread.foundation.looking.details import DetailKind


@dataclass(frozen=True)
class Instead:
    """A fact that tells who somebody is, and the ``words`` that stand in the place of what it says ("the mother").

    ``kind`` says how it is looked for in texts: as a name, an address, a school, a number or a day of birth. A fact may
    be listed twice, to be looked for in two ways. Where it asks ``one_a_line``, what comes after a comma is no name
    unless it is written as one. Of those who are named ``at_work``, one name is one person, who may be in several
    facts: the label of the first stands.
    """

    fact: str
    words: str
    kind: str = DetailKind.NAME
    one_a_line: bool = False
    at_work: bool = False


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What some facts of a case say ("met.summary"), with what people are called instead of names.

    ``says`` are its parts; of a step that was recorded several times, all are told. None of its facts may tell who
    somebody is. ``names`` are the facts that do: what they say stands in no text of it. Every fact of the pathway
    that names somebody is among them.
    """

    code: str
    title: str
    purpose: str
    says: tuple[Said, ...]
    names: tuple[Instead, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(fact for said in self.says for fact in said.facts)

    @property
    def naming(self) -> tuple[str, ...]:
        return tuple(one.fact for one in self.names)
