"""Matters of information rights for tests, named for their situation. Nobody in them is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.access import (
    Asking,
    add_search_details,
    record_access_request,
    record_identity,
)
from goldthread.partnership.rights.commands.breaches import Known, record_breach
from goldthread.partnership.rights.commands.complaints import record_complaint
from goldthread.partnership.rights.commands.corrections import Wrong, record_correction_request
from goldthread.partnership.rights.commands.ordering import order_gathering, order_pack
from goldthread.partnership.rights.commands.withholding import release_item
from goldthread.partnership.rights.jobs import gather_what_is_held, make_pack
from goldthread.partnership.rights.models import (
    AccessRequest,
    Breach,
    Complaint,
    Correction,
    GatheredItem,
    Matter,
    Pack,
)
from goldthread.partnership.rights.pack_content import USUAL_LETTER
from goldthread.partnership.rights.releasing import kept_items

LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
TESTS = System("tests")
SOUGHT = "Quillon Testerby"


def a_request(space: Space, **said: Any) -> Matter:
    """A person asked on 20 November 2026 what is held about them."""
    asking = Asking(**{"asked_by": "person", "what": "Everything about me", "received_on": DAY, **said})
    return record_access_request(space=space, asking=asking, by=TESTS, at=LATER)


def access_of(matter: Matter) -> AccessRequest:
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return AccessRequest.objects.select_related("matter").get(matter=matter)


def gathered(space: Space, *words: str) -> Matter:
    """It is known who asks, and everything was looked through for one name or several."""
    matter = a_request(space)
    record_identity(access=access_of(matter), how="Passport seen", checked_on=DAY, by=TESTS, at=LATER)
    add_search_details(matter=matter, kind="name", details=list(words) or [SOUGHT], by=TESTS, at=LATER)
    access = order_gathering(access=access_of(matter), by=TESTS, at=LATER)
    gather_what_is_held.func(space_id=space.pk, access_id=access.pk)
    return matter


def items_of(matter: Matter) -> list[GatheredItem]:
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return list(kept_items(matter).select_related("matter"))


def all_decided(matter: Matter) -> None:
    """Every item that nobody decided about was looked through, to be released."""
    for item in items_of(matter):
        if item.decided_at is None:
            release_item(item=item, by=TESTS, at=LATER)


def packed(matter: Matter, by: Any = TESTS) -> Pack:
    """The pack was ordered and made, as the worker does it."""
    pack = order_pack(matter=matter, letter=USUAL_LETTER, by=by, at=LATER)
    make_pack.func(space_id=matter.space_id, pack_id=pack.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return Pack.objects.select_related("file", "matter").get(pk=pack.pk)


def an_officer(space: Space, name: str = "officer") -> User:
    """Somebody who answers for information rights."""
    user = make_user(f"{name}@{space.slug}.example", f"A {name}")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role="data_protection", starts_on=date(2020, 1, 1))
    return user


def a_breach(space: Space, aware_at: datetime, **said: Any) -> Breach:
    """An e-mail went to the wrong address."""
    known = Known(aware_at, **{"what": "An e-mail went astray", "data": "A child’s plan", **said})
    matter = record_breach(space=space, known=known, by=TESTS, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Breach.objects.select_related("matter").get(matter=matter)


def a_complaint(space: Space) -> Complaint:
    """Somebody complained on 20 November 2026."""
    matter = record_complaint(
        space=space, asked_by="parent", what="It took too long", received_on=DAY, by=TESTS, at=LATER
    )
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Complaint.objects.select_related("matter").get(matter=matter)


def a_correction(record: Any) -> Correction:
    """Somebody asked on 20 November 2026 to have a record put right."""
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        space = Space.objects.get(pk=record.space_id)
    wrong = Wrong("person", "The day is wrong", DAY, str(record), record)
    matter = record_correction_request(space=space, wrong=wrong, by=TESTS, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        return Correction.objects.select_related("matter").get(matter=matter)
