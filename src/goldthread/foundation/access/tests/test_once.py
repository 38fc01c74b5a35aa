"""A condition that is written once for a reader: in every query, however deep, it says of a row what it said anew."""

from dataclasses import replace
from datetime import date

import pytest
from django.db.models import Exists, OuterRef, Q
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import dictionaries, integers, sampled_from

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def standing(space, role="coordinator", **also):
    return Standing((Holding(space=space, role=role),), on=date(2026, 11, 17), **also)


def with_a_namesake(rows, who):
    """Agencies of the spaces where somebody records, of which there is another with the same kind and no end."""
    mine = rows.filter(space__in=who.spaces_where(Can.RECORD_ORGANISATION)).exclude(name="Agency 0")
    others = Agency.objects.filter(kind=OuterRef("kind"), ends_on=None).exclude(pk=OuterRef("pk"))
    return mine.filter(Exists(others))


def asked_within(rows, narrow, who, depth):
    """Rows of which one like them, of which one like them …, is left by ``narrow``, and so are they."""
    if depth:
        like = asked_within(Agency.objects.filter(kind=OuterRef("kind")), narrow, who, depth - 1)
        rows = rows.filter(Exists(like) | Q(name="Agency 1"))
    return narrow(rows, who)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=dictionaries(integers(0, 5), sampled_from(["fire", "other", "probation"])), depth=integers(0, 3))
def test_it_leaves_what_the_condition_itself_leaves_at_any_depth(partnership, made, depth):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Agency.objects.all().delete()
        for number, kind in made.items():
            Agency.objects.create(space=partnership, name=f"Agency {number}", kind=kind)
        who, every = standing(partnership), Agency.objects.order_by("pk")

        asked, plain = (asked_within(every, narrow, who, depth) for narrow in (once(with_a_namesake), with_a_namesake))

        assert list(asked) == list(plain)
        assert list(every.exclude(pk__in=asked)) == list(every.exclude(pk__in=plain))


def test_it_is_written_once_for_a_reader_and_anew_for_another_and_for_one_made_from_the_first(partnership):
    written = []

    @once
    def seen(rows, who):
        written.append(who)
        return rows.filter(space__in=who.spaces_where(Can.RECORD_ORGANISATION))

    first, member = standing(partnership), standing(partnership, "board_member")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        one = Agency.objects.create(space=partnership, name="Police", kind="police_territorial")
        assert [list(seen(Agency.objects.all(), who)) for who in (first, member)] == [[one], []]
        two = Agency.objects.create(space=partnership, name="Fire", kind="fire")
        assert set(seen(Agency.objects.all(), first)) == {one, two}

    seen(Agency.objects.all(), replace(first, about=("agency", 1)))
    assert len(written) == 3


def test_it_does_nothing_but_narrow_and_asks_nothing_meanwhile(partnership):
    def joined(rows, who):
        return rows.filter(space__name="Northborough")

    def asking(rows, who):
        return rows.filter(pk__in=list(Agency.objects.values_list("pk", flat=True)))

    for narrow in (joined, asking, lambda rows, who: rows.distinct(), lambda rows, who: rows[:1]):
        with pytest.raises(TypeError):
            once(narrow)(Agency.objects.all(), standing(partnership))


@pytest.mark.parametrize("nothing_is_asked", [Q(), ~Q(pk__in=[])])
def test_what_is_always_so_leaves_all_and_what_is_never_so_none(partnership, nothing_is_asked):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Agency.objects.create(space=partnership, name="Police", kind="police_territorial")
        every = once(lambda rows, who: rows.filter(nothing_is_asked))(Agency.objects.all(), standing(partnership))
        none = once(lambda rows, who: rows.filter(Q(pk__in=[])))(Agency.objects.all(), standing(partnership))
        assert every.count() == 1
        assert none.count() == 0
