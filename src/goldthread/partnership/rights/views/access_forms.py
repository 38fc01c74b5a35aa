"""Forms of a subject access request: from its receipt to what is handed over."""

from functools import partial
from typing import Any

from goldthread.foundation.form_pages.about import today_as
from goldthread.partnership.rights.commands.access import check_about_a_child
from goldthread.partnership.rights.commands.correcting import check_is_a_request
from goldthread.partnership.rights.commands.ordering import check_may_be_gathered, check_may_be_packed
from goldthread.partnership.rights.commands.packs import check_may_be_released, check_waits_for_a_look
from goldthread.partnership.rights.forms.access import (
    AddSearchDetails,
    CheckPack,
    CorrectRequest,
    OrderGathering,
    OrderPack,
    RecordAccessRequest,
    RecordIdentity,
    ReleasePack,
    RemoveSearchDetail,
    WeighUnderstanding,
)
from goldthread.partnership.rights.models import AccessRequest, Matter, Pack, SearchDetail
from goldthread.partnership.rights.pack_content import USUAL_LETTER
from goldthread.partnership.rights.views.declaring import about, about_matter, received

about_access = partial(about, AccessRequest, given="access")
about_pack = partial(about, Pack, "pack", given="pack")


def _as_recorded(matter: Matter) -> dict[str, Any]:
    """What is recorded of a request now, whatever its kind."""
    said = {name: getattr(matter, name) for name in ("asked_by", "received_on", "what")}
    child = AccessRequest.objects.filter(matter=matter).values("is_child", "understanding", "weighed").first()
    return {**said, **(child or {})}


record = received(form=RecordAccessRequest, send=RecordAccessRequest.record, title="Record a subject access request")

correct = about_matter(
    form=CorrectRequest,
    send=CorrectRequest.correct,
    open_if=check_is_a_request,
    options=lambda _, matter: {"kind": matter.kind},
    now=_as_recorded,
    title="Correct what was recorded",
    intro="The day by which it must be answered is worked out anew.",
    done="It was corrected.",
)

weigh = about_access(
    form=WeighUnderstanding,
    send=WeighUnderstanding.weigh,
    open_if=check_about_a_child,
    now=lambda found: {"understanding": found.understanding, "weighed": found.weighed},
    title="Weigh the child’s understanding",
    done="It was saved.",
)

identity = about_access(
    form=RecordIdentity,
    send=RecordIdentity.record,
    suggested=today_as("checked_on"),
    title="Record how identity was checked",
)

add_details = about_matter(
    "search",
    kind=Matter.Kind.ACCESS,
    form=AddSearchDetails,
    send=AddSearchDetails.add,
    adds=True,
    title="Add what to look for",
    intro="It is used for this search only, and destroyed some time after the request is closed.",
    button="Add it",
    done="It was added.",
)

remove_detail = about(
    SearchDetail,
    "search",
    given="detail",
    form=RemoveSearchDetail,
    send=RemoveSearchDetail.remove,
    title="Remove from what is looked for",
    intro=lambda detail: f"{detail}: {detail.words}",
    button="Remove it",
    danger=True,
    done="It was removed.",
)

gather = about_access(
    "search",
    form=OrderGathering,
    send=OrderGathering.order,
    adds=True,
    open_if=check_may_be_gathered,
    title="Look through what is held",
    intro="All records, messages, documents and files of the partnership are looked through, and what people said"
    " in them before. What is found is copied as it is now. It may take some minutes.",
    button="Look through it",
    done="",
)

pack = about_matter(
    "pack",
    kind=Matter.Kind.ACCESS,
    form=OrderPack,
    send=OrderPack.order,
    adds=True,
    open_if=check_may_be_packed,
    suggested=lambda *_: {"letter": USUAL_LETTER},
    title="Make the pack",
    intro="One PDF: this letter, what is released, and a list of what is withheld and why.",
    button="Make the pack",
    done="",
)

check = about_pack(
    form=CheckPack,
    send=CheckPack.check,
    open_if=check_waits_for_a_look,
    title="Check the pack",
    intro="Download it and read it whole before you answer.",
)

release = about_pack(
    form=ReleasePack,
    send=ReleasePack.release,
    open_if=check_may_be_released,
    suggested=lambda request, found: {"released_on": request.today, "to": found.matter.asked_by},
    title="Record the release",
    done="The release was recorded.",
)
