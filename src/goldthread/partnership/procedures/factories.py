"""Governing documents for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.partnership.procedures.commands.agreeing import ask_to_sign, sign_up
from goldthread.partnership.procedures.commands.checking import RoundDetails, record_round
from goldthread.partnership.procedures.commands.documents import DocumentDetails, add_document
from goldthread.partnership.procedures.commands.versions import (
    VersionDetails,
    approve_version,
    propose_version,
    put_in_force,
)
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, Signature, ThresholdRound

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MADE_ON = date(2026, 11, 2)
TESTS = System("tests")


def a_document(board: Group, **details: Any) -> GoverningDocument:
    """A policy of a board, without a text."""
    said = {"kind": "policy", "title": "Escalation policy", "board": board, **details}
    return add_document(space=board.space, details=DocumentDetails(**said), by=TESTS, at=MADE_AT)


def a_proposed_version(document: GoverningDocument, label: str = "1", **details: Any) -> GoverningVersion:
    """A version proposed on 1 October 2026."""
    said = {"label": label, "proposed_on": date(2026, 10, 1), "text": "# Steps\nTalk to each other.", **details}
    return propose_version(document=document, details=VersionDetails(**said), by=TESTS, at=MADE_AT)


def an_approved_version(document: GoverningDocument, label: str = "1", **details: Any) -> GoverningVersion:
    """A version that the document's board approved on 15 October 2026, unless ``approved_on`` says otherwise."""
    approved_on = details.pop("approved_on", date(2026, 10, 15))
    version = a_proposed_version(document, label, **details)
    return approve_version(version=version, approved_on=approved_on, group=document.board, by=TESTS, at=MADE_AT)


def a_version_in_force(
    document: GoverningDocument, label: str = "1", from_on: date = date(2026, 11, 1), **details: Any
) -> GoverningVersion:
    """A version in force from 1 November 2026, unless ``from_on`` says otherwise."""
    return put_in_force(version=an_approved_version(document, label, **details), from_on=from_on, by=TESTS, at=MADE_AT)


def asked_to_sign(document: GoverningDocument, *agencies: Agency, sign_by: date | None = None) -> GoverningDocument:
    """That these agencies are asked, and no others."""
    return ask_to_sign(document=document, agencies=agencies, sign_by=sign_by, by=TESTS, at=MADE_AT)


def a_signature(version: GoverningVersion, agency: Agency) -> Signature:
    return sign_up(version=version, agency=agency, post="Chief nurse", signed_on=MADE_ON, by=TESTS, at=MADE_AT)


def a_round(document: GoverningDocument, **details: Any) -> ThresholdRound:
    """An audit of 40 referrals, 26 of them at the right level."""
    said = {"looked_at": 40, "at_right_level": 26, "learned": "One level too low", "source_words": "Audit", **details}
    given = RoundDetails(held_on=MADE_ON, method="audit", **said)
    return record_round(document=document, details=given, by=TESTS, at=MADE_AT)
