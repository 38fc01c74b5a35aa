"""How tests of pages of money type a day and read what a page shows."""

from datetime import timedelta

from django.utils import timezone
from django.utils.html import strip_tags

from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

MONEY = "/p/northborough/money/"


def kept(partnership, model):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.order_by("pk"))


def on(name, days=0):
    return day_typed(name, timezone.localdate() + timedelta(days=days))


def text(page):
    """What a page shows, in one line."""
    return " ".join(strip_tags(page.text).split())


def page_of(accounts):
    return f"{MONEY}accounts/{accounts.pk}/"
