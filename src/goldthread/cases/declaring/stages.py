"""Where a case stands on its pathway."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage. ``meaning`` says in a sentence what it means that a case is in it; in one that ``ends`` it is
    closed. Where nobody may be named yet, ``unnamed`` says who is not, and what to write instead.
    """

    code: str
    title: str
    meaning: str
    ends: bool = False
    unnamed: str = ""
