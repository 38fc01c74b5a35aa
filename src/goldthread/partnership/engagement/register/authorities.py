"""Local authorities of England by the three-digit numbers that the Department for Education and Ofsted give them.

``authorities.csv`` has the authorities for children's services as they were named in April 2023 (Office for National
Statistics, Open Government Licence). A number that is not in it is taken all the same: the register may know of more.
"""

import csv
import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

NUMBER = re.compile(r"[0-9]{3}")
NO_AUTHORITY = "Enter the name of a local authority, such as Barnet, or its three-digit number, such as 302."
BESIDES = re.compile(r"\b(the|london|royal|borough|county|city|council|of|district|metropolitan)\b")


@cache
def authorities() -> dict[str, str]:
    """Names by number."""
    text = files(__package__).joinpath("authorities.csv").read_text(encoding="utf-8")
    return {row["number"]: row["name"] for row in csv.DictReader(text.splitlines())}


def number_of(typed: str) -> str:
    """The number of the authority that somebody named, in figures or in words. Raise ValueError with a sentence."""
    if NUMBER.fullmatch(typed.strip()):
        return typed.strip()
    by_name = {_plain(name): number for number, name in authorities().items()}
    if found := by_name.get(_plain(typed)):
        return found
    near = [authorities()[by_name[one]] for one in get_close_matches(_plain(typed), by_name, n=3, cutoff=0.6)]
    raise ValueError(f"{NO_AUTHORITY} Did you mean {' or '.join(near)}?" if near else NO_AUTHORITY)


def _plain(name: str) -> str:
    """Without what some write and others leave out; a name of nothing else stays as it is."""
    words = " ".join(re.findall(r"[a-z]+", name.casefold().replace("&", " and ")))
    return " ".join(BESIDES.sub(" ", words).split()) or words
