"""What is recorded in a case, and what that moves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldthread.cases.declaring.ahead import Comes, Missing
from goldthread.cases.declaring.alone import Alone
from goldthread.cases.declaring.named import Names
from goldthread.cases.declaring.panels import Sat
from goldthread.foundation.access.roles import Can


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens in a case and is recorded on one form page, as one typed record beside the case.

    ``title`` is what a person does ("Record the evaluation"), ``done`` what then has happened ("Evaluated").
    ``record`` is its typed record and ``by`` what whoever records it must be allowed to do in the pathway.
    ``within`` are the stages in which it may be recorded. ``leads_to`` is the stage to which it moves the case; where
    that depends on an answer, ``decided_by`` names the field and ``leads_by`` says which answer leads where (an
    answer that is not there leaves the case where it is). ``opens`` is the step by which a case begins.
    ``once`` may be recorded once in a case; ``needs`` are steps that must have been recorded before. ``again`` names
    the field that says why it is recorded once more: it is asked from the second time on, and only then.
    ``left_open`` names the field of a step that ends a case in which it is said what becomes of all that is not over.
    ``in_writing`` names the field in which it is said how that which the needed steps owe in writing went out where no
    letter was made of it: asked as long as one is owed, and only then. Once it is said, none is owed.
    ``by_agency`` says that an agency which was given sight of the case may record it in its own name.
    ``outcome`` names the field in which the outcome of the case is chosen; the case has it once it is closed.
    ``sight`` names fields that hold an agency: it is given sight of the case. That ends once a step of ``sight_until``
    is recorded, unless something else gives it too: what was offered in vain is nobody's to read.
    ``own_agency`` names the field that says in whose name it is recorded: whoever records it for an agency has no other
    to choose.
    ``watched`` are fields in which no person may be named: what reads like a name is told before it is kept, and
    ``unnamed`` says then who is not named and what to do instead. Forms, files, systems and the public are told
    the same.
    ``when`` says what was on the day that its form asks for, where a field of the record tells another day.
    ``since`` names a day of a step that opens cases from which on things may have happened that are recorded in them,
    where that is earlier than the day on which it happened itself.
    ``only`` says in which roles alone it is taken: what nobody else decides. ``sat`` says in which field it is kept who
    of the pathway's panel sat.
    ``begins`` is what the record begins in a part below, such as a review in the thread of learning: a function of the
    case, the record, who recorded it and when, which is called in the same change and may refuse.
    ``names`` are people of whom the record tells, with the fields that do.
    ``asked_if`` are fields that another answer makes necessary: their hint says which, and no form calls them optional.
    ``sections`` are headings, each with the fields that its form asks under it, in that order (``happened_at`` among
    them); what is under none comes last.
    ``missing`` tells of a case what must be there before, beyond the steps that it ``needs``: the case page and the
    form say it before anything is typed, and it is refused by whatever door. ``comes`` says where the page of a case
    names the step, in each case or as one stands. Unless it is said, what a clock waits for or what takes the case
    further stands in front, and the rest is folded away (``casework/ahead.py``). ``afterwards`` is what whoever
    recorded it is told then, such as what is left to do.
    ``answers`` are those that the pathway has, of a field whose record knows more: any other is neither offered nor
    taken. Where that is one, or none, nobody is asked it (``settled``).
    """

    code: str
    title: str
    done: str
    record: Any
    by: Can
    within: tuple[str, ...] = ()
    leads_to: str = ""
    decided_by: str = ""
    leads_by: Mapping[str, str] = field(default_factory=dict)
    opens: bool = False
    once: bool = False
    again: str = ""
    left_open: str = ""
    in_writing: str = ""
    needs: tuple[str, ...] = ()
    by_agency: bool = False
    outcome: str = ""
    sight: tuple[str, ...] = ()
    sight_until: tuple[str, ...] = ()
    own_agency: str = ""
    watched: tuple[str, ...] = ()
    unnamed: str = ""
    when: str = "it happened"
    since: str = ""
    asked_if: tuple[str, ...] = ()
    only: Alone | None = None
    sat: Sat | None = None
    begins: Callable[[Any, Any, Any, Any], None] | None = None
    names: tuple[Names, ...] = ()
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: Callable[[Any], Iterable[Missing]] | None = None
    comes: Comes | Callable[[Any], Comes | None] | None = None
    afterwards: str = ""
    offers: Mapping[str, Callable[[Any], Iterable[Any]]] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    intro: str = ""

    @property
    def settled(self) -> dict[str, Any]:
        """What is said in fields of which the pathway has one answer, or none."""
        return {name: had[0] if had else None for name, had in self.answers.items() if len(had) <= 1}

    @property
    def destinations(self) -> tuple[str, ...]:
        """Every stage to which it can lead, the first that is declared in front."""
        return tuple(dict.fromkeys(one for one in (self.leads_to, *self.leads_by.values()) if one))

    def comes_in(self, case: Any) -> Comes | None:
        """What is said of where it is named in a case; None where nothing is."""
        return self.comes(case) if callable(self.comes) else self.comes

    def missing_in(self, case: Any) -> list[Missing]:
        return [] if self.missing is None else [*self.missing(case)]

    def destination(self, record: Any) -> str:
        """The stage to which this record leads; empty where the case stays."""
        if self.decided_by:
            return self.leads_by.get(str(getattr(record, self.decided_by)), self.leads_to)
        return self.leads_to


def field_of(step: Step, name: str) -> models.Field | None:
    """A field of what a step records; nothing where there is none of that name."""
    try:
        found = step.record._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def is_listed(field: "models.Field[Any, Any]") -> bool:
    """Whether the pathway has a list of all the answers that there are."""
    return isinstance(field, models.BooleanField) or bool(field.choices)


def is_in_own_words(field: "models.Field[Any, Any]") -> bool:
    """Whether people type the answer."""
    return isinstance(field, models.CharField | models.TextField) and not field.choices
