"""Pounds and pence as people type them, and as they are kept: whole pence, never a float."""

import re
from decimal import Decimal

from goldthread.foundation.records.grouped_figures import is_whole, without_commas

DIGITS, PLACES = 12, 2
LARGEST = Decimal("999999999.99")
NOUGHT = Decimal("0.00")
EXAMPLE = "such as 1,000.50"
MINUS = "\N{MINUS SIGN}"
MINUSES = ("-", MINUS)


class NotAnAmount(ValueError):
    """Why what was typed is no amount, in a sentence."""


def pounds_in(typed: str) -> Decimal:
    """The amount that was typed: "1000", "1,000.50" and "£1,000.50" are amounts. Raise NotAnAmount."""
    text = typed.strip().removeprefix("£").strip()
    if text.startswith((*MINUSES, "(")):
        raise NotAnAmount("The amount must be 0 or more. Record what was paid back as money that came in.")
    whole, point, pence = text.partition(".")
    if not is_whole(whole):
        raise NotAnAmount(f"Enter an amount in pounds, {EXAMPLE}. It has figures only, with commas between thousands.")
    if point and not re.fullmatch(r"[0-9]{1,2}", pence):
        raise NotAnAmount(f"Enter pounds and pence, {EXAMPLE}: there are at most two figures after the point.")
    amount = Decimal(without_commas(whole) + "." + (pence or "0")).quantize(Decimal("0.01"))
    if amount > LARGEST:
        raise NotAnAmount("Check the amount: it is too large.")
    return amount


def pounds(amount: Decimal | None) -> str:
    """ "£1,000.50", "-£20.00" with a true minus; nothing for nothing."""
    if amount is None:
        return ""
    return f"{MINUS}£{-amount:,.2f}" if amount < 0 else f"£{amount:,.2f}"
