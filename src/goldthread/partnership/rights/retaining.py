"""A matter of information rights goes whole, once a partnership said how long such stay; until then it can be held."""

from django.db.models.functions import TruncDate

from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind, Part, declare
from goldthread.partnership.rights.models import (
    AccessRequest,
    Breach,
    BreachReport,
    BreachStep,
    ClockStop,
    Complaint,
    Correction,
    Extension,
    GatheredItem,
    InformationAnswer,
    LogEntry,
    Matter,
    Pack,
    RaisedAction,
    RedactedCopy,
    SearchDetail,
    WithheldPassage,
    WithheldWords,
)

KIND = "rights-matter"


def register() -> None:
    """Called when the program starts. What a file of a pack was gathered from is no part: it stays where it belongs."""
    declare(
        Kind(
            code=KIND,
            class_code="rights-record",
            title="Matter of information rights",
            root=Matter,
            candidates=Matter.objects.all,
            anchors={Anchor.CLOSURE: TruncDate("closed_at")},
            parts=[
                Part(WithheldPassage, "matter", called="passage withheld"),
                Part(WithheldWords, "matter", called="word withheld"),
                Part(RedactedCopy, "matter"),
                Part(StoredFile, through=(RedactedCopy, "file", "matter"), called="file"),
                Part(GatheredItem, "matter", called="item gathered", emptied="words"),
                Part(SearchDetail, "matter", called="detail looked for"),
                Part(Pack, "matter"),
                Part(StoredFile, through=(Pack, "file", "matter"), called="file"),
                Part(AccessRequest, "matter", called="record of the search"),
                Part(BreachReport, "matter", called="report of a breach"),
                Part(BreachStep, "matter", called="step taken"),
                *(Part(model, "matter") for model in (Breach, Correction, Complaint, InformationAnswer)),
                Part(RaisedAction, "matter", called="link to an action"),
                Part(ClockStop, "matter", called="stop of the clock"),
                Part(Extension, "matter"),
                Part(LogEntry, "matter", called="line of its log"),
            ],
            needs=[],
        )
    )


def kind() -> Kind:
    return KINDS[KIND]
