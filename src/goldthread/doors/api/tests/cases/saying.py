"""What systems send about cases, and what is kept of it."""

from datetime import timedelta

from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

HERE = "spaces/northborough/cases"
PATHWAY = "spaces/northborough/pathways/professional-disagreement"
UP = {"why": "It was not settled.", "to_whom": "The next managers"}
RESOLVED = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "Talk sooner.", "tell_children": ""}


def moment(at=None):
    return (at or timezone.now() - timedelta(minutes=5)).isoformat()


def send(system, path, says, key="case-key-1", happened_at=None, **headers):
    named = {"Idempotency-Key": key, **{name.replace("_", "-"): value for name, value in headers.items()}}
    said = {"happened_at": happened_at or moment(), "says": says}
    return system.post(f"/api/v1/{path}", said, content_type="application/json", headers=named)


def raised(police, council, **said):
    return {
        "safety": "safe",
        "raised_by": police.pk,
        "against": council.pk,
        "child": "Our number 4711",
        "topic": "threshold",
        "concern": "We think that the child needs a social worker.",
        "wanted": "Make an assessment.",
        **said,
    }


def step_of(case, step):
    return f"{PATHWAY}/cases/{case.reference}/steps/{step}"


def records_of(case, step):
    return f"{PATHWAY}/cases/{case.reference}/records/{step}"


def as_kept(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)


def events_in(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(CaseEvent.objects.filter(case=case).order_by("pk"))


def references(answer):
    return [one["reference"] for one in answer["items"]]
