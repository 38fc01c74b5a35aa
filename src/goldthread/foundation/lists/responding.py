"""A whole list view in one sentence."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .exporting import WRITERS, export
from .pages import ListPage


def respond(
    request: HttpRequest,
    page: ListPage,
    queryset: QuerySet,
    *,
    may_export: bool,
    noted: Callable[[str, int], None] | None = None,
    template: str = "lists/list.html",
    **context: Any,
) -> HttpResponse:
    """The page, or with ?format=csv, ods or xlsx the file. An unknown format gives the page.

    Filters that are posted lead to the same page by its address, which has no word that is kept out of it.
    The queryset must hold only what the person may see. Raises PermissionDenied where somebody who may not
    take lists away asks for a file. `noted` is told of a file that is taken away: what list, kind of file and filters,
    in words, and how many rows. `context` goes to the template, which gets the list as `listing`.
    """
    if request.method == "POST" and page.kept_out:
        return redirect(page.address_of(request))
    kind = request.GET.get("format", "")
    if kind in WRITERS:
        if not may_export:
            raise PermissionDenied("You may look at this list but not take it away as a file.")
        return export(request, page, queryset, kind, noted)
    listing = page.answer(request, queryset, may_export=may_export)
    return render(request, template, {"listing": listing, **context})
