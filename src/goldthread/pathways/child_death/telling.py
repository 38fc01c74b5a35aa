"""Those who notify serious incidents are told that child death review knows of a death that may be one: by a letter
that names nobody, since they do not see the case.
"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Came, Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.queries import people_of
from goldthread.cases.casework.sections import Note, register_note
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import live_pathways
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.ui.words import listed
from goldthread.pathways.child_death.models import IncidentTold

REVIEWS, BEGINS = "statutory-review", "referred"
KIND = "death that may have to be notified"
NOBODY = "Nobody here runs statutory reviews. Tell the council another way, and say below who was told."
THEY_GET_IT = "A letter goes to {people}."
SUBJECT = "A death that may have to be notified as a serious incident"
WORDS = """Hello

Child death review tells you of a death that may have to be notified as a serious incident. Its reference there is
{reference}, which you cannot open.

Speak with {who} about it. The council has 5 working days from becoming aware to notify the national Panel.

Refer it to the panel here, and name nobody:

    {link}

You get this message because you deal with {many} for {space}.

Goldthread for {space}
"""


def reviewers_of(case: Case, at: datetime) -> list[User]:
    """Who runs statutory reviews there, without those from whom a conflict of interest hides the case."""
    rules = PATHWAYS.get(REVIEWS)
    if rules is None or rules.code not in live_pathways(case.space_id):
        return []
    today = timezone.localdate(at)
    return [
        one
        for one in people_of(rules, case.space, today)
        if not hidden_by_conflict(standing_of(one, today, at), CASE_KIND).filter(about_id=case.pk).exists()
    ]


def tell_reviewers(case: Case, record: IncidentTold, by: Actor, at: datetime) -> None:
    """By letter. Raise Refused where there is nobody to write to and nobody was told in another way."""
    people = reviewers_of(case, at)
    if not people and not record.words.strip():
        raise Refused(NOBODY, "words")
    if not people or record.came in (Came.IMPORTED, Came.SIMULATED):
        return
    account = account_of(by)
    teller = User.objects.filter(pk=account).first() if account else None
    words = WORDS.format(
        reference=case.reference,
        who=f"{teller.name} ({teller.email})" if teller else "child death review",
        link=f"{settings.ADDRESS.rstrip('/')}{reverse('open_case', args=[case.space.slug, REVIEWS, BEGINS])}",
        many=PATHWAYS[REVIEWS].many,
        space=case.space.name,
    )
    letters = [Letter(one.email, SUBJECT, words, is_private=True) for one in people]
    queue_messages(space=case.space, letters=letters, kind=KIND, at=at)


def who_gets_it(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """On the form, who is written to; or that there is nobody."""
    if step.record is not IncidentTold:
        return []
    people = reviewers_of(case, request.now)
    return [(THEY_GET_IT.format(people=listed([one.name for one in people])) if people else NOBODY, "")]


def register() -> None:
    """Called when the program starts."""
    register_note(who_gets_it)
