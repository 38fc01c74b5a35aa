"""Whether two descriptions are of one person: what they have in common, what that weighs, and why, in words.

A referral says who a child is, with slips of the hand; the register holds thousands. ``asked_of`` gives the keys under
which candidates are kept, ``score`` weighs each of them, and a person reads the reasons and decides. Nothing merges by
itself. Here is no database and no query: whoever asks gives what the reader may see. A protected address takes no part.

Likenesses are counted as Splink counts them, by levels whose weights come from data with known truth (``training``);
what such data does not hold is judged, and says so (``levels``, ``household``).
"""

from goldthread.cases.people.matching.by_name import Sounds, kept_by_name, keys_of_names, sounds_of
from goldthread.cases.people.matching.keys import asked_of, is_near_enough, keys_of
from goldthread.cases.people.matching.known import Address, Known, Name, Otherwise, Register
from goldthread.cases.people.matching.places import is_written_alike, may_be_one_place
from goldthread.cases.people.matching.scoring import LIKELY, POSSIBLE, Band, Match, Reason, score

__all__ = [
    "LIKELY",
    "POSSIBLE",
    "Address",
    "Band",
    "Known",
    "Match",
    "Name",
    "Otherwise",
    "Reason",
    "Register",
    "Sounds",
    "asked_of",
    "is_near_enough",
    "is_written_alike",
    "kept_by_name",
    "keys_of",
    "keys_of_names",
    "may_be_one_place",
    "score",
    "sounds_of",
]
