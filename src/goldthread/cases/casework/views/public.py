"""The form that anybody may send: questions, a look at the answers, and what happens next. It shows nothing of a case.

Nothing typed is kept before it is sent, and no session is begun: the answers travel with the page. A GET writes
nothing.
"""

from datetime import datetime, timedelta
from typing import Any

from allauth.core import ratelimit
from django.core import signing
from django.db.models.functions import Now
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters

from goldthread.cases.casework.commands.public import answer_due
from goldthread.cases.casework.forms.public import PublicCaseForm
from goldthread.cases.casework.models import Came, Case, PublicDoor
from goldthread.cases.casework.public_door import SENDER, door_of, why_shut
from goldthread.cases.casework.queries import names_known
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.doors import access, public
from goldthread.foundation.access.requests import Request
from goldthread.foundation.one_time_links.views.link import kept_nowhere
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.answers import in_words
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

LIMIT = "public_form"
MOST_AN_HOUR = 60
"""Of one pathway in one partnership, by the database's own clock. No area has so many employers at once."""
TRAP = "website"
"""A box that nobody sees and programs fill in."""
CHANGE, SEND = "change", "send"
SENT, SENT_FOR = "sent", 30 * 60
"""What the page after sending is told, signed, and for how many seconds it is shown."""
NOT_ANSWERED = "Not answered"
FLOODED = "Many forms were sent within an hour, so yours was not sent. What you typed is still here. {contact}"
TRAPPED = "A hidden box was filled in, so this was not sent. What you typed is still here: send it again."


@access(public("whoever tells of a concern has no account; the form takes what they say and shows nothing of a case"))
@kept_nowhere
@sensitive_post_parameters()
def tell(request: Request, space: str, pathway: str) -> HttpResponse:
    """Ask, show what was answered, and send it; or say that it is shut."""
    rules, here = PATHWAYS.get(pathway), space_called(space)
    if rules is None or rules.public_form is None or here is None:
        raise Http404
    with opened(actor=SYSTEM_ACTOR, reading=[here.pk]):
        door = door_of(rules, here)
        if door is None:
            raise Http404
        shown = {"rules": rules, "declared": rules.public_form, "here": here, "door": door}
        if request.method != "POST" and SENT in request.GET:
            return _thanks(request, shown)
        if why_shut(rules, here, door, request.today):
            return render(request, "casework/public_shut.html", shown, status=404)
        known = names_known(here, request.today)
        posted = request.POST if request.method == "POST" else None
        form = PublicCaseForm(posted, rules=rules, known=known, at=request.now)
        if not form.is_bound or not form.is_valid() or CHANGE in request.POST:
            return _questions(request, form, shown)
        if SEND not in request.POST:
            return _answers(request, form, shown)
        return _send(request, form, rules, here, door, shown)


def _questions(request: Request, form: PublicCaseForm, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "casework/public.html", {**shown, "form": form, "trap": TRAP}, status=status)


def _answers(request: Request, form: PublicCaseForm, shown: dict[str, Any]) -> HttpResponse:
    """What was answered, to be looked at before it is sent. It travels in the page and is kept nowhere."""
    asked = [form[name] for name in form.fields if not form[name].is_hidden]
    answers = [(one.label, in_words(one, one.value()) or NOT_ANSWERED) for one in asked]
    left_out = {"csrfmiddlewaretoken", CHANGE, SEND}
    typed: Any = form.data  # as it was sent, which may hold several values by one name
    carried = {name: values for name, values in typed.lists() if name not in left_out}
    return render(request, "casework/public_check.html", {**shown, "answers": answers, "carried": carried})


def _send(
    request: Request, form: PublicCaseForm, rules: Pathway, here: Space, door: PublicDoor, shown: dict[str, Any]
) -> HttpResponse:
    if request.POST.get(TRAP):
        form.add_error(None, TRAPPED)
        return _questions(request, form, shown)
    if _is_flooded(rules, here) or not ratelimit.consume(request, action=LIMIT):
        form.add_error(None, FLOODED.format(contact=door.contact))
        return _questions(request, form, shown, status=429)
    made = form.send(space=here, by=SENDER)
    if form.errors or made is None:
        return _questions(request, form, shown)
    case = Case.objects.get(pk=made)
    assert rules.public_form is not None
    due_at = answer_due(case, rules.public_form)
    said = signing.dumps([case.reference, due_at.isoformat() if due_at else ""], salt=LIMIT)
    return redirect(f"{reverse('public_form', args=[here.slug, rules.code])}?{urlencode({SENT: said})}")


def _is_flooded(rules: Pathway, here: Space) -> bool:
    lately = Case.objects.of(rules).filter(space=here, came=Came.FORM, recorded_at__gte=Now() - timedelta(hours=1))
    return lately.count() >= MOST_AN_HOUR


def _thanks(request: Request, shown: dict[str, Any]) -> HttpResponse:
    """The reference, and what happens next, which stand signed in the address to which the sender was led: for half an
    hour anybody reads them who has it. It tells nothing else of the case.
    """
    try:
        reference, due = signing.loads(request.GET[SENT], salt=LIMIT, max_age=SENT_FOR)
    except signing.BadSignature:
        return redirect(request.path)
    due_at = datetime.fromisoformat(due) if due else None
    return render(request, "casework/public_sent.html", {**shown, "reference": reference, "due_at": due_at})
