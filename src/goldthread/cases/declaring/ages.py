"""Ages that somebody looks out for: of a child who grows up, and of a case that stays open."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.cases.declaring.clocks import AFTER_IN, DAYS_OF, Fact
from goldthread.foundation.clocks import Edition, Kind, Limit, Rule, Unit, months
from goldthread.foundation.records.working_days import months_after

OF_AGE = 18


@dataclass(frozen=True, kw_only=True)
class Span:
    """So long before or after a day a list shows a case. The pathway has a usual length; each partnership sets its own,
    as it sets the limits of clocks that no law sets.
    """

    id: str
    title: str
    rule: Rule


@dataclass(frozen=True, kw_only=True)
class ComesOfAge:
    """An age at which a case of a child ends, or goes to those who look after adults.

    ``born`` is the fact that says the birth ("notified.born_on", where that says too whom this age is for; None among
    the answers is one that was left out). Without one it is told by the register of people: of each child whom the case
    is about, what that case tells. ``unless`` is a day that the same record says where nothing is looked out for, such
    as that of a death. ``then`` is what is recorded in such a case, such as that it is offered to adults' services: the
    list leads there, and ``words`` say on it what is to be done.
    """

    then: Fact
    words: str
    years: int = OF_AGE
    born: Fact | None = None
    unless: Fact | None = None

    def reached_on(self, born_on: date) -> date:
        return months_after(born_on, 12 * self.years)

    def born_by(self, on: date) -> date:
        """The last birth of which the age is reached on a day, or was before."""
        found = months_after(on, -12 * self.years)
        while self.reached_on(found + timedelta(days=1)) <= on:
            found += timedelta(days=1)
        return found


@dataclass(frozen=True, kw_only=True)
class QualityPanel:
    """Cases that are open for ``span`` or longer are listed for a panel, at the stages at which its ``step`` may be
    recorded. That keeps what it found, with the day on which the case comes to it again in ``again``. ``since`` is a
    day from which a case counts where it is earlier than that on which it was opened here, such as where others had it
    before.
    """

    step: str
    title: str = "quality panel"
    again: str = "again_on"
    since: Fact | None = None
    span: Span = Span(
        id="QP-01",
        title="List an open case for the quality panel once it is open for",
        rule=Rule(
            months(12),
            Kind.LOCAL,
            Edition("local", "Local arrangements for quality assurance"),
            "No national rule. Wandsworth 2018-19: child protection plans of more than 12 months were tracked and"
            " reviewed at a Quality Assurance Panel. That it is so for every kind of case is this platform’s default",
        ),
    )


AHEAD = Span(
    id="AGE-01",
    title="List a child who comes of age within",
    rule=Rule(
        months(12),
        Kind.LOCAL,
        Edition("local", "Local arrangements for transitions"),
        "No national rule for every kind of case. 12 months are this platform’s default",
    ),
)
CALENDAR = AFTER_IN
"""What a span may be counted in, so that it leads from a day to a day."""


def after(on: date, length: Limit) -> date:
    """So long after a day."""
    return _moved(on, length, 1)


def before(on: date, length: Limit) -> date:
    """So long before a day."""
    return _moved(on, length, -1)


def _moved(on: date, length: Limit, way: int) -> date:
    if length.unit == Unit.MONTHS:
        return months_after(on, way * length.number)
    return on + timedelta(days=way * length.number * DAYS_OF[length.unit])
