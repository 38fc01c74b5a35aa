"""A file of cases in the order of somebody else’s form, such as a national return: one row for each case."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column and the fact that stands in it ("notified.sex"), as its last record says it; of ``every`` record where
    a step is recorded several times, one after the other. Where the field ``secret_if`` of the same record says yes,
    the file does not tell it.
    """

    heading: str
    fact: str
    every: bool = False
    secret_if: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Every case in which the step ``of`` was recorded in a year, with the columns in their order.

    It names people: whoever runs the pathway takes it, of the cases that are open to them, and each is noted as read.
    ``source`` says whose form it follows, and how sure that is. ``sent_by`` is the step that records that the row of a
    case went out: those of which it was not recorded since are offered first, of whatever year.
    """

    code: str
    title: str
    of: str
    columns: tuple[Column, ...]
    source: str
    sent_by: str = ""
