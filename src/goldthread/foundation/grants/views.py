"""Who may see a record and why, and the forms by which that changes."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.grants.finding import (
    about_of,
    about_reviewed,
    caption_of,
    conflict_run,
    crumbs_to,
    grant_to_end,
    grant_to_review,
    page_of,
    place,
    place_of_one,
    place_of_review,
    record_known,
    record_opened,
    record_run,
    record_seen,
)
from goldthread.foundation.grants.forms import (
    BreakGlass,
    DeclareOthers,
    DeclareOwn,
    EndConflict,
    EndSight,
    GiveSight,
    OpenForPurpose,
    ReviewOpening,
)
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.opening import ANSWER, carried, note_opened, wanted
from goldthread.foundation.grants.queries import WITH_SIGHT, sighted_in
from goldthread.foundation.grants.registry import KINDS, AboutKind, kind_of
from goldthread.foundation.grants.reviewing import is_left
from goldthread.foundation.grants.who_may_see import answers_for, may_read_conflicts, review_mark, who_may_see
from goldthread.foundation.grants.words import explain, until
from goldthread.foundation.trail.openings import days_opened, openings_of

SEEING = access(*WITH_SIGHT)
"""Whoever opened a record in an emergency holds no role that sees its kind."""


@SEEING
def who_may_see_it(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Everybody who may see a record, why, and who did."""
    record = record_seen(request, kind, pk)
    of_kind, space, standing = kind_of(record), request.space, request.standing
    note_opened(request, record, "who may see it", record)
    seen, reads_all = who_may_see(record, request.now), answers_for(standing, record)
    if not reads_all:
        seen = seen.told_to(standing)
    may_give = of_kind.allows(standing, record, of_kind.may_give)
    may_review = of_kind.allows(standing, record, of_kind.may_review)
    shown = {
        "record": record,
        "words": of_kind.words(record),
        "href": of_kind.href(record),
        "you": explain(standing, record),
        "seen": seen,
        "more": of_kind.more_asked.told(record, standing) if of_kind.more_asked else {},
        "address": [space.slug, kind, record.pk],
        "reviews": [(one, review_mark(one, request.now)) for one in seen.to_be_reviewed],
        "may_give": may_give,
        "may_review": may_review,
        "reads_conflicts": may_read_conflicts(standing, record),
        "openings": openings_of(record) if reads_all else None,
        "days_opened": days_opened(record) if not reads_all and standing.may(Can.VIEW_TRAIL, space.pk) else None,
        "doing": _doing([space.slug, kind, record.pk], may_give=may_give),
        "crumbs": crumbs_to(record)[:-1],
    }
    return render(request, "grants/who_may_see.html", shown)


