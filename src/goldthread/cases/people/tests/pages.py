"""How tests open pages of people."""

from django.urls import reverse

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def at(case, name, *args):
    return reverse(name, args=[case.space.slug, *args])


def people_of(page):
    """The section of a case's page that tells who takes part."""
    return page[page.index('id="people"') :].split("</table>")[0]


def reads_of(space):
    """What was noted as read, by table, each with its words."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        rows = TrailEntry.objects.filter(space=space.pk, operation="read").select_related("body")
        return [(one.object_table, one.object_id, one.body.words) for one in rows]
