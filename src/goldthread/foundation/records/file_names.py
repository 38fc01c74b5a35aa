"""Names of files that every system can keep: the one place where they are made."""

import re

from django.utils.http import content_disposition_header

LONGEST_NAME = 255
FORBIDDEN = re.compile(r"\s*[:/\\|]+\s*")
"""What stands between words and is no part of a file's name on one system or another."""
DROPPED = re.compile(r'[?*"<>]')


def file_name(words: str, ending: str = "") -> str:
    """Words as the name of a file: “Committee paper: Child Q” with ``pdf`` is “Committee paper - Child Q.pdf”.

    The ending stays, given or in the words, however long they are.
    """
    visible = "".join(sign for sign in words if sign.isprintable())
    plain = " ".join(DROPPED.sub("", FORBIDDEN.sub(" - ", visible)).split()).strip(" -") or "file"
    stem, dot, last = (plain, ".", ending) if ending else plain.rpartition(".")
    if not stem or len(last) >= LONGEST_NAME:
        return plain[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - 1 - len(last)].rstrip(' .')}{dot}{last}"


def saved_as(name: str) -> str:
    """The header by which a browser saves an answer under a name."""
    return content_disposition_header(as_attachment=True, filename=file_name(name)) or "attachment"
