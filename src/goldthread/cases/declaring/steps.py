"""What is recorded in a case, and what that moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goldthread.foundation.access.roles import Can


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens in a case and is recorded on one form page, as one typed record beside the case.

    ``title`` is what a person does ("Record the evaluation"), ``done`` what then has happened ("Evaluated").
    ``record`` is its typed record and ``by`` what whoever records it must be allowed to do in the pathway.
    ``within`` are the stages in which it may be recorded. ``leads_to`` is the stage to which it moves the case; where
    that depends on an answer, ``decided_by`` names the field and ``leads_by`` says which answer leads where (an
    answer that is not there leaves the case where it is). ``opens`` is the step by which a case begins.
    ``once`` may be recorded once in a case; ``needs`` are steps that must have been recorded before.
    ``by_agency`` says that an agency which was given sight of the case may record it in its own name.
    ``outcome`` names the field in which the outcome of the case is chosen; the case has it once it is closed.
    ``sight`` names fields that hold an agency: it is given sight of the case.
    ``watched`` are fields in which no person may be named: what reads like a name is told before it is kept, and
    ``unnamed`` says then who is not named and what to do instead. Forms, files, systems and the public are told
    the same.
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
    needs: tuple[str, ...] = ()
    by_agency: bool = False
    outcome: str = ""
    sight: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    unnamed: str = ""
    intro: str = ""

    @property
    def destinations(self) -> tuple[str, ...]:
        """Every stage to which it can lead, the first that is declared in front."""
        return tuple(dict.fromkeys(one for one in (self.leads_to, *self.leads_by.values()) if one))

    def destination(self, record: Any) -> str:
        """The stage to which this record leads; empty where the case stays."""
        if self.decided_by:
            return self.leads_by.get(str(getattr(record, self.decided_by)), self.leads_to)
        return self.leads_to
