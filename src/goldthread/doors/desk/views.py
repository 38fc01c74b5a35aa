"""Your work, search, what is used seldom to run a partnership, and what every site owes its reader."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.cases.casework.found_again import is_reference, registers_to_look_in
from goldthread.cases.casework.searching import known_elsewhere
from goldthread.doors.desk.finding import find_all
from goldthread.doors.desk.navigation import ADMINISTRATION, GOVERNANCE, Menu
from goldthread.doors.desk.your_work import your_work_of
from goldthread.foundation.access.doors import SIGNED_IN, access, public
from goldthread.foundation.access.requests import DeskRequest, Request
from goldthread.foundation.lists.filters_typed import KEPT_NO_LONGER, tidied
from goldthread.foundation.lists.kept_words import keep_words, words_kept
from goldthread.foundation.search.queries import MOST, SHORTEST
from goldthread.foundation.your_work.waiting import AHEAD

MARK = "found"
"""What the address calls the mark of the words that are sought."""


@access(SIGNED_IN)
def your_work(request: DeskRequest) -> HttpResponse:
    """The first page after sign-in: what is due and what is loose, over every space where I hold a role."""
    work = your_work_of(request.user.pk, request.standing, request.now)
    return render(request, "desk/your_work.html", {"work": work, "due_until": request.today + AHEAD})


@access(*GOVERNANCE.permissions)
def governance(request: DeskRequest) -> HttpResponse:
    """What the boards do all year, as far as the person may see it."""
    return _menu(request, GOVERNANCE)


@access(*ADMINISTRATION.permissions)
def administration(request: DeskRequest) -> HttpResponse:
    """What is used now and then to run a partnership, as far as the person may use it."""
    return _menu(request, ADMINISTRATION)


def _menu(request: DeskRequest, menu: Menu) -> HttpResponse:
    cards = [
        {"title": place.text, "href": place.hrefs(request.space)[0], "text": place.about}
        for place in menu.open_to(request.standing, request.space)
    ]
    return render(request, "desk/menu.html", {"title": menu.text, "cards": cards})


@access(SIGNED_IN)
def search(request: Request) -> HttpResponse:
    """Search over everything I may see. What is sought may be a name: it is posted, and the address has a mark of it.

    A whole reference tells of nobody and stands in the address. Other words that somebody writes there are not searched
    for.
    """
    if request.method == "POST":
        return redirect(f"{request.path}{_asking_for(request, tidied(request.POST.get('q', '')))}")
    mark, written = request.GET.get(MARK, ""), tidied(request.GET.get("q", ""))
    sought = words_kept(request, mark) or "" if mark else written if is_reference(written) else ""
    hits = find_all(sought, request.standing, request.today)
    known = known_elsewhere(sought, request.standing, request.today)
    shown = {
        "sought": sought,
        "hits": hits,
        "known": known,
        "registers": registers_to_look_in(request.standing),
        "most": MOST,
        "gone": KEPT_NO_LONGER if (mark or written) and not sought else "",
        "too_short": 0 < len(sought) < SHORTEST,
    }
    return render(request, "desk/search.html", shown)


def _asking_for(request: Request, typed: str) -> str:
    """What the address says of what was typed."""
    if not typed:
        return ""
    said = {"q": typed} if is_reference(typed) else {MARK: keep_words(request, typed)}
    return f"?{urlencode(said)}"


@access(public("everybody may know how far the pages are usable by them"))
def accessibility(request: Request) -> HttpResponse:
    return render(request, "desk/accessibility.html")


@access(public("everybody may know what is done with data about them"))
def privacy(request: Request) -> HttpResponse:
    return render(request, "desk/privacy.html")
