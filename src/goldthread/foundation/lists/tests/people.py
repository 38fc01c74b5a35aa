"""A list of accounts, as the tests of this folder use it."""

import datetime

from django.contrib.auth import get_user_model
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty, Listing
from goldthread.foundation.lists.pages import ListPage

User = get_user_model()

PEOPLE = ListPage(
    title="People & posts",
    one="person",
    many="people",
    columns=(
        Column("email", "Email address", sort=("email",), href=lambda user: f"/people/{user.pk}"),
        Column("name", "Name", sort=("name",)),
        Column("joined", "Joined", value="joined_at", sort=("joined_at",), kind="date"),
        Column("seen", "Last seen", value="last_login", sort=("last_login",), kind="moment"),
        Column("active", "Active", value="is_active", kind="yes_no"),
        Column("note", "Note", value=lambda user: f"={user.name}", only="file"),
        Column(
            "state",
            "State",
            value=lambda user: "met" if user.is_active else "expired",
            kind="tag",
            only="page",
        ),
    ),
    filters=(
        Search("words", fields=("email", "name")),
        Choice("name", "Called", choices=lambda request: [("Ada", "Ada"), ("Bo", "Bo")], multiple=True),
        Choice("seen", "Last seen", (), lookup="last_login", none="never"),
        YesNo("active", "Active", lookup="is_active"),
        DateBetween("joined", "Joined", lookup="joined_at", moments=True),
    ),
    order="name",
    empty=Empty("No people yet", "People appear here when they are invited.", "/invite", "Invite somebody"),
    page_size=10,
    keep=("space",),
)


def make_people(number: int, **values: object) -> None:
    """So many accounts more, all with the same name unless told otherwise."""
    start = User.objects.count()
    User.objects.bulk_create(
        User(**{"email": f"p{start + n:05}@example.org", "name": "Ada", "password": "!"} | values)
        for n in range(number)
    )


def joined(name: str, *moment: int) -> None:
    """An account made at a moment, told in UTC."""
    make_people(1, name=name)
    User.objects.filter(name=name).update(joined_at=datetime.datetime(*moment, tzinfo=datetime.UTC))


def asked(query: str = "") -> HttpRequest:
    request = RequestFactory().get(f"/people?{query}")
    request.today = datetime.date(2026, 11, 23)
    return request


def listing(query: str = "", **options: bool) -> Listing:
    return PEOPLE.answer(asked(query), User.objects.all(), **options)


def names(query: str = "") -> list[str]:
    return [line.row.name for line in listing(query).lines]


def values_of(href: str) -> dict[str, list[str]]:
    """What a link of the list asks for."""
    return dict(QueryDict(href.removeprefix("?")).lists())
