"""A partnership, and files that the manager brings to it."""

import io

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.imports.checking import check
from goldthread.foundation.imports.commands import take_in_hand
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.reading import reading_in_hand
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.engagement.factories import MADE_AT, a_register
from goldthread.partnership.engagement.register.export import Area, narrowed


@pytest.fixture
def manager(partnership):
    """Who loads files."""
    user = make_user("manager@northmere.example", "A manager")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="partnership_manager", starts_on="2020-01-01")
    return user


@pytest.fixture
def checked(partnership, manager):
    """What would come of a file of the register with these schools; with ``load`` it is carried out."""

    def bring(*schools, load=False, name="edubasealldata.csv"):
        data = narrowed(io.BytesIO(a_register(schools)), Area("999")).data
        kind, at = KINDS["settings"], MADE_AT
        file = take_in_hand(space=partnership, kind=kind, file_name=name, data=data, by=manager, at=at)
        with opened(actor=manager.pk, reading=[partnership.pk]):
            found = check(file, kind, reading_in_hand(file), at.date())
        if not load:
            return found
        return load_rows(file=file, kind=kind, seal=found.seal, by=manager, at=at)

    return bring
