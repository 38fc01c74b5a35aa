"""One's own calendar feed, and what a calendar program reads by its address."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access, public
from goldthread.foundation.access.requests import DeskRequest, Request
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.sitting import seats_of
from goldthread.partnership.meetings.commands.feeds import end_feed, make_feed
from goldthread.partnership.meetings.models import CalendarFeed
from goldthread.partnership.meetings.queries.feeds import feed_behind, told_by
from goldthread.partnership.meetings.views.in_sight import crumbs_to_meetings

KEPT_NOWHERE = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex, nofollow, noarchive"}


@access(Can.VIEW_PARTNERSHIP)
def my_feed(request: DeskRequest) -> HttpResponse:
    """Whether there is a feed, and a new one or its end. Its address is shown once, when it is made."""
    here = reverse("calendar_feed", args=[request.space.slug])
    rows = CalendarFeed.objects.visible_to(request.standing).filter(space=request.space, ended_at=None)
    feed, address = rows.select_related("space").first(), ""
    if request.method == "POST":
        if "end" not in request.POST:
            made = make_feed(space=request.space, by=request.user, at=request.now)
            feed = made.feed
            address = settings.ADDRESS.rstrip("/") + reverse("calendar_by_feed", args=[made.text])
        elif feed:
            end_feed(feed=feed, by=request.user, at=request.now)
            messages.success(request, "The address of your calendar opens nothing any more.")
            return redirect(here)
    sits = seats_of(request.standing).filter(space=request.space).exists()
    shown = {"feed": feed, "address": address, "sits": sits, "crumbs": crumbs_to_meetings(request.space)}
    return render(request, "meetings/feed.html", shown)


@access(public("a calendar program cannot sign in; the address holds a secret, and tells no item of any meeting"))
def calendar(request: Request, text: str) -> HttpResponse:
    """When the groups of one person meet, as iCalendar."""
    feed = feed_behind(text)
    if feed is None or not feed.opens(request.now):
        raise Http404
    return HttpResponse(
        told_by(feed, request.now),
        content_type="text/calendar; charset=utf-8",
        headers={**KEPT_NOWHERE, "Content-Disposition": 'inline; filename="meetings.ics"'},
    )
