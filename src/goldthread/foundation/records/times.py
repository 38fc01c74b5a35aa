"""A time of day, as people type it."""

import re
from datetime import time

WITH_MINUTES = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(am|pm|hrs|hours|h)?")
IN_FIGURES = re.compile(r"(\d{2})(\d{2})\s*(hrs|hours|h)")
BY_THE_HOUR = re.compile(r"(\d{1,2})\s*(am|pm)")
NAMED = {"midday": time(12), "noon": time(12), "midnight": time(0)}
MIDDAY = 12


def time_of(words: str) -> time | None:
    """The time that is meant by "9:30am", "2pm", "14:30", "14.30", "1430hrs" or "midday"; None if none is."""
    plain = " ".join(words.casefold().split()).replace("a.m", "am").replace("p.m", "pm").removesuffix(".")
    if plain in NAMED:
        return NAMED[plain]
    if found := WITH_MINUTES.fullmatch(plain):
        return _made(int(found[1]), int(found[2]), found[3] or "")
    if found := IN_FIGURES.fullmatch(plain):
        return _made(int(found[1]), int(found[2]), "")
    if found := BY_THE_HOUR.fullmatch(plain):
        return _made(int(found[1]), 0, found[2])
    return None


def _made(hour: int, minute: int, half: str) -> time | None:
    if half in ("am", "pm"):
        if not 1 <= hour <= MIDDAY:
            return None
        hour = hour % MIDDAY + (MIDDAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
