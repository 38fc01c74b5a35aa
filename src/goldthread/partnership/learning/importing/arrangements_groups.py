"""The groups of published arrangements and the seats on them, by post and never by name."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.loads.kinds import Loading
from goldthread.foundation.records.dates import DAY, PartialDate, in_words
from goldthread.foundation.sources.models import Basis
from goldthread.partnership.learning.importing.arrangements_schema import (
    BEFORE,
    ArrangementsFile,
    BoardFacts,
    ExecutiveFacts,
    MeetingFacts,
    PanelFacts,
    ScrutinyFacts,
    SubGroupFacts,
    UnitFacts,
)
from goldthread.partnership.learning.importing.owners import Directory
from goldthread.partnership.learning.importing.reading_rules import purpose_in

Role = Seat.Role
NOT_STATED = "Since when and until when is not stated in the source."


@dataclass(frozen=True)
class Reform:
    """The day that divides before from after, and how that is said beside each date taken from it."""

    day: date
    ended: str
    began: str
    taking_part: str

    @classmethod
    def on(cls, day: date) -> "Reform":
        published = f"the arrangements published on {in_words(day)}"
        return cls(
            day,
            ended=f"Inferred: described before the reform; that it ended with {published} is not stated.",
            began=f"Inferred: first described in {published}; when it began is not stated.",
            taking_part=f"Named in {published}; since when it takes part is not stated.",
        )

    @property
    def eve(self) -> date:
        return self.day - timedelta(days=1)


def load_board(facts: BoardFacts, file: ArrangementsFile, reform: Reform, loading: Loading) -> Group:
    """A strategic board. The own one has an independent chair before the reform, a scrutineer after."""
    is_own = facts.name == file.partnership.name
    board = loading.add(
        Group,
        facts,
        name=facts.name,
        short_name=facts.abbreviation or "",
        kind=Group.Kind.BOARD,
        purpose=purpose_in(facts.scope),
        note=(file.partnership.name_decision or "") if is_own else "",
        dates_note=NOT_STATED,
    )
    if is_own and file.independent_scrutiny:
        _head_of_board(board, file.independent_scrutiny, reform, loading)
    return board


def _head_of_board(board: Group, facts: ScrutinyFacts, reform: Reform, loading: Loading) -> None:
    loading.add(
        Seat,
        facts,
        group=board,
        role=Role.INDEPENDENT_CHAIR,
        post=facts.replaces,
        ends_on=reform.eve,
        dates_note=reform.ended,
        basis=Basis.STATED,
    )
    loading.add(
        Seat,
        facts,
        group=board,
        role=Role.INDEPENDENT_SCRUTINEER,
        post=facts.role,
        starts_on=reform.day,
        dates_note=reform.began,
        basis=Basis.STATED,
    )


def load_executive(
    facts: ExecutiveFacts, file: ArrangementsFile, reform: Reform, directory: Directory, loading: Loading
) -> Group:
    """The executive in which the safeguarding partners sit with the chairs of the boards."""
    signed = "; ".join(_signature(partner) for partner in file.safeguarding_partners)
    executive = loading.add(
        Group,
        facts,
        name="Strategic Partnership Executive",
        short_name=facts.abbreviation,
        kind=Group.Kind.EXECUTIVE,
        purpose=facts.responsibility,
        note=f"Arrangements signed by post: {signed}",
        starts_on=reform.day,
        dates_note=reform.began,
    )
    _seat(executive, facts, Role.CHAIR, facts.chair_role, directory, loading)
    for attendee in facts.attendees:
        _seat(executive, facts, Role.MEMBER, attendee, directory, loading)
    return executive


def _signature(partner: Any) -> str:
    as_signed = f", as {partner.name_on_signature}" if partner.name_on_signature else ""
    acting = f", acting for {partner.acts_for}" if partner.acts_for else ""
    return f"{partner.signatory_role} ({partner.name}{as_signed}{acting})"


def load_unit(facts: UnitFacts, loading: Loading) -> Group:
    """The unit that supports the boards, and its head."""
    unit = loading.add(
        Group,
        facts,
        name=facts.name,
        short_name=facts.abbreviation,
        kind=Group.Kind.TEAM,
        purpose=f"supports {', '.join(facts.supports)}",
        note=f"{facts.head_role}: also {facts.head_also}" if facts.head_also else "",
        dates_note=NOT_STATED,
    )
    loading.add(Seat, facts, group=unit, role=Role.BUSINESS_MANAGER, post=facts.head_role, basis=Basis.STATED)
    return unit


def load_sub_group(facts: SubGroupFacts, board: Group, reform: Reform, directory: Directory, loading: Loading) -> Group:
    """A sub-group of the board with its chair; one described only before the reform ended with it."""
    ended = {"ends_on": reform.eve, "dates_note": reform.ended} if facts.snapshot == BEFORE else {}
    said = {
        "Criterion for a review": facts.review_criterion,
        "Who may refer": facts.who_may_refer,
        "Priorities": "; ".join(facts.key_priorities),
        "Guidance": facts.guidance,
        "Missing in the source": facts.gap,
    }
    group = loading.add(
        Group,
        facts,
        name=facts.name,
        short_name=facts.abbreviation,
        kind=Group.Kind.SUB_GROUP,
        parent=board,
        purpose=facts.purpose,
        is_statutory=facts.statutory,
        terms_of_reference=facts.terms_of_reference or "",
        note="\n".join(f"{name}: {words}" for name, words in said.items() if words),
        **ended,
    )
    organisation = facts.chair_organisation or ""
    known = directory.find(organisation) if organisation else None
    loading.add(
        Seat,
        facts,
        group=group,
        role=Role.CHAIR,
        post=facts.chair_role,
        agency=known if isinstance(known, Agency) else None,
        agency_as_printed=organisation,
        basis=Basis.STATED,
        **ended,
    )
    return group


def load_meeting(facts: MeetingFacts, board: Group, directory: Directory, loading: Loading) -> Group:
    """A standing meeting about children, with those who chair it together."""
    group = loading.add(
        Group,
        facts,
        name=facts.name,
        short_name=facts.abbreviation,
        kind=Group.Kind.PANEL,
        parent=board,
        purpose="; ".join(facts.purposes),
        cadence=facts.frequency or "",
        note=f"Feeds: {facts.feeds}" if facts.feeds else "",
        dates_note=NOT_STATED,
    )
    for chair in facts.co_chairs:
        known = directory.find(chair)
        loading.add(
            Seat,
            facts,
            group=group,
            role=Role.CO_CHAIR,
            agency=known if isinstance(known, Agency) else None,
            agency_as_printed=chair,
            basis=Basis.STATED,
        )
    return group


def load_panel(facts: PanelFacts, loading: Loading) -> Group:
    """One Panel: a fixed membership with named deputies, for every statutory review."""
    started, rules = PartialDate.parse(facts.started), facts.rules
    panel = loading.add(
        Group,
        facts,
        name=facts.name,
        kind=Group.Kind.PANEL,
        purpose="; ".join(facts.remit),
        cadence=facts.frequency,
        substitutes_allowed=rules.substitutes_allowed,
        note=_rules_in_words(facts),
        starts_on=started.first,
        dates_note="" if started.precision == DAY else f"The source gives only {started}; its first day is ours.",
    )
    loading.add(Seat, facts, group=panel, role=Role.CHAIR, post="panel chair", basis=Basis.STATED)
    loading.add(Seat, facts, group=panel, role=Role.ADVISER, post=rules.advisor_role, basis=Basis.STATED)
    loading.add(Seat, facts, group=panel, role=Role.OBSERVER, post=rules.final_decision, basis=Basis.STATED)
    for member in facts.membership:
        loading.add(Seat, facts, group=panel, role=Role.MEMBER, agency_as_printed=member, basis=Basis.STATED)
    return panel


def _rules_in_words(facts: PanelFacts) -> str:
    rules = facts.rules
    said = {
        "Membership": facts.membership_note,
        "Fixed membership": _yes(rules.standing_membership),
        "Named deputies": _yes(rules.named_deputies),
        "Observer": rules.observer,
        "After the panel": rules.after_panel,
        "Final decision": rules.final_decision,
        "Rapid review": f"within {rules.rapid_review_working_days} working days",
        "If no meeting falls in that time": rules.if_panel_date_misses_deadline,
    }
    return "\n".join(f"{name}: {words}" for name, words in said.items() if words)


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _seat(group: Group, facts: Any, role: str, printed: str, directory: Directory, loading: Loading) -> None:
    """A seat printed as “post, organisation”; the organisation is matched if it is known."""
    _, _, organisation = printed.rpartition(", ")
    known = directory.find(organisation) if organisation else None
    loading.add(
        Seat,
        facts,
        group=group,
        role=role,
        post=printed,
        agency=known if isinstance(known, Agency) else None,
        agency_as_printed=organisation if ", " in printed else "",
        starts_on=group.starts_on,
        dates_note=group.dates_note,
        basis=Basis.STATED,
    )
