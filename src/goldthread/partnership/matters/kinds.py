"""What may be raised with somebody who owes a reply, declared kind by kind.

Who may raise it, to whom it is put, by which stages it goes up, how long a reply may take and what can come of it: all
of it is said here, and the records, commands and pages ask here. Where no citation stands, a number is a local default.
Disagreement about one child is none of these: it is worked on the child's own record.
"""

from dataclasses import dataclass
from enum import StrEnum

from goldthread.foundation.access.roles import Can


class To(StrEnum):
    """What a matter can be put to."""

    BOARD = "board"
    AGENCY = "agency"
    GROUP = "group"
    BODY = "body"


class Owes(StrEnum):
    """Who replies at a stage: whoever it was put to, a board by its office, the scrutineer, or somebody outside."""

    ASKED = "asked"
    BOARD = "board"
    SCRUTINEER = "scrutineer"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Stage:
    """A step of the way up. ``whose`` is who replies there; without it, whoever the matter was put to."""

    owes: Owes
    whose: str = ""


@dataclass(frozen=True)
class Outcome:
    """What can come of a matter. One that does not ``resolve`` it says that it was left as it is."""

    code: str
    words: str
    resolves: bool = True


@dataclass(frozen=True)
class MatterKind:
    """A kind of matter. ``raised_with`` is the permission to raise one, ``days`` how long a reply may take.

    ``is_judged``: a reply accepts or rejects it. ``holds``: a reply may say only that it came. ``to_agenda``: as long
    as it is open, a board looks at it when it meets.
    """

    code: str
    one: str
    many: str
    about: str
    raised_with: Can
    to: tuple[To, ...]
    stages: tuple[Stage, ...]
    days: int
    outcomes: tuple[Outcome, ...]
    is_judged: bool = True
    holds: bool = False
    to_agenda: bool = False

    def outcome(self, code: str) -> Outcome | None:
        return next((one for one in self.outcomes if one.code == code), None)


WITHDRAWN = "withdrawn"
"""The outcome by which whoever raised a matter takes it back."""

ASKED = Stage(Owes.ASKED)
THE_BOARD = Stage(Owes.BOARD, "The board")
EXECUTIVE = Stage(Owes.BOARD, "The safeguarding partners’ executive")
SCRUTINEER = Stage(Owes.SCRUTINEER, "The independent scrutineer")
OUTSIDE = Stage(Owes.OUTSIDE)

ISSUE = MatterKind(
    "issue",
    "Issue",
    "Issues",
    "Something gets in the way of keeping children safe, and a board should know.",
    Can.RAISE_MATTERS,
    (To.BOARD,),
    (THE_BOARD, EXECUTIVE),
    20,
    (
        Outcome("put_right", "Put right"),
        Outcome("explained", "Explained why it stays as it is"),
        Outcome("passed_on", "Passed on to those who can put it right"),
        Outcome("not_put_right", "Not put right", resolves=False),
    ),
    to_agenda=True,
)
GAP = MatterKind(
    "gap",
    "Gap in service",
    "Gaps in service",
    "Children or families need something that is not there, or not for them.",
    Can.RAISE_MATTERS,
    (To.BOARD,),
    (THE_BOARD, EXECUTIVE),
    20,
    (
        Outcome("filled", "Filled"),
        Outcome("in_part", "Filled in part"),
        Outcome("commissioned", "Will be filled: the service is being bought or set up"),
        Outcome("not_filled", "Not filled", resolves=False),
    ),
    to_agenda=True,
)
CHALLENGE = MatterKind(
    "challenge",
    "Challenge to a partner",
    "Challenges to partners",
    "A board or a partner asks an agency or a group to account for what it does.",
    Can.CHALLENGE_PARTNERS,
    (To.AGENCY, To.GROUP),
    (ASKED, EXECUTIVE, SCRUTINEER),
    10,
    (
        Outcome("changed", "They changed what they do"),
        Outcome("explained", "Explained, and the explanation was taken"),
        Outcome(WITHDRAWN, "Withdrawn"),
        Outcome("not_settled", "Not settled", resolves=False),
    ),
    to_agenda=True,
)
DISAGREEMENT = MatterKind(
    "disagreement",
    "Disagreement between partners",
    "Disagreements between partners",
    "Two agencies cannot agree about how they work together. It goes up, stage by stage, until it is settled.",
    Can.CHALLENGE_PARTNERS,
    (To.AGENCY,),
    (ASKED, Stage(Owes.BOARD, "The delegated safeguarding partners"), EXECUTIVE, SCRUTINEER),
    5,
    (
        Outcome("agreed", "Agreed between them"),
        Outcome("changed", "The decision was changed"),
        Outcome("upheld", "The decision stands"),
        Outcome(WITHDRAWN, "Withdrawn"),
        Outcome("not_settled", "Not settled", resolves=False),
    ),
)
LETTER = MatterKind(
    "letter",
    "Letter to a national body",
    "Letters to national bodies",
    "A board writes to government, an inspectorate or another national body.",
    Can.RECORD_PLANS,
    (To.BODY,),
    (OUTSIDE,),
    30,
    (
        Outcome("agreed", "They agreed"),
        Outcome("in_part", "They agreed in part"),
        Outcome("refused", "They did not agree", resolves=False),
        Outcome("no_answer", "No answer came", resolves=False),
    ),
    is_judged=False,
    holds=True,
)
REGIONAL = MatterKind(
    "regional",
    "Escalation to a regional board",
    "Escalations to a regional board",
    "What one area cannot put right by itself is put to a board of the region.",
    Can.RECORD_PLANS,
    (To.BODY,),
    (OUTSIDE,),
    30,
    (
        Outcome("taken_up", "Taken up by the region"),
        Outcome("in_part", "Taken up in part"),
        Outcome("refused", "Not taken up", resolves=False),
        Outcome("no_answer", "No answer came", resolves=False),
    ),
    holds=True,
)

KINDS: dict[str, MatterKind] = {kind.code: kind for kind in (ISSUE, GAP, CHALLENGE, DISAGREEMENT, LETTER, REGIONAL)}
"""By code, in the order in which a person is offered them."""

OUTCOMES: dict[str, str] = {f"{kind.code}.{one.code}": one.words for kind in KINDS.values() for one in kind.outcomes}


def owing(owes: Owes) -> list[tuple[str, int]]:
    """Kinds with the numbers of those of their stages at which somebody owes the reply."""
    return [
        (kind.code, number) for kind in KINDS.values() for number, stage in enumerate(kind.stages) if stage.owes == owes
    ]
