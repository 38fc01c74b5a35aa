"""Given names that go for one another: Liz for Elizabeth, Mo for Mohammed, and the spellings of one name.

Most are those of the ``nicknames`` library, gathered by hand from English usage. It knows few that came to England from
elsewhere, so spellings and short forms that are met in English schools stand here.
"""

from functools import cache, lru_cache
from pathlib import Path

from nicknames import NickNamer

from goldthread.cases.people.matching.plain import KEPT, sound_of

LIBRARY = NickNamer()
OWN = (
    "mohammed mohammad muhammad muhammed mohamed mohamad mohamud muhamad mohd md mo",
    "ahmed ahmad ahmet",
    "hussein hussain husain hossain",
    "yusuf yousuf youssef yousef joseph",
    "ibrahim ebrahim abraham ibby",
    "aisha ayesha aysha aishah",
    "fatima fatimah fatma fatoumata",
    "zainab zaynab zeinab",
    "khadija khadijah kadija",
    "abdullah abdulla abdallah abdul",
    "siobhan shivaun chevonne shevaun",
    "niamh neve neave",
    "aoife eva",
    "sean shaun shawn",
    "catherine katherine kathryn katharine kathrine",
    "stephen steven stephan",
    "sarah sara",
    "philip phillip",
    "zoe zoey",
    "saoirse sersha",
    "caoimhe keeva kiva",
    "oluwaseun seun",
    "oluwatobiloba tobi tobiloba",
    "oluwadamilola dami damilola",
    "temitope temi tope",
    "ayodele ayo dele",
    "yulia julia iuliia yuliia julija",
    "oleksandr alexander aleksander sasha aleksandr",
    "oleksandra alexandra aleksandra sasha",
    "mykola nikolai nicholas",
    "kateryna catherine ekaterina katarzyna kasia katya",
    "agnieszka aga",
    "malgorzata gosia margaret",
    "jakub kuba jacob",
    "gurpreet preet",
    "jaswinder jas",
    "harpreet harry preet",
    "isabella bella izzy",
    "alfie alfred",
    "archie archibald",
    "charlotte charlie lottie",
    "freya freyja",
    "thomas tommy tom",
    "oliver ollie",
    "olivia livvy liv",
)
"""Each row goes for one name, as it is written in plain letters."""
ROWS = {
    name: frozenset(number for number, row in enumerate(OWN) if name in row.split())
    for row in OWN
    for name in row.split()
}
FORENAMES = Path(__file__).with_name("forenames.txt")
"""Given names in plain letters that are common in England or where its families come from: those of the data set
popular-names-by-country (CC0), and some that differ from another by a letter. They say only that a name is one.
"""


@lru_cache(KEPT)
def are_one_name(one: str, other: str) -> bool:
    """Whether two given names, in plain letters, may be those of one person by custom.

    One is short for the other; both are short for one name; or both are long, sound alike and share a short form.
    """
    if ROWS.get(one, frozenset()) & ROWS.get(other, frozenset()):
        return True
    short, other_short = LIBRARY.nicknames_of(one), LIBRARY.nicknames_of(other)
    if other in short or one in other_short:
        return True
    if short and other_short:
        return bool(short & other_short) and sound_of(one) == sound_of(other)
    return not short and not other_short and bool(LIBRARY.canonicals_of(one) & LIBRARY.canonicals_of(other))


@lru_cache(KEPT)
def others_of(one: str) -> frozenset[str]:
    """The names that may be those of somebody called so, by custom: of Liz Elizabeth and Beth, of Elizabeth Liz."""
    rows = {name for number in ROWS.get(one, ()) for name in OWN[number].split()}
    long = LIBRARY.canonicals_of(one)
    short = LIBRARY.nicknames_of(one).union(*map(LIBRARY.nicknames_of, long))
    return frozenset(name for name in rows | long | short if name != one and are_one_name(one, name))


@cache
def forenames() -> frozenset[str]:
    return frozenset(FORENAMES.read_text().split())


@lru_cache(KEPT)
def is_a_name(one: str) -> bool:
    """Whether it is a given name in its own right, so hardly another one mistyped."""
    return one in ROWS or one in forenames() or bool(LIBRARY.nicknames_of(one)) or bool(LIBRARY.canonicals_of(one))
