"""What every form page of learning does with what was sent: keep it for later, carry it out, or show it again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.drafts.drafting import Drafting
from goldthread.partnership.learning.forms.sending import LearningForm


@dataclass(frozen=True)
class FormPage:
    """The words of a form page and where it leads. ``step`` names it for drafts; ``back`` is where one came from."""

    step: str
    title: str
    done: str
    back: str
    button: str = "Save"
    caption: str = ""
    intro: str = ""


def answered(
    request: DeskRequest,
    page: FormPage,
    form: LearningForm,
    send: Callable[[], Any],
    to: Callable[[Any], str] | None = None,
    crumbs: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """Show the form, or carry it out. ``send`` gives what came of it, or nothing if it was refused.

    ``to`` makes of that the address to go to; otherwise it is back where one came from.
    """
    draft = Drafting(request, page.step, form)
    if draft.was_kept():
        return redirect(page.back)
    if form.is_bound and form.is_valid() and (result := send()):
        draft.drop()
        messages.success(request, page.done)
        return redirect(to(result) if to else page.back)
    shown = {"page": page, "form": form, "draft": draft, "title": page.title, "crumbs": crumbs or []}
    return render(request, "learning/form.html", shown)
