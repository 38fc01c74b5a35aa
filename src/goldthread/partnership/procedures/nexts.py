"""What is next with a document: what is to be done, who owes it, and by when."""

from dataclasses import dataclass
from datetime import date

from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed, plural
from goldthread.partnership.procedures.checklist import lacking_in
from goldthread.partnership.procedures.models import AgencyAskedToSign, GoverningDocument, GoverningVersion
from goldthread.partnership.procedures.versions_in_force import newest_of

NOBODY = "Nobody is named as owner"


@dataclass(frozen=True)
class Next:
    """One thing to do. ``by`` may be open; ``tag`` says in a word how it stands."""

    what: str
    who: str
    by: date | None = None
    tag: str = ""


def nexts_of(
    document: GoverningDocument,
    versions: list[GoverningVersion],
    approved: GoverningVersion | None,
    missing: list[AgencyAskedToSign],
    on: date,
) -> list[Next]:
    """Empty when nothing is to be done. ``versions`` are those in sight, and ``approved`` what was approved last."""
    if document.ended_on:
        return []
    owner, found = document.owner or NOBODY, list[Next]()
    for version in versions:
        if version.is_open:
            found.append(Next(f"Approve version {version.label}, or set it aside", str(document.board)))
        elif version.state_on(on) == GoverningVersion.APPROVED and version == approved:
            found.append(Next(f"Put version {version.label} in force", owner))
    if not versions and not document.is_in_a_manual:
        found.append(Next("Write the first version", owner))
    lacking = lacking_in(document, newest_of(versions, approved))
    if lacking:
        found.append(Next(f"Say which part answers: {listed([lower_first(one.words) for one in lacking])}", owner))
    if missing:
        found.append(_sign(missing, on))
    if document.review_on:
        overdue = "overdue" if document.review_on < on else ""
        found.append(Next("Review it", owner, document.review_on, overdue))
    elif versions or document.is_in_a_manual:
        found.append(Next("Set a day for its next review", owner))
    return found


def _sign(missing: list[AgencyAskedToSign], on: date) -> Next:
    days = [one.sign_by for one in missing if one.sign_by]
    by = min(days, default=None)
    names = ", ".join(str(one.agency) for one in missing)
    what = f"Sign up to it: {plural(len(missing), 'agency')} {'has' if len(missing) == 1 else 'have'} not"
    return Next(what, names, by, "overdue" if by and by < on else "")
