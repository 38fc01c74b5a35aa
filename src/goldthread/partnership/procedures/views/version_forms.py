"""Forms about a version: proposed, written, set aside, approved, put in force, corrected, explained, checked, sent."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout, today_as
from goldthread.foundation.groups.queries import groups_on
from goldthread.partnership.procedures.commands.checking import check_arrangements
from goldthread.partnership.procedures.commands.checks import check_not_ended, check_settled
from goldthread.partnership.procedures.commands.versions import check_may_begin, check_open
from goldthread.partnership.procedures.corrected import corrected_text
from goldthread.partnership.procedures.forms.checking import AnswerHeadings, RecordSent
from goldthread.partnership.procedures.forms.versions import (
    Approve,
    Correct,
    GiveReason,
    PutInForce,
    SetAside,
    VersionForm,
    written,
)
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, HeadingAnswer
from goldthread.partnership.procedures.versions_in_force import to_be_signed
from goldthread.partnership.procedures.views.in_sight import (
    findings_in_sight,
    place_of,
    place_of_version,
    visible_document,
    visible_version,
)
from goldthread.partnership.procedures.wording import headings_in

HOW_TEXT = "It is a proposal until a group approves it; from then on its words stay."


def _about(section: str = "", **declared: Any) -> Any:
    """A form about a version, which leads back to its page."""
    usual = {
        "find": visible_version,
        "place": lambda request, version: place_of_version(version, section),
        "given": "version",
    }
    return access(Can.RECORD_PROCEDURES)(FormAbout(**{**usual, **declared}).view)


def _proposing(request: DeskRequest, document: GoverningDocument) -> dict[str, Any]:
    return {
        **place_of(document, "versions"),
        "to": lambda pk: reverse("procedure_version", args=[request.space.slug, pk]),
    }


def _as_before(request: DeskRequest, document: GoverningDocument) -> dict[str, Any]:
    """The text to begin with: that of the version before, so that only what changes is written."""
    before = to_be_signed(document)
    text = {"text": corrected_text(before), "edition": before.edition} if before else {}
    return {"proposed_on": request.today, **text}


def _check_may_be_put_in_force(version: GoverningVersion) -> None:
    check_settled(version)
    check_may_begin(version)


def _check_is_of_arrangements(version: GoverningVersion) -> None:
    check_arrangements(version.document)


def _check_may_be_sent(version: GoverningVersion) -> None:
    check_arrangements(version.document)
    check_settled(version)


propose = access(Can.RECORD_PROCEDURES)(
    FormAbout(
        find=visible_document,
        place=_proposing,
        given="document",
        form=VersionForm,
        send=VersionForm.propose,
        adds=True,
        open_if=check_not_ended,
        suggested=_as_before,
        options=lambda request, document: {"kind": document.kind},
        title="Propose a version",
        intro=HOW_TEXT,
        button="Propose it",
        done="The version was proposed.",
        step="propose-version",
    ).view
)

write = _about(
    form=VersionForm,
    send=VersionForm.write,
    open_if=check_open,
    now=written,
    options=lambda request, version: {"kind": version.document.kind},
    title="Change the proposed version",
    intro=HOW_TEXT,
    done="The version was changed.",
    step="write-version",
)

set_aside = _about(
    form=SetAside,
    send=SetAside.set_aside,
    open_if=check_open,
    title="Set the version aside",
    intro="It is not gone on with. It stays to be seen, with the reason.",
    button="Set it aside",
    danger=True,
    done="The version was set aside.",
)

approve = _about(
    form=Approve,
    send=Approve.approve,
    open_if=check_open,
    suggested=today_as("approved_on"),
    options=lambda request, version: {"groups": groups_on(request.space.pk, request.today)},
    title="Record that it was approved",
    intro="From then on its words stay: what is wrong is corrected so that it shows, or changed by another version.",
    button="Record it",
    done="It was approved. Put it in force from a day.",
)

put_in_force = _about(
    form=PutInForce,
    send=PutInForce.put,
    open_if=_check_may_be_put_in_force,
    suggested=today_as("from_on"),
    title="Put it in force",
    intro="What is in force until then ends on the day before.",
    button="Put it in force",
    done="It is in force from that day.",
)

correct = _about(
    "corrections",
    form=Correct,
    send=Correct.correct,
    adds=True,
    open_if=check_settled,
    title="Correct a slip",
    intro="Only what was typed wrong. What is to be another rule is another version.",
    button="Correct it",
    done="It was corrected, and the correction shows.",
    step="correct-version",
)

give_reason = _about(
    "reasons",
    form=GiveReason,
    send=GiveReason.give,
    adds=True,
    options=lambda request, version: {"findings": findings_in_sight(request)},
    title="Say what was behind it",
    intro="A finding’s page shows from which day it changed this document.",
    done="It was recorded.",
)


def _answers(version: GoverningVersion) -> dict[str, str]:
    return dict(HeadingAnswer.objects.filter(version_of=version).values_list("heading", "part"))


headings = _about(
    "headings",
    form=AnswerHeadings,
    send=AnswerHeadings.answer,
    open_if=_check_is_of_arrangements,
    now=_answers,
    options=lambda request, version: {"parts": headings_in(version.text)},
    title="Say which part answers which heading",
    intro="Choose for each heading the part of the text that answers it. A heading without one is shown as missing.",
    done="The headings were answered.",
    step="answer-headings",
)

sent = _about(
    form=RecordSent,
    send=RecordSent.record,
    open_if=_check_may_be_sent,
    now=lambda version: {"sent_on": version.sent_on},
    title="Record that it was sent to the Secretary of State",
)
