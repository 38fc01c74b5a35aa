"""The public sites of the demonstration: of the made-up partnership, and of a real board with facts it published.

Numbers are those of national services, or of the range that is kept for made-up ones. Both say that they are no real
sites.
"""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.publications.commands import SiteDetails, set_site_up
from goldthread.foundation.publications.kinds import ABOUT, NEWS, RESOURCE, YOUNG
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.names import record_looked_through
from goldthread.partnership.publishing.commands.ordering import order_name_check
from goldthread.partnership.publishing.commands.pages import (
    PageDetails,
    begin_page,
    publish_arrangements,
    publish_group,
    publish_page,
)
from goldthread.partnership.publishing.commands.reviews import publish_review, record_nobody_listed
from goldthread.partnership.publishing.jobs import LOOKER
from goldthread.partnership.publishing.names.hits import look_through
from goldthread.partnership.publishing.site.starters import EXPLOITATION, EXPLOITATION_SUMMARY, EXPLOITATION_TITLE

WORRIED = """Tell somebody if you are worried about a child. You do not have to be sure, or to say who you are.

We listen to you, ask what you saw or heard, and decide with other agencies what to do. If you can be told what came \
of it, we tell you."""
YOUNG_LINES = (
    "Childline: 0800 1111, free, day and night, about anything",
    "Missing People: 116 000, free, day and night, if you have run away or think of it",
    "Crimestoppers: 0800 555 111, to tell of a crime without saying your name",
)
NATIONAL_LINES = (
    "Police: 999 if a child is in danger now",
    "Police: 101 at other times",
    "NSPCC: 0808 800 5000, for grown-ups who are worried about a child",
)
NO_NAMES = "It was published under a pseudonym, and this demonstration holds nobody's name."

ABOUT_NORTHMERE = """The council, the health service and the police share the duty to keep children in Northmere safe. \
We are how they do that together, with schools, charities and everybody else who works with children.

# What we do

- We look at what happened when a child was seriously harmed, and say what must change.
- We see to it that it changes, and test whether it did.
- We train people who work with children.

# Who looks at us

An independent scrutineer looks at what we do and says in public what they find."""
ABOUT_WALTHAM_FOREST = """Waltham Forest kept the name of its board when new arrangements came in 2019. The council, \
the health commissioner and the police are its safeguarding partners, and share the duty equally.

# How it is put together

- A strategic executive of the partners oversees four boards, of which this is one.
- One panel recommends reviews for all boards: of children, of adults, and of domestic homicides.
- An independent scrutineer takes the place of an independent chair.

# What it does not do

It is not accountable for what each agency does from day to day: that stays with the agency."""
TRAINING = """People learn best together. Our courses are for everybody who works or volunteers with children.

# This term

- Neglect: noticing early, and what to write down
- Who lives in the home? Asking, and asking again
- Exploitation: what to look for

# Before you come

Ask your manager. Courses cost nothing if your agency is a member."""


def fictitious_site(*, space: Space, by: Actor, at: datetime) -> None:
    """The site of the made-up partnership, with every kind of page. Done again, it changes nothing."""
    details = SiteDetails(
        host="northmere.localhost",
        name="Northmere Safeguarding Children Partnership",
        strapline="We work together so that children in Northmere are safe, and learn when they were not.",
        contact="partnership@northmere.example",
        worried_words=WORRIED,
        worried_lines=("Northmere front door: 01632 960 123, weekdays 9am to 5pm", *NATIONAL_LINES),
        young_lines=YOUNG_LINES,
    )
    if not _set_up(space, details, by, at):
        return
    pages = (
        PageDetails(ABOUT.code, "Who we are", "The partnership, what it does, and who looks at it.", ABOUT_NORTHMERE),
        PageDetails(
            RESOURCE.code, "Training for people who work with children", "What you can learn with us.", TRAINING
        ),
        PageDetails(
            NEWS.code,
            "What we learned from Child Q",
            "We published what has been done since the review of Child Q.",
            "You can read what was found, what we answered and what has been done since on the page of the review.",
        ),
    )
    _pages(space, pages, by, at)
    _records(space, by, at)
    _review(space, "child-q", by, at)
    draft = PageDetails(
        NEWS.code, "Our new strategy", "What we want to do in the next three years.", "This is still being written."
    )
    begin_page(space=space, details=draft, by=by, at=at)


def published_facts_site(*, space: Space, by: Actor, at: datetime) -> None:
    """The site of a real board, as the facts that it published would make it. Done again, it changes nothing."""
    details = SiteDetails(
        host="waltham-forest.localhost",
        name="Waltham Forest Safeguarding Children Board (published facts)",
        strapline="What the board published of itself and of one review, restated.",
        contact="nobody@waltham-forest.example",
        worried_words=WORRIED,
        worried_lines=NATIONAL_LINES,
        young_lines=YOUNG_LINES,
    )
    if not _set_up(space, details, by, at):
        return
    about = PageDetails(ABOUT.code, "About the board", "How the board was put together in 2019.", ABOUT_WALTHAM_FOREST)
    _pages(space, (about,), by, at)
    _records(space, by, at)
    _review(space, "child-c", by, at)


def _set_up(space: Space, details: SiteDetails, by: Actor, at: datetime) -> bool:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if PublicSite.objects.filter(space=space).exists():
            return False
    set_site_up(space=space, details=details, by=by, at=at)
    return True


def _pages(space: Space, pages: tuple[PageDetails, ...], by: Actor, at: datetime) -> None:
    young = PageDetails(YOUNG.code, EXPLOITATION_TITLE, EXPLOITATION_SUMMARY, EXPLOITATION, slug="exploitation")
    for details in (*pages, young):
        publish_page(page=begin_page(space=space, details=details, by=by, at=at), by=by, at=at)


def _records(space: Space, by: Actor, at: datetime) -> None:
    """Its arrangements, and its groups by role."""
    publish_arrangements(space=space, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        groups = groups_on(space.pk, timezone.localdate(at))
    for group in groups:
        publish_group(group=group, by=by, at=at)


def _review(space: Space, reference: str, by: Actor, at: datetime) -> None:
    """A review that was published before it was recorded here, with what has been done since."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        review = Review.objects.select_related("space").get(space=space, reference=reference)
    record_nobody_listed(review=review, why=NO_NAMES, by=by, at=at)
    check = order_name_check(review=review, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        found = look_through(review)
    record_looked_through(check=check, found=found, by=LOOKER, at=at)
    publish_review(review=review, by=by, at=at)
