"""A certificate of destruction as its page and its paper tell it: who, which class, how many, by which rule, digests.

Never what a record was called: a title may name a child.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings

from goldthread.foundation.documents.content import (
    Block,
    Bullets,
    Content,
    Paragraph,
    Section,
    Statement,
    Subheading,
)
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.retention.belonging import names_of
from goldthread.foundation.retention.destroying import OF_BYTES, title_of
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Certificate
from goldthread.foundation.trail.models import TrailDestruction, TrailEntry
from goldthread.foundation.ui.words import moment, number, plural

MOST_DIGESTS = 200
"""Digests that are printed one by one; of more the paper gives one digest over all, so that it stays a few pages."""
SAYS = (
    "This certificate says that records were destroyed under the retention schedule. It does not say what was in them,"
    " and nobody can find that out from it. The record of changes and reads keeps its entries about them, without what"
    " those said."
)
HOW_TO_CHECK = (
    "Of each record the digest (SHA-256) says which record it was, of each file what its bytes were. Whoever holds a"
    " copy can tell by it that the copy is of what was destroyed."
)


def as_data(certificate: Certificate) -> dict[str, Any]:
    """The certificate for another program: numbers and digests. ``digest`` is of all the rest of it."""
    told = {
        "space": certificate.space.slug,
        "number": certificate.number,
        "kind": certificate.kind,
        "class": certificate.retention_class,
        "rule": certificate.rule,
        "reviewed": certificate.roots,
        "records": certificate.records,
        "files": certificate.files,
        "entries": certificate.entries,
        "destroyed": certificate.destroyed,
        "destroyed_at": certificate.destroyed_at.isoformat(),
        "decided_by": certificate.decided_by_id,
        "confirmed_by": certificate.confirmed_by_id,
        "trail": _digest_in_trail(certificate),
    }
    canonical = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return told | {"digest": hashlib.sha256(canonical.encode()).hexdigest()}


def facts_of(certificate: Certificate) -> list[tuple[str, str]]:
    """What it says, line by line, for its page and its paper."""
    left = ", of which some bytes are still to be removed" if certificate.places else ""
    again = certificate.replayed_at
    return [
        ("What was destroyed", title_of(certificate)),
        ("Class", certificate.get_retention_class_display()),
        ("Rule", certificate.rule),
        ("Records decided on", number(certificate.roots)),
        ("Records destroyed, with what belongs to them", number(certificate.records)),
        ("Files destroyed", number(certificate.files) + left),
        ("Entries of the trail emptied", number(certificate.entries)),
        ("Destroyed", moment(certificate.destroyed_at)),
        *_reviewers(certificate),
        *([("Destroyed again", f"{moment(again)}, after a restore from an older backup")] if again else []),
    ]


def own_digests_of(certificate: Certificate) -> list[tuple[str, str]]:
    """By what this certificate is known: in the trail, and whole."""
    told = as_data(certificate)
    return [("Digest in the trail", told["trail"]), ("Digest of this certificate", told["digest"])]


def digests_of(certificate: Certificate) -> list[tuple[str, list[str]]]:
    """By what the rows of a model are to people the digests of each."""
    return [(_called(label, certificate.kind), digests) for label, digests in certificate.destroyed.items()]


def content_of(certificate: Certificate) -> Content:
    """The paper."""
    own = [
        block
        for called, digest in own_digests_of(certificate)
        for block in (Subheading(words=called), _paragraph(digest))
    ]
    sections = [Section(code="says", heading="What this certificate says", blocks=(_paragraph(SAYS), *own))]
    if certificate.destroyed:
        sections.append(
            Section(code="digests", heading="What was destroyed, by digests", blocks=tuple(_digests(certificate)))
        )
    return Content(
        title=f"Certificate of destruction {certificate.number}",
        partnership=certificate.space.name,
        opening=tuple(facts_of(certificate)),
        sections=tuple(sections),
    )


def printed(certificate: Certificate) -> bytes:
    """The paper as a tagged PDF. It is a few pages at most, so it is made when it is asked for."""
    return as_pdf(as_page(content_of(certificate), settings.ADDRESS.rstrip("/")))


def file_name(certificate: Certificate) -> str:
    return f"certificate-of-destruction-{certificate.space.slug}-{certificate.number}.pdf"


def _reviewers(certificate: Certificate) -> Iterator[tuple[str, str]]:
    decision = certificate.decisions.order_by("pk").first()
    by, confirmer = certificate.decided_by, certificate.confirmed_by
    yield "Decided by", _who(by, decision and decision.decided_at) if by else "The schedule, by itself"
    if confirmer:
        yield "Confirmed by", _who(confirmer, decision and decision.confirmed_at)
    else:
        alone = "Nobody: one person decides by this rule"
        yield "Confirmed by", alone if by else "Nobody: the rule asks for no review"


def _who(person: Any, at: Any) -> str:
    return f"{person.name}, {moment(at)}" if at else str(person.name)


def _digest_in_trail(certificate: Certificate) -> str:
    """What the entry says that certifies it: of reads that are forgotten it is another digest than of the rest."""
    made = TrailDestruction.objects.filter(space=certificate.space_id, certificate=certificate.number)
    said = TrailEntry.objects.filter(
        space=certificate.space_id,
        operation="destroy",
        object_table=TrailDestruction._meta.db_table,
        object_id__in=made.values("pk"),
    )
    words = [json.loads(one) for one in said.order_by("pk").values_list("body__words", flat=True) if one]
    return ", ".join(one["forgotten_digest" if one.get("forgotten") else "digest"] for one in words)


def _digests(certificate: Certificate) -> Iterator[Block]:
    yield _paragraph(HOW_TO_CHECK)
    are_few = sum(len(digests) for digests in certificate.destroyed.values()) <= MOST_DIGESTS
    for called, digests in digests_of(certificate):
        yield Subheading(words=f"{called}: {number(len(digests))}")
        if are_few:
            yield Bullets(items=tuple(Statement(words=one) for one in digests))
        else:
            together = hashlib.sha256("".join(digests).encode()).hexdigest()
            yield _paragraph(f"Digest over {plural(len(digests), 'digest')}, in the order of the page: {together}")


def _paragraph(words: str) -> Paragraph:
    return Paragraph(said=Statement(words=words))


def _called(label: str, kind: str) -> str:
    """What the rows of a model are to people; of a file its bytes are told besides."""
    if label == OF_BYTES:
        return "Files, by their bytes"
    model, of = apps.get_model(label), KINDS.get(kind)
    if of and model is of.root:
        return of.title
    parts = of.parts if of else []
    called = next((part.called for part in parts if part.model is model and part.called), "")
    many = names_of(model, called)[1]
    return f"{many[0].upper()}{many[1:]}"
