"""How kinds of document are laid out in a partnership, with a look at what comes of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.forms import LayoutForm, SetLayoutBack, StylesForm, fields_in_words
from goldthread.foundation.documents.kinds import KINDS, DocumentKind, kinds_for
from goldthread.foundation.documents.layout import BrokenLayout, Layout, check_layout, is_usual
from goldthread.foundation.documents.making import content_for
from goldthread.foundation.documents.models import DocumentTemplate, layout_of, template_of
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

LOOK = "look"
"""The name of the button that shows what a layout makes, and saves nothing."""


@access(Can.MAKE_DOCUMENTS)
def layouts(request: DeskRequest) -> HttpResponse:
    """Kinds of document, and whether the partnership has set how each is laid out."""
    set_here = {one.kind: one for one in DocumentTemplate.objects.filter(space=request.space)}
    kinds = [
        (kind, found, found is not None and not is_usual(layout_of(found, kind), kind))
        for kind in kinds_for(request.standing, request.space.pk)
        for found in [set_here.get(kind.code)]
    ]
    return render(request, "documents/layouts.html", {"kinds": kinds, "crumbs": _crumbs(request)})


@access(Can.MAKE_DOCUMENTS)
def layout(request: DeskRequest, kind: str) -> HttpResponse:
    """Sections, their order and words. A second button shows what would come of it."""
    found, template = _kind(kind), None
    template = template_of(request.space, found)
    form = LayoutForm(*sent(request), seen=template, kind=found, layout=layout_of(template, found))
    is_look = request.method == "POST" and LOOK in request.POST
    if is_look and form.is_valid():
        return _looked_at(request, found, form)
    page = FormPage(
        title=f"Lay out: {found.title}",
        intro=fields_in_words(found),
        back=reverse("document_layouts", args=[request.space.slug]),
        done="The layout was saved. Documents made from now on follow it.",
        button="Save the layout",
        crumbs=_crumbs(request),
        template="documents/layout.html",
        more={"look": LOOK},
    )
    return answered(request, page, form, form.set, space=request.space)


@access(Can.MAKE_DOCUMENTS)
def set_back(request: DeskRequest, kind: str) -> HttpResponse:
    """The layout is again as it comes."""
    found = _kind(kind)
    template = template_of(request.space, found)
    if template is None:
        raise Http404
    form = SetLayoutBack(*sent(request), seen=template)
    page = FormPage(
        title=f"Back to as it comes: {found.title}",
        intro="The sections, their order and their words are again as they come. Your own go. The logo and the Word"
        " style stay, and so do documents that are made already.",
        back=reverse("document_layouts", args=[request.space.slug]),
        done="The layout is as it comes.",
        button="Set it back",
        danger=True,
        crumbs=_crumbs(request),
    )
    return answered(request, page, form, form.set_back, template=template)


@access(Can.MAKE_DOCUMENTS)
def styles(request: DeskRequest, kind: str) -> HttpResponse:
    """The logo and the corporate Word file."""
    found = _kind(kind)
    form = StylesForm(*sent(request))
    page = FormPage(
        title=f"Logo and Word style: {found.title}",
        intro="Leave a box empty to keep what is there.",
        back=reverse("document_layouts", args=[request.space.slug]),
        done="It was saved.",
        crumbs=_crumbs(request),
    )
    return answered(request, page, form, form.set, space=request.space, kind=found)


def _looked_at(request: DeskRequest, kind: DocumentKind, form: LayoutForm) -> HttpResponse:
    """The form again, above what its layout would make of the newest record. Nothing is saved."""
    content, problem = _tried(request, kind, form.laid)
    page = FormPage(
        title=f"Lay out: {kind.title}",
        intro=fields_in_words(kind),
        back=reverse("document_layouts", args=[request.space.slug]),
        button="Save the layout",
        crumbs=_crumbs(request),
    )
    shown = {
        "page": page,
        "form": form,
        "draft": None,
        "meanwhile": None,
        "crumbs": page.crumbs,
        "look": LOOK,
        "tried": content,
        "problem": problem,
        "picture_of": picture_of,
        "alternative": alternative,
    }
    return render(request, "documents/layout.html", shown)


def _tried(request: DeskRequest, kind: DocumentKind, layout: Layout) -> tuple[Content | None, str]:
    """What comes of a layout, or a sentence that says why nothing does."""
    try:
        check_layout(layout, kind)
    except BrokenLayout as broken:
        return None, str(broken)
    subject = kind.latest(request.standing, request.space)
    if subject is None:
        return None, "There is nothing here yet that such a document could be about."
    return content_for(kind, subject, request.space, request.standing, request.today, layout=layout), ""


def _crumbs(request: DeskRequest) -> list[dict[str, str]]:
    return [
        {"text": "Documents", "href": reverse("documents", args=[request.space.slug])},
        {"text": "Layouts", "href": reverse("document_layouts", args=[request.space.slug])},
    ]


def _kind(code: str) -> DocumentKind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]
