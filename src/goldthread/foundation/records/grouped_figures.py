"""Whole numbers as people type them: with commas between thousands, as pages show them, or without."""

import re

GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+")


def is_whole(typed: str) -> bool:
    """Whether it is a whole number, nought or more: "1234" and "1,234" are, "1,23" is not."""
    return bool(GROUPED.fullmatch(typed))


def without_commas(typed: str) -> str:
    """The figures alone, where the commas stand between thousands; else what was typed."""
    return typed.replace(",", "") if is_whole(typed) else typed
