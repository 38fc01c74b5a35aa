"""The made-up procedures and agreements of Northmere, as they came about over four years.

Nobody in it is real. It is recorded through the same commands that people use.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures import demonstration_words as words
from goldthread.partnership.procedures.commands.agreeing import ask_to_sign, confirm_reading, remind_to_sign, sign_up
from goldthread.partnership.procedures.commands.checking import (
    RoundDetails,
    add_action_to_round,
    answer_headings,
    record_round,
    record_sent,
)
from goldthread.partnership.procedures.commands.reasons import Behind, give_reason
from goldthread.partnership.procedures.commands.versions import (
    correct_version,
)
from goldthread.partnership.procedures.demonstration_scene import Scene, Text
from goldthread.partnership.procedures.kinds import DocumentKind as Kind
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, ThresholdRound

MANUAL = "Merefell Regional Safeguarding Procedures (made up)"
PARTNERS = ("Northmere Council", "NHS Northmere and Fells Integrated Care Board", "Merefell Police")
MORE = ("Mere Valley Community NHS Trust", "Northmere Schools Together")
POSTS = {
    "Northmere Council": "Director of children’s services",
    "NHS Northmere and Fells Integrated Care Board": "Director of nursing",
    "Merefell Police": "Head of public protection",
    "Mere Valley Community NHS Trust": "Chief nurse",
    "Northmere Schools Together": "Chair of the heads’ forum",
}


def fictitious_procedures(*, space: Space, by: Actor, at: datetime) -> None:
    """All of them, once. Done again, it changes nothing."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if GoverningDocument.objects.filter(space=space).exists():
            return
        board = boards_on(space.pk, timezone.localdate(at))[0]
        panel = Group.objects.filter(space=space, kind=Group.Kind.PANEL).in_force(timezone.localdate(at))[0]
        agencies = {one.name: one for one in Agency.objects.filter(space=space).select_related("space")}
    scene = Scene(space, board, panel, agencies, by, at)
    _thresholds(scene)
    _arrangements(scene)
    _memorandum(scene)
    _others(scene)


def _thresholds(scene: Scene) -> None:
    """Three versions, the newest after a review; one more is proposed. How it is understood was looked at thrice."""
    title = "Threshold document: which help for which need"
    document = scene.add(
        Kind.THRESHOLDS,
        title,
        Text("1", words.THRESHOLDS_1, 1500),
        Text("2", words.THRESHOLDS_2, 800, "Early help is written down."),
        Text("3", words.THRESHOLDS_3, 120, "Calls are passed on the same day; who lives in the home is asked."),
        Text("4", words.THRESHOLDS_4, None, "Who may be a lead practitioner."),
        purpose="Says which help fits which need, and when social care is asked.",
        owner_agency=scene.agencies[PARTNERS[0]],
        owner_post="Head of the front door",
    )
    _behind_thresholds(scene, title)
    third = scene.made[f"{title} 3"]
    slip = {"printed": "ring the front door and talk it over", "should_be": "call the front door and talk it over"}
    correct_version(version=third, why="The rest of the document says “call”.", **slip, by=scene.by, at=scene.ago(100))
    for name, people in ((PARTNERS[0], 212), (PARTNERS[2], 96), (MORE[1], 340)):
        confirm_reading(
            version=third,
            agency=scene.agencies[name],
            by_day=timezone.localdate(scene.ago(30)),
            people=people,
            by=scene.by,
            at=scene.ago(20),
        )
    _rounds(scene, document)


def _behind_thresholds(scene: Scene, title: str) -> None:
    with opened(actor=SYSTEM_ACTOR, reading=[scene.space.pk]):
        rows = Finding.objects.filter(space=scene.space, review__reference="child-q", number__in=(1, 2))
        findings = list(rows.order_by("number"))
    for finding in findings:
        give_reason(version=scene.made[f"{title} 3"], behind=Behind(finding=finding), by=scene.by, at=scene.ago(120))
    cited = {
        "2": "The partnership’s audit of early help (made up), recommendation 3",
        "4": "Working Together 2023, chapter 3",
    }
    for label, citation in cited.items():
        give_reason(version=scene.made[f"{title} {label}"], behind=Behind(citation=citation), by=scene.by, at=scene.at)


