"""What was set in a case goes with it: its actions, what was reported and judged of them, and their evidence."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import Exact

from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.foundation.actions.models import Action, ActionEvidence, ActionOwner
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.imports.models import LoadedReport
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.foundation.retention.kinds.declaring import Need, Part

OPEN_ACTION = Need(
    Q(Exists(Action.objects.filter(origin=CASE_KIND, origin_id=OuterRef("pk"), status__in=Action.OPEN_STATUSES))),
    "An action that was set in it is still open: close the action first.",
)
OF_REVIEWS = "review record"
"""The class of other actions: those that came of reviews stay for good, and those of a case go with it."""
FORMS_OF_ACTIONS = (
    *("report-progress", "give-evidence", "ask-for-more"),
    *("supersede-action", "transfer-action", "reopen-action"),
)


def parts_of_actions() -> Iterator[Part]:
    """In the order in which they go."""
    yield _of_action(Asking, "action__", "asking", "one-time link")
    yield _of_action(LoadedReport, "report__action__", "report from a file", "")
    yield _of_action(ProgressReport, "action__", "report on an action", OF_REVIEWS)
    yield _of_action(Judgement, "action__", "judgement of an action", OF_REVIEWS)
    yield _of_action(Escalation, "action__", "escalation of an action", OF_REVIEWS)
    yield from _parts_of_evidence()
    yield _of_action(ActionOwner, "action__", "owner of an action", OF_REVIEWS)
    yield _of_action(Action, "", "action", OF_REVIEWS, FORMS_OF_ACTIONS)


def _of_action(model: type[Model], way: str, called: str, otherwise: str, forms: Iterable[str] = ()) -> Part:
    of_case, drafts = Q(**{f"{way}origin": CASE_KIND}), tuple(f"{form}-{{pk}}" for form in forms)
    return Part(model, f"{way}origin_id", where=of_case, called=called, otherwise=otherwise, drafts=drafts)


def _parts_of_evidence() -> Iterator[Part]:
    """Evidence that shows actions of this case and nothing else. What shows another action too stays with that."""
    links = (ActionEvidence, "evidence", "action__origin_id")
    of_case = _shows_one_case("evidence")
    file_of_case = Q(Exists(EvidenceVersion.objects.filter(of_case, file=OuterRef("pk"))))
    files = (EvidenceVersion, "file", "evidence__shows__action__origin_id")
    yield _of_action(ActionEvidence, "action__", "link to evidence", "evidence")
    yield Part(EvidenceVersion, through=links, by="evidence_id", where=of_case, called="version", otherwise="evidence")
    yield Part(StoredFile, through=files, where=file_of_case, called="file")
    drafts = ("renew-evidence-{pk}", "withdraw-evidence-{pk}")
    yield Part(Evidence, through=links, where=_shows_one_case("pk"), otherwise="evidence", drafts=drafts)


def _shows_one_case(evidence: str) -> Q:
    """That all which evidence shows was set in one case; ``evidence`` is the field that names it."""
    links = ActionEvidence.objects.filter(evidence=OuterRef(evidence))
    others = links.exclude(action__origin=CASE_KIND)
    return ~Q(Exists(others)) & Q(Exact(_case_of(links, "action__origin_id"), _case_of(links, "-action__origin_id")))


def _case_of(links: QuerySet[ActionEvidence], order: str) -> Subquery:
    return Subquery(links.order_by(order).values("action__origin_id")[:1])
