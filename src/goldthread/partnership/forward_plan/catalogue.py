"""The kinds of report that a partnership may begin with; from then on its catalogue is its own."""

from dataclasses import dataclass

from goldthread.partnership.forward_plan.models import Rule

WANDSWORTH = "Reports called in by the monitoring sub-committee of a board, annual report 2018-19"
RETURN = "An offer to return to a scrutiny committee after six months, report of 2020"


@dataclass(frozen=True)
class UsualKind:
    """A kind of report, how often it usually comes, and whether it goes out to others."""

    name: str
    rule: str = Rule.YEARLY
    is_outward: bool = False
    drawn_from: str = WANDSWORTH


USUAL_KINDS = (
    UsualKind("Anti-bullying"),
    UsualKind("Online safety"),
    UsualKind("Gangs multi-agency panel"),
    UsualKind("Female genital mutilation"),
    UsualKind("Violence against women and girls"),
    UsualKind("Prevent"),
    UsualKind("Disability and special educational needs"),
    UsualKind("Performance data", Rule.QUARTERLY),
    UsualKind("LADO annual report"),
    UsualKind("Private fostering annual report"),
    UsualKind("Section 11"),
    UsualKind("Multi-agency training annual report"),
    UsualKind("CAMHS and serious incidents"),
    UsualKind("Young carers"),
    UsualKind("MAPPA annual report"),
    UsualKind("MARAC annual report"),
    UsualKind("Early help"),
    UsualKind("Partnership annual report"),
    UsualKind("Sexual exploitation multi-agency panel"),
    UsualKind("Missing children"),
    UsualKind("Health visiting and school nursing"),
    UsualKind("Child protection", Rule.QUARTERLY),
    UsualKind("Neglect strategy"),
    UsualKind("Data report", Rule.QUARTERLY),
    UsualKind("Children looked after"),
    UsualKind("Bereavement guidance", Rule.ONCE),
    UsualKind("Virtual school"),
    UsualKind("Social work health check"),
    UsualKind("Participation of children and young people"),
    UsualKind("Return to a scrutiny committee", Rule.SIX_MONTHLY, is_outward=True, drawn_from=RETURN),
)
