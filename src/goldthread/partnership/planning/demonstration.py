"""What the made-up board plans: needs, three priorities with a strand, how they go, a campaign, and last year's.

Nobody and nothing in it is real. It is recorded through the same commands that people use.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.commands import GroupDetails, add_group
from goldthread.foundation.groups.models import Group, GroupKind
from goldthread.foundation.records.dates import DAY, PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.planning.commands import (
    ActivityDetails,
    AssessmentDetails,
    CampaignDetails,
    FigureDetails,
    PriorityDetails,
    Reached,
    Report,
    add_activity,
    add_campaign,
    add_challenge,
    add_figure_of_need,
    add_figure_of_outcome,
    add_need,
    add_needs_assessment,
    add_outcome,
    add_priority,
    carry_on,
    give_out_action,
    record_audit,
    record_reach,
    report_activity,
    set_reasons,
)
from goldthread.partnership.planning.models import Need, Priority
from goldthread.partnership.planning.years import first_day, year_in_words, year_of

LOOKED_AT = (
    "Yearly returns of three years, two audits, the review of Child Q, and what 60 young people told the youth council."
)
# What was found, and of it: what was counted, the figure, its unit and where it comes from.
NEEDS = (
    (
        "Neglect is seen late: four families in ten had been known for two years before a plan was made",
        ("families known for two years before a plan", "41", "%", "Case audit of 58 plans"),
    ),
    (
        "Children who care for a parent are seldom asked how they are",
        ("young carers with an assessment", "63", "children", "Young carers’ service, yearly count"),
    ),
)
REPORTS = (
    (
        "done",
        60,
        "All 34 schools and nurseries have had it.",
        "Schools say that they ask earlier; nobody has tested it.",
    ),
    ("held_up", 12, "The two hospitals use another system. It waits for the trusts to agree on one form.", ""),
)


def fictitious_plans(*, space: Space, by: Actor, at: datetime) -> None:
    """This year’s plan and last year’s. Done again, it changes nothing."""
    year = year_of(timezone.localdate(at))
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Priority.objects.filter(space=space).exists():
            return
        board = Group.objects.select_related("space").get(space=space, template="board")
        agencies = list(Agency.objects.filter(space=space, ends_on=None).order_by("pk"))
        finding = Finding.objects.filter(space=space, review__reference="child-q").order_by("number").first()
    needs = _needs(board, year, by, at)
    neglect = _neglect(board, year, needs[0], finding, agencies, by, at)
    _carers(board, year, needs[1], agencies, by, at)
    _exploitation(board, year, by, at)
    _last_year(board, year - 1, neglect, by, at)


def _needs(board: Group, year: int, by: Actor, at: datetime) -> list[Need]:
    details = AssessmentDetails(
        f"Needs of children in Northmere, {year_in_words(year - 1)}",
        LOOKED_AT,
        first_day(year - 3),
        first_day(year) - timedelta(days=1),
        "How many children are taught at home and not seen by anybody else. No agency counts them.",
    )
    assessment = add_needs_assessment(space=board.space, board=board, details=details, by=by, at=at)
    found = []
    for words, (measure, value, unit, comes_from) in NEEDS:
        need = add_need(assessment=assessment, words=words, by=by, at=at)
        figure = FigureDetails(measure, Decimal(value), year_in_words(year - 1), comes_from, unit)
        add_figure_of_need(need=need, details=figure, by=by, at=at)
        found.append(need)
    return found


def _neglect(
    board: Group, year: int, need: Need, finding: Finding | None, agencies: list[Agency], by: Actor, at: datetime
) -> Priority:
    """A priority of three years, with what is wanted and three activities: done, held up and overdue."""
    today = timezone.localdate(at)
    priority = _set(board, "Neglect is seen and acted on early", year, year + 2, by, at)
    among = [finding] if finding else []
    set_reasons(priority=priority, needs=[need], findings=among, among=among, by=by, at=at)
    outcome = add_outcome(
        priority=priority,
        words="Children who are neglected get help within half a year of the first worry",
        known_by="A yearly audit of new plans",
        by=by,
        at=at,
    )
    figure = FigureDetails("of new plans within half a year", Decimal(38), year_in_words(year - 1), "Case audit", "%")
    add_figure_of_outcome(outcome=outcome, details=figure, by=by, at=at)
    planned = (
        ActivityDetails(
            "Teach the neglect toolkit in every school and nursery", agencies[0], None, "Head of early help"
        ),
        ActivityDetails("One form for a first worry in all health services", agencies[1], due_by=_in(today, 90)),
        ActivityDetails("A letter to every family that was closed without help", agencies[0], due_by=_in(today, -20)),
    )
    activities = [add_activity(priority=priority, details=one, was_due=True, by=by, at=at) for one in planned]
    for activity, (says, days, words, changed) in zip(activities, REPORTS, strict=False):
        report = Report(says, _in(today, -days), words, changed)
        report_activity(activity=activity, report=report, by=by, at=at)
    due = PartialDate.from_date(_in(today, 45), DAY)
    give_out_action(
        activity=activities[1],
        reference="P1",
        details=ActionDetails("Agree on one form with both hospital trusts", due=due),
        agencies=[agencies[1]],
        by=by,
        at=at,
    )
    add_challenge(
        priority=priority, words="Two trusts, two systems, and nobody who may decide for both", year=year, by=by, at=at
    )
    return priority


def _carers(board: Group, year: int, need: Need, agencies: list[Agency], by: Actor, at: datetime) -> None:
    """A priority with a strand, which a task group carries and which was audited."""
    priority = _set(board, "Children who carry too much are noticed", year, year, by, at)
    set_reasons(priority=priority, needs=[need], findings=[], among=[], by=by, at=at)
    details = GroupDetails("Young carers task group", GroupKind.TASK_AND_FINISH, parent=board, purpose="A year’s work")
    group = add_group(space=board.space, details=details, starts_on=first_day(year), by=by, at=at)
    strand = _set(
        board,
        "Young carers",
        year,
        year,
        by,
        at,
        parent=priority,
        is_strand=True,
        group=group,
        why="Asked by whom, and when.",
    )
    activity = add_activity(
        priority=strand,
        details=ActivityDetails("Ask about caring at every school nurse’s visit", None, group, "Chair"),
        by=by,
        at=at,
    )
    report = Report("under_way", _in(timezone.localdate(at), -9), "Begun in 9 of 21 schools.")
    report_activity(activity=activity, report=report, by=by, at=at)
    record_audit(
        priority=strand,
        audited_on=_in(timezone.localdate(at), -70),
        words="Of 20 visits, 7 notes say that caring was asked about.",
        by=by,
        at=at,
    )


def _exploitation(board: Group, year: int, by: Actor, at: datetime) -> None:
    """A priority with a campaign: a play in schools, and whom it reached so far."""
    today = timezone.localdate(at)
    priority = _set(board, "Harm outside the home", year, year, by, at)
    details = CampaignDetails(
        "“Not your mate”, a play in schools",
        "Four actors and a talk afterwards, for years 8 and 9",
        "Merefell Youth Theatre (made up)",
        "£4,800 for 12 performances",
        first_day(year),
        first_day(year) + timedelta(days=300),
    )
    campaign = add_campaign(priority=priority, details=details, by=by, at=at)
    for reached in (
        Reached(_in(today, -50), 4, 1130, 62, "Four secondary schools", "“I knew somebody like her.”"),
        Reached(_in(today, -8), 2, 540, None, "Two secondary schools"),
    ):
        record_reach(campaign=campaign, reached=reached, by=by, at=at)


def _last_year(board: Group, year: int, now: Priority, by: Actor, at: datetime) -> None:
    """What was put first a year ago: one priority goes on, one ended, and of one nobody decided."""
    decided_on: date = first_day(year + 1) + timedelta(days=30)
    neglect = _set(board, "Know neglect", year, year, by, at)
    online = _set(board, "Safer online", year, year, by, at)
    _set(board, "Fathers are asked and heard", year, year, by, at)
    carry_on(
        priority=neglect,
        to=now,
        why="Staff know the signs; help still comes late.",
        decided_on=decided_on,
        by=by,
        at=at,
    )
    carry_on(priority=online, why="Schools teach it by themselves now.", decided_on=decided_on, by=by, at=at)


def _set(board: Group, title: str, first: int, last: int, by: Actor, at: datetime, **more: object) -> Priority:
    details = PriorityDetails(title, first, last, **more)  # type: ignore[arg-type]
    return add_priority(space=board.space, board=board, details=details, by=by, at=at)


def _in(today: date, days: int) -> date:
    return today + timedelta(days=days)