@access(Can.VIEW_CASES)
def open_it(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Say for what one opens it, then go on to the page that was wanted."""
    record = record_opened(request, kind, pk)
    along = carried(request)
    there = wanted(request) or kind_of(record).href(record)
    page = FormPage(
        title="What do you open it for?",
        caption=caption_of(record),
        intro="Your answer is kept, and whoever answers for the record reads it. It counts until the end of today.",
        button="Open it",
        back=reverse("partnership", args=[request.space.slug]),
        to=lambda _: there,
        crumbs=crumbs_to(record),
        template="grants/open_it.html",
        more={"carried": along},
    )
    if not along:
        form = OpenForPurpose(*sent(request))
        return answered(request, page, form, form.open, about=record)
    is_answered = any(name.startswith(f"{ANSWER}-") for name in request.POST)
    form = OpenForPurpose(request.POST if is_answered else None, prefix=ANSWER)
    response = answered(request, page, form, form.open, about=record)
    if response.status_code == HTTPStatus.FOUND and kind_of(record).asks_purpose(request.standing, record):
        # It was answered before, and what that opened is over: sent on it would only come back.
        form = OpenForPurpose(prefix=ANSWER)
        return answered(request, page, form, form.open, about=record)
    # What was sent before is sent again, to the page for which it was meant.
    return redirect(there, preserve_request=True) if response.status_code == HTTPStatus.FOUND else response


@access(Can.BREAK_GLASS)
def emergency(request: DeskRequest, kind: str) -> HttpResponse:
    """Open a record that one does not see, with a reason. Whoever reviews such openings is told at once."""
    of_kind = KINDS.get(kind)
    if of_kind is None:
        raise Http404
    form = BreakGlass(*sent(request))
    home = reverse("partnership", args=[request.space.slug])
    page = FormPage(
        title=f"Open a restricted {of_kind.one} in an emergency",
        intro="Use this only where a child is at risk and nobody who sees the record can be reached. Those who answer"
        " for it are told at once, and read your name and reason when they sign in. Somebody reviews it within a day.",
        button="Open it now",
        danger=True,
        done=f"It is open to you {until(request.now + settings.BREAK_GLASS_LASTS, request.now)}. Those who answer for"
        " it or review such openings have been told.",
        back=home,
        to=lambda grant: _opened(of_kind, request, grant),
        crumbs=[{"text": request.space.name, "href": home}],
    )
    return answered(request, page, form, form.open, space=request.space, kind=kind)


@SEEING
def declare_own(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """A conflict of interest of one's own. The record is then not there for oneself."""
    record = record_known(request, kind, pk)
    home = reverse("partnership", args=[request.space.slug])
    page = FormPage(
        title="Declare your own conflict of interest",
        caption=caption_of(record),
        intro=f"{GONE_FOR_YOU} {_who_is_left(request, record)}",
        button="Declare it",
        danger=True,
        done="Your conflict of interest was recorded. You do not see that record any more.",
        back=page_of(record),
        to=lambda _: home,
        crumbs=crumbs_to(record),
    )
    form = DeclareOwn(*sent(request))
    return answered(request, page, form, form.declare, about=record)


GONE_FOR_YOU = "You will not see this record from then on, whatever your role."
TELL_THEM = "If you were to do something in it, tell whoever runs it."
LAST_ONE = (
    "Nobody else here may give sight of it. So those who give roles here are told its reference, and that somebody is"
    " to be given the role that runs it."
)


def _who_is_left(request: DeskRequest, record: Any) -> str:
    kind = kind_of(record)
    if not kind.allows(request.standing, record, kind.may_give):
        return TELL_THEM
    return TELL_THEM if is_left(kind, record, at=request.now, besides=request.user.pk) else LAST_ONE


def _others(request: DeskRequest, record: Any) -> dict[str, Any]:
    """Who else works here, and the agencies of this day."""
    held = Holding.objects.filter(space_id=record.space_id).in_force(request.today)
    people = User.objects.filter(pk__in=held.values("user_id")).exclude(pk=request.user.pk).order_by("name", "pk")
    return {"people": people, "agencies": agencies_on(record.space_id, request.today)}


def _opened(kind: AboutKind, request: DeskRequest, grant: int) -> str:
    """The record itself, which could not wait; nothing of it once it is open no longer."""
    record = kind.find(request.standing, Grant.objects.get(pk=grant).about_id)
    return kind.href(record) if record is not None else reverse("partnership", args=[request.space.slug])


def _doing(address: list[Any], *, may_give: bool) -> list[tuple[str, str]]:
    running = [("Give sight of it", "give_sight"), ("Declare somebody’s conflict of interest", "declare_conflict")]
    names = [*(running if may_give else []), ("Declare your own conflict of interest", "declare_own_conflict")]
    return [(words, reverse(name, args=address)) for words, name in names]


def _giving(request: DeskRequest, record: Any) -> dict[str, Any]:
    others = _others(request, record)
    people = others["people"].filter(pk__in=sighted_in(record.space_id, request.today).values("user_id"))
    return {**others, "people": people, "more": kind_of(record).more_asked}


def _before(request: DeskRequest, record: Any) -> Any:
    more = kind_of(record).more_asked
    return more.before(record, request.standing) if more else {}


def _intro(record: Any) -> str:
    more = kind_of(record).more_asked
    return f"{THEY_SEE} {more.intro}" if more else THEY_SEE


THEY_SEE = (
    "They see the record from now until it ends. Whoever is to lead it reads all of it; others read what is shown to"
    " agencies, and all of it where their role shows it to them. They read what you say here, and so does whoever"
    " answers for the record."
)
give_sight = access(Can.VIEW_CASES)(
    FormAbout(
        find=record_run,
        place=place,
        given="about",
        form=GiveSight,
        send=GiveSight.give,
        adds=True,
        options=_giving,
        suggested=_before,
        title="Give sight of this record",
        intro=_intro,
        button="Give it",
        done="They see the record from now on.",
    ).view
)
end_sight = SEEING(
    FormAbout(
        find=grant_to_end,
        place=place_of_one,
        given="grant",
        form=EndSight,
        send=EndSight.end,
        adds=True,
        options=about_of,
        title="End this sight of the record",
        intro="It opens nothing from now on. What they see by their role or by another grant, they still see.",
        button="End it",
        danger=True,
        done="It was ended.",
    ).view
)
review = SEEING(
    FormAbout(
        find=grant_to_review,
        place=place_of_review,
        given="grant",
        form=ReviewOpening,
        send=ReviewOpening.review,
        adds=True,
        options=about_reviewed,
        title="Review the emergency opening",
        intro=lambda grant: f"The reason that was given: {grant.purpose}",
        button="Record the review",
        done="The review was recorded.",
    ).view
)
declare_others = access(Can.VIEW_CASES)(
    FormAbout(
        find=record_run,
        place=place,
        given="about",
        form=DeclareOthers,
        send=DeclareOthers.declare,
        adds=True,
        options=_others,
        title="Declare a conflict of interest",
        intro="The record is then not there for them, whatever their role. That of an agency hides it from everybody"
        " who holds a role for that agency.",
        button="Declare it",
        danger=True,
        done="The conflict of interest was recorded.",
    ).view
)
end_a_conflict = access(Can.VIEW_CASES)(
    FormAbout(
        find=conflict_run,
        place=place_of_one,
        given="conflict",
        form=EndConflict,
        send=EndConflict.end,
        adds=True,
        options=about_of,
        title="End the conflict of interest",
        intro="What they hold counts again: they may see the record from now on.",
        button="End it",
        danger=True,
        done="The conflict of interest was ended.",
    ).view
)