def _rounds(scene: Scene, document: GoverningDocument) -> None:
    how = ThresholdRound.Method
    told = (
        (
            300,
            how.AUDIT,
            40,
            26,
            "Referrals about older children were often one level too low.",
            "Audit of 40 referrals",
        ),
        (
            90,
            how.CONVERSATIONS,
            18,
            14,
            "Schools and health visitors read level 3 alike.",
            "Notes of 18 conversations",
        ),
        (35, how.SURVEY, 164, 131, "New staff do not know whom to ask.", "Survey of practitioners, 164 answers"),
    )
    for days, method, looked_at, right, learned, source in told:
        details = RoundDetails(
            held_on=timezone.localdate(scene.ago(days)),
            method=method,
            looked_at=looked_at,
            at_right_level=right,
            learned=learned,
            source_words=f"{source} (made up)",
        )
        made = record_round(document=document, details=details, by=scene.by, at=scene.ago(days))
    add_action_to_round(
        monitored=made,
        reference="T1",
        details=ActionDetails(
            title="Thresholds in every induction",
            what="an hour on the four levels for whoever is new, with the number of the front door",
            due=PartialDate.from_date(timezone.localdate(scene.at + timedelta(days=45))),
        ),
        agencies=[scene.agencies[PARTNERS[0]]],
        by=scene.by,
        at=scene.ago(30),
    )


def _arrangements(scene: Scene) -> None:
    """Signed by the three partners, and silent about three things that they must say."""
    title = "Multi-agency safeguarding arrangements"
    document = scene.add(
        Kind.ARRANGEMENTS,
        title,
        Text("2025", words.ARRANGEMENTS, 390, edition="2023"),
        purpose="How the safeguarding partners work together, as they must publish.",
        owner_group=scene.board,
    )
    version = scene.made[f"{title} 2025"]
    answer_headings(version=version, answers=words.ANSWERED, by=scene.by, at=scene.ago(380))
    sent_on = timezone.localdate(scene.ago(380))
    record_sent(version=version, sent_on=sent_on, by=scene.by, at=scene.ago(380))
    _ask(scene, document, PARTNERS, 395)
    _sign(scene, version, PARTNERS, 392)


def _memorandum(scene: Scene) -> None:
    """Five are asked; two have not signed the version in force, one of them never."""
    title = "Memorandum: police calls to a child’s home, and schools"
    document = scene.add(
        Kind.MEMORANDUM,
        title,
        Text("1.0", words.MEMORANDUM_1, 500),
        Text("1.1", words.MEMORANDUM_2, 40, "Whether the child was seen."),
        purpose="A school learns before the next school day that the police were called to a child’s home.",
        owner_agency=scene.agencies[PARTNERS[2]],
        owner_post="Head of public protection",
    )
    _ask(scene, document, (*PARTNERS, *MORE), 45, by_in=40)
    _sign(scene, scene.made[f"{title} 1.0"], (*PARTNERS, MORE[0]), 480)
    _sign(scene, scene.made[f"{title} 1.1"], (PARTNERS[0], PARTNERS[2], MORE[0]), 30)
    remind_to_sign(document=document, by=scene.by, at=scene.ago(3))


def _ask(
    scene: Scene, document: GoverningDocument, names: tuple[str, ...], days: int, by_in: int | None = None
) -> None:
    at = scene.ago(days)
    sign_by = timezone.localdate(at + timedelta(days=by_in)) if by_in else None
    asked = [scene.agencies[name] for name in names]
    ask_to_sign(document=document, agencies=asked, sign_by=sign_by, by=scene.by, at=at)


def _sign(scene: Scene, version: GoverningVersion, names: tuple[str, ...], days: int) -> None:
    for name in names:
        sign_up(
            version=version,
            agency=scene.agencies[name],
            post=POSTS[name],
            signed_on=timezone.localdate(scene.ago(days)),
            by=scene.by,
            at=scene.ago(days),
        )


def _others(scene: Scene) -> None:
    """A policy whose review is overdue, terms of reference in two versions, an agreement, and a link to a manual."""
    scene.add(
        Kind.POLICY,
        "Escalation policy: when agencies do not agree",
        Text("1", words.ESCALATION, 800),
        purpose="What to do when agencies do not agree on what a child needs.",
        owner_agency=scene.agencies[PARTNERS[1]],
        owner_post="Designated nurse",
    )
    scene.add(
        Kind.SHARING,
        "Information sharing agreement",
        Text("2", words.SHARING, 200),
        Text("3", words.SHARING_3, 10, "What is kept of a refusal.", waits=True),
        purpose="What is shared about children, and how.",
        owner_agency=scene.agencies[PARTNERS[0]],
        owner_post="Head of information governance",
    )
    scene.add(
        Kind.TERMS,
        f"Terms of reference: {scene.panel.name}",
        Text("1", words.TERMS_1, 900),
        Text("2", words.TERMS_2, 300, "One from education is needed for the quorum."),
        group=scene.panel,
        owner_group=scene.panel,
    )
    scene.add(
        Kind.PROCEDURE,
        "Child protection conferences",
        purpose="Who comes, what is read before, and what is decided.",
        manual_name=MANUAL,
        manual_link="https://procedures.example/conferences",
        owner_agency=scene.agencies[PARTNERS[0]],
        review_on=timezone.localdate(scene.at + timedelta(days=60)),
    )
