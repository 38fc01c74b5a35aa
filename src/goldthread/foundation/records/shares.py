"""Shares of a whole, rounded in one way everywhere: two pages that count the same never differ by one."""


def per_cent(part: int, whole: int) -> int | None:
    """Whole per cent, halves up; nothing of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
