"""What every form page does with what was sent: keep it for later, carry it out, or show it again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.drafts.drafting import Drafting
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.meanwhile import meanwhile_of
from goldthread.foundation.form_pages.page import FormPage


def sent(request: DeskRequest) -> tuple[QueryDict | None, MultiValueDict[str, Any] | None]:
    """What was sent to this page, files too, as a form takes it: ``Form(*sent(request))``."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def answered(
    request: DeskRequest, page: FormPage, form: CommandForm, send: Callable[..., Any], /, **given: Any
) -> HttpResponse:
    """Show the form, or carry it out by ``send``, which is told what is ``given``, who asks and when."""
    draft = Drafting(request, page.step, form, title=page.name, seen_version=form.seen_version) if page.step else None
    if draft and draft.was_kept():
        return redirect(page.back)
    if form.is_bound and form.is_valid():
        result = send(**given, by=request.user, at=request.now)
        if not form.errors:
            return _done(request, page, draft, result)
    shown = {"page": page, "form": form, "draft": draft, "meanwhile": meanwhile_of(request, form, draft, page)}
    return render(request, page.template, shown | {"crumbs": page.crumbs, **page.more})


def _done(request: DeskRequest, page: FormPage, draft: Drafting | None, result: Any) -> HttpResponse:
    if draft:
        draft.drop()
    if page.done:
        messages.success(request, page.done)
    return redirect(page.after(result))
