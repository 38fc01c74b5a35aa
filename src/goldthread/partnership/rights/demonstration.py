"""Made-up matters of information rights: one request half done, one breach, one correction and one complaint.

Nobody in them is real. The child is the one of the made-up review.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.access import (
    Asking,
    add_search_details,
    leave_out,
    record_access_request,
    record_gathered,
    record_identity,
)
from goldthread.partnership.rights.commands.breaches import (
    Known,
    assess_risk,
    decide_to_notify,
    record_breach,
    record_step,
)
from goldthread.partnership.rights.commands.complaints import (
    acknowledge,
    raise_action,
    record_complaint,
    record_information_request,
)
from goldthread.partnership.rights.commands.corrections import (
    Wrong,
    decide_correction,
    record_correction_request,
)
from goldthread.partnership.rights.commands.matters import stop_clock
from goldthread.partnership.rights.commands.ordering import order_gathering
from goldthread.partnership.rights.commands.withholding import Why, withhold_passages, withhold_words
from goldthread.partnership.rights.gathering import gather
from goldthread.partnership.rights.jobs import GATHERER
from goldthread.partnership.rights.models import AccessRequest, Breach, Complaint, Correction, Matter
from goldthread.partnership.rights.pictures_demonstration import include_the_drawing, pictures_of_an_action
from goldthread.partnership.rights.releasing import kept_items


def fictitious_rights(*, space: Space, by: Actor, at: datetime) -> None:
    """Once: what is there already stays as it is."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Matter.objects.filter(space=space).exists():
            return
    access = _access(space, by, at)
    _waiting(space, by, at)
    pictures_of_an_action(action=_breach(space, by, at), by=by, at=at)
    _gathered(access, by, at)
    _correction(space, by, at)
    _complaint(space, by, at)


def _access(space: Space, by: Actor, at: datetime) -> AccessRequest:
    """A parent asks for a child, and it is known who they are."""
    received = timezone.localdate(at - timedelta(days=12))
    asking = Asking(
        asked_by="parent",
        what="Everything that is held about my child, above all what the review says",
        received_on=received,
        is_child=True,
        understanding="not_able",
        weighed="She is seven. She told her social worker that what she said of school is to stay between them",
    )
    matter = record_access_request(space=space, asking=asking, by=by, at=at - timedelta(days=11))
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        access = AccessRequest.objects.select_related("matter__space").get(matter=matter)
    how = "Passport and the child’s birth certificate seen; parental responsibility confirmed by the council"
    record_identity(access=access, how=how, checked_on=received, by=by, at=at)
    for kind, details in (("name", ("Teasel Thornbury-Vetch", "Tizzy")), ("identifier", ("999 012 3456",))):
        add_search_details(matter=matter, kind=kind, details=details, by=by, at=at)
    return access


def _gathered(access: AccessRequest, by: Actor, at: datetime) -> None:
    """Gathered, and not all looked through yet."""
    space, matter = access.matter.space, access.matter
    ordered = order_gathering(access=access, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        gathered = gather(access.matter)
    record_gathered(access=ordered, gathered=gathered, by=GATHERER, at=at)
    include_the_drawing(matter=matter, by=by, at=at)
    why = Why("third_party", "The brother did not ask and is not told of it")
    withhold_words(matter=matter, words=["her brother"], why=why, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        first = kept_items(matter).filter(file=None).select_related("matter").last()
        told = kept_items(matter).filter(words__contains="Tizzy and").select_related("matter").first()
    if told:
        kept = Why("harm", "It would be known that the reviewer came", is_told=False)
        withhold_passages(item=told, spans=[], words=["the reviewer met"], why=kept, by=by, at=at)
    if first:
        leave_out(item=first, why="It repeats what the record says", by=by, at=at)


def _waiting(space: Space, by: Actor, at: datetime) -> None:
    """Somebody asked, and it is not known yet who."""
    received = timezone.localdate(at - timedelta(days=3))
    asking = Asking(asked_by="solicitor", what="All papers about a client", received_on=received)
    matter = record_access_request(space=space, asking=asking, by=by, at=at)
    note = "The client’s signed authority was asked for"
    stop_clock(matter=matter, why="identity", from_on=received, note=note, by=by, at=at)


def _breach(space: Space, by: Actor, at: datetime) -> Action:
    """Known since yesterday, and to be told. Gives the action that came of it."""
    known = Known(
        aware_at=at - timedelta(hours=20),
        what="Minutes of a panel went to a mailing list instead of its members",
        data="First names and schools of three children",
        people=3,
    )
    matter = record_breach(space=space, known=known, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        breach = Breach.objects.select_related("matter").get(matter=matter)
    words = "The list was asked to delete it; 11 of 14 have confirmed"
    record_step(breach=breach, taken_on=timezone.localdate(at), words=words, by=by, at=at)
    breach = assess_risk(breach=breach, risk="risk", why="Others could work out who the children are", by=by, at=at)
    decide_to_notify(breach=breach, decision="notify", why="A risk is not unlikely", by=by, at=at)
    title = "Read who is on a list aloud before papers are sent to it"
    return raise_action(matter=matter, title=title, due_on=timezone.localdate(at + timedelta(days=30)), by=by, at=at)


def _correction(space: Space, by: Actor, at: datetime) -> None:
    """A note stands at an action, and the person is still to be told."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        action = Action.objects.filter(space=space, is_restricted=False).order_by("pk").first()
    if action is None:
        return
    wrong = Wrong(
        "person", "It says that I was at the meeting", timezone.localdate(at), f"Action {action.reference}", action
    )
    matter = record_correction_request(space=space, wrong=wrong, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        correction = Correction.objects.select_related("matter").get(matter=matter)
    note = "Who was at the meeting of 3 March is disputed."
    decide_correction(correction=correction, decision="noted", why="There are no minutes", note=note, by=by, at=at)


def _complaint(space: Space, by: Actor, at: datetime) -> None:
    """Acknowledged, to be answered; and a question about public information."""
    received = timezone.localdate(at - timedelta(days=9))
    what = "My request took longer than a month and nobody told me"
    matter = record_complaint(space=space, asked_by="person", what=what, received_on=received, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        complaint = Complaint.objects.select_related("matter").get(matter=matter)
    acknowledge(complaint=complaint, on=timezone.localdate(at - timedelta(days=7)), by=by, at=at)
    asked = "How many reviews the partnership finished in each year since 2019"
    record_information_request(space=space, what=asked, received_on=received, by=by, at=at)
