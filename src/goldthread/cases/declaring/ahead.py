"""How far a step is expected in a case as it stands, and what is missing before it can be recorded."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Comes(Enum):
    """Where the page of a case names a step."""

    NEXT = "next"
    """In front: it is what usually happens now."""
    ASIDE = "aside"
    """Folded away with all that can be recorded whenever it happens; in front only while a clock waits for it."""
    AS_ANSWER = "as an answer"
    """In front where it can be recorded now, and nowhere else: nobody expects an answer where nothing was asked."""


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Something that must be there before a step, in a sentence which somebody can act on.

    It says where that is put right: ``step`` is the step to be recorded. With ``record``, which that step kept, that is
    to be corrected instead. ``page`` is another page of the case, by the name of its address. What is missing for some
    answers alone ``blocks`` nothing: its sentence says for which, and the form tells it when it is opened.

    Whoever may record the step reads the sentence: it says nothing that they do not read in the case.
    """

    words: str
    step: str = ""
    record: Any = None
    page: str = ""
    blocks: bool = True
