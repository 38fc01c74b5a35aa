"""Signs that are not seen and turn the order in which others are read.

Letters of languages that are written from right to left need none of these: each letter has its own direction. With
an override a name can be made to read as another one (Unicode Technical Report 36, section 2.6).
"""

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

TURNS = "This holds a hidden sign that turns the order in which letters are read. Type it again by hand."


def turns_the_reading(text: str) -> bool:
    return bool(TURNING.search(text))
