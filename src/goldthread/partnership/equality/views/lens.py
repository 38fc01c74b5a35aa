"""The answers of every action in sight, the form about one of them, and the list of lenses."""

from collections.abc import Callable, Sequence

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.actions.origins import Origins, came_from, choices_of, origin_of, origins_in
from goldthread.foundation.actions.plan import owners_of
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.search.matching import with_words
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.equality.forms import LensForm, LensListForm, said_of
from goldthread.partnership.equality.models import LensAnswer, answered_by
from goldthread.partnership.equality.queries import lenses_of, with_answers


@access(Can.VIEW_WHOLE_PLAN, Can.VIEW_OWN_ACTIONS)
def lens(request: DeskRequest) -> HttpResponse:
    """Every action in sight that is asked about, with what was answered."""
    space, standing = request.space, request.standing
    lenses = lenses_of(space.pk)
    owners = ActionOwner.objects.with_names().order_by("pk")
    asked = Action.objects.visible_to(standing).filter(space=space).exclude(status__in=Action.ELSEWHERE_NOW)
    rows = with_answers(asked, lenses).prefetch_related(Prefetch("owners", owners), "lens_answers")
    origins = origins_in(space, standing)
    return respond(
        request,
        lens_page(lenses, origins, lambda action: reverse("action", args=[space.slug, action.pk]) + "#equality"),
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="equality/lens.html",
        lenses=lenses,
        may_set=standing.may(Can.GO_LIVE, space.pk),
        crumbs=[{"text": "Actions", "href": reverse("actions", args=[space.slug])}],
    )


@access(Can.ANSWER_EQUALITY_LENS)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody says whom an action reaches and whom it misses."""
    own = answered_by(request.standing).filter(space=request.space).select_related("space")
    action = get_object_or_404(own, pk=pk)
    note_read(action, "form")
    lenses = lenses_of(request.space.pk)
    said = said_of(LensAnswer.objects.filter(action=action), lenses)
    form = LensForm(*sent(request), lenses=lenses, seen=action, initial=said)
    back = action.get_absolute_url()
    page = FormPage(
        step=f"answer-lens-{action.pk}",
        title="Who does it reach, and who does it miss?",
        intro="Think through each lens, and of children who are seen through several at once."
        " What you leave empty stays as it is.",
        button="Save the answers",
        done="The answers were saved.",
        caption=str(action),
        back=f"{back}#equality",
        crumbs=[
            {"text": "Actions", "href": reverse("actions", args=[request.space.slug])},
            {"text": str(action), "href": back},
        ],
    )
    return answered(request, page, form, form.answer, action=action)


@access(Can.GO_LIVE)
def lenses(request: DeskRequest) -> HttpResponse:
    """The partnership sets which lenses are asked."""
    space = request.space
    form = LensListForm(*sent(request), seen=space, initial={"names": lenses_of(space.pk)})
    back = reverse("equality_lens", args=[space.slug])
    page = FormPage(
        title="Set the lenses",
        intro="Every action is looked at through these. Answers through a lens that you take away can still be read"
        " on the page of the action, and count no longer.",
        done="The lenses were set.",
        back=back,
        crumbs=[{"text": "Equality lens", "href": back}],
    )
    return answered(request, page, form, form.set, space=space)


def lens_page(lenses: Sequence[str], origins: Origins, address: Callable[[Action], str]) -> ListPage:
    """The list. A file has two columns for each lens."""
    most = len(lenses)
    return ListPage(
        title="Equality lens",
        one="action",
        columns=(
            Column("reference", "Reference", sort=("reference",), href=address),
            Column("title", "Action", sort=("title",)),
            Column("owners", "Owner", value=owners_of),
            Column("from", "Came from", value=lambda row: origin_of(row, origins)),
            Column("said", "Answered", value=lambda row: answered_in_words(row.said, most), sort=("said",)),
            Column("missing", "Is somebody missed?", value=missed_in_words, sort=("is_missing",)),
            *(column for lens in lenses for column in columns_of(lens)),
        ),
        filters=(
            Search("words", fields=("reference", "title", "what"), lookup=with_words),
            _from(origins),
            Choice(
                "answered",
                "Answered",
                [("no", "Nobody has said yet"), ("part", "In part"), ("all", "Through every lens")],
                lookup=lambda rows, chosen: answered_so(rows, chosen, most),
            ),
            YesNo("missing", "Somebody is missed", lookup="is_missing"),
        ),
        order="reference",
        empty=Empty("No actions yet", "When there are actions, it is asked here who each of them reaches and misses."),
    )


def _from(origins: Origins) -> Choice:
    return Choice(
        "from",
        "Came from",
        choices_of(origins),
        lookup=lambda rows, chosen: came_from(rows, chosen[0], origins),
    )


def columns_of(lens: str) -> tuple[Column, Column]:
    """What is said through one lens, for a file."""

    def of(name: str) -> Callable[[Action], str]:
        return lambda row: next((getattr(one, name) for one in row.lens_answers.all() if one.lens == lens), "")

    return (
        Column(f"reaches-{lens}", f"{lens}: reaches", value=of("reaches"), only="file"),
        Column(f"misses-{lens}", f"{lens}: misses", value=of("misses"), only="file"),
    )


def answered_in_words(said: int, most: int) -> str:
    return "Nobody has said yet" if not said else f"{said} of {most}"


def missed_in_words(row: Action) -> str:
    said: int = getattr(row, "said", 0)
    return "Somebody" if getattr(row, "is_missing", False) else "Nobody, as far as is said" if said else ""


def answered_so(rows: QuerySet[Action], chosen: list[str], most: int) -> QuerySet[Action]:
    conditions = {"no": {"said": 0}, "part": {"said__gt": 0, "said__lt": most}, "all": {"said": most}}
    return rows.filter(**conditions[chosen[0]])
