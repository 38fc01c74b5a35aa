"""Forms about what people said of a briefing."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.documents.models import Document
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.briefings.document import CODE
from goldthread.partnership.briefings.forms.quotes import ConsentForm, KeepQuote, TakeBack
from goldthread.partnership.briefings.models import Quote
from goldthread.partnership.briefings.views.in_sight import place_of, visible_briefing, visible_record

RELATED = ("briefing__review", "briefing__space", "agency")


@access(Can.SEND_BRIEFINGS)
def keep(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody said something of it."""
    found = visible_briefing(request, pk)
    form = KeepQuote(*sent(request), agencies=agencies_on(request.space.pk, request.today))
    page = FormPage(
        title="Add feedback",
        intro="Only those who write briefings see the words, until the person has agreed to be quoted.",
        done="The feedback was kept.",
        step=f"keep-quote-{found.pk}",
        **place_of(request, found, "feedback"),
    )
    return answered(request, page, form, form.keep, briefing=found)


@access(Can.SEND_BRIEFINGS)
def consent(request: DeskRequest, pk: int) -> HttpResponse:
    """They were asked where they may be quoted."""
    quote = _quote(request, pk)
    now = {} if quote.taken_back_on else {"consent": quote.consent, "consent_on": quote.consent_on}
    form = ConsentForm(*sent(request), seen=quote, initial=now)
    page = FormPage(
        title="Record whether they may be quoted",
        intro=f"{quote.who}: “{quote.words}”",
        done="It was recorded.",
        **place_of(request, quote.briefing, "feedback"),
    )
    return answered(request, page, form, form.record, quote=quote)


@access(Can.SEND_BRIEFINGS)
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """They do not want to be quoted any more."""
    quote = _quote(request, pk)
    form = TakeBack(*sent(request), seen=quote, suggested={"on": request.today})
    page = FormPage(
        title="They take their agreement back",
        intro=f"{quote.who}: “{quote.words}” Nobody else sees it from now on. {_made_before(quote)}",
        button="Record that they took it back",
        done="It was recorded: the words are shown to nobody else now.",
        **place_of(request, quote.briefing, "feedback"),
    )
    return answered(request, page, form, form.take_back, quote=quote)


def _quote(request: DeskRequest, pk: int) -> Quote:
    found: Quote = visible_record(request, Quote.objects.visible_to(request.standing), *RELATED, pk=pk)
    return found


def _made_before(quote: Quote) -> str:
    """How many documents were made with these words: those stay as they were made."""
    made = Document.objects.filter(
        space=quote.space_id, kind=CODE, subject=quote.briefing_id, state=Document.State.MADE
    )
    holding = sum(any(quote.words in said.words for said in one.as_made.statements()) for one in made)
    if not holding:
        return "No document holds it."
    if holding == 1:
        return "One document that was made before holds it still: tell those who have it."
    return f"{holding} documents that were made before hold it still: tell those who have them."
