"""Finding what a one-time link is about, for somebody who has no account."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.commands.models import Receipt
from goldthread.foundation.evidence.models import EvidenceVersion
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.progress.models import Judgement
from goldthread.foundation.progress.owners import last_judgement
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def asking_behind(text: str) -> Asking | None:
    """What somebody was asked by the link with this text, whatever has become of it; nothing if there is none."""
    link = pass_behind(text, PassKind.LINK)
    if link is None:
        return None
    return _asking_by(link.pk, link.space_id)


def as_it_is(asking: Asking) -> Asking:
    """Read afresh: somebody else may have answered by it, or ended it, a moment ago."""
    return _asking_by(asking.link_id, asking.space_id) or asking


def _asking_by(link: int, space: int) -> Asking | None:
    with opened(actor=SYSTEM_ACTOR, reading=[space]):
        asked = Asking.objects.filter(link=link).select_related("space", "report", "agency", "action")
        return asked.select_related("link__issued_by", "link__agency").first()


def holder_for(asking: Asking) -> PassHolder:
    """Whoever answers, under the name that the report carries. To be asked only where the code has been shown."""
    return PassHolder(asking.link_id, asking.space_id, f"one-time link to {asking.mailbox_called}")


def action_for(holder: PassHolder, asking: Asking, at: datetime) -> Action | None:
    """The action as the holder may see it now; nothing if the agency owes it no longer. The holder's wall is open."""
    seen = Action.objects.visible_to(standing_of(holder, timezone.localdate(at), at))
    return seen.filter(pk=asking.action_id).select_related("space").first()


def more_asked(action: Action) -> Judgement | None:
    """What more was asked of what had been reported, if that is how the action was judged last."""
    judged = last_judgement(action)
    return judged if judged and judged.verdict == Judgement.Verdict.MORE_ASKED else None


def evidence_with(asking: Asking) -> EvidenceVersion | None:
    """What was shown with the answer: it was given in the same moment."""
    if asking.report is None:
        return None
    with opened(actor=SYSTEM_ACTOR, reading=[asking.space_id]):
        shown = EvidenceVersion.objects.filter(
            evidence__shows__action=asking.action_id,
            evidence__agency=asking.agency_id,
            evidence__given_at=asking.report.reported_at,
            number=1,
        )
        return shown.select_related("evidence", "file").first()


def was_sent_by(asking: Asking, key: str) -> bool:
    """Whether the answer came of the form with this key, which was sent twice."""
    with opened(actor=SYSTEM_ACTOR, reading=[asking.space_id]):
        return bool(key and asking.report) and Receipt.objects.filter(key=key, object_id=asking.report_id).exists()


def last_asked(space: Space, agency: Agency) -> Asking | None:
    """The last asking of an agency, whose mailbox is offered again."""
    return Asking.objects.filter(space=space, agency=agency).order_by("-pk").first()


def inbox_of(agency: Agency) -> str:
    """The team inbox through which the agency is chased, if it has named one."""
    chased = ChasedAgency.objects.filter(space=agency.space_id, agency=agency).first()
    return chased.inbox if chased else ""
