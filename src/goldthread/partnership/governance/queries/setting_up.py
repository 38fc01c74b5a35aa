"""How far the setting up of a partnership has come, read from its records: nothing here is ticked by hand."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import NEEDED_PARTNERS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import MAIL_TEST
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Readiness:
    """What is there on a day, in numbers, and what that means for going live."""

    space: Space
    partners: int
    other_agencies: int
    groups: int
    managers: int
    people: int
    invitations: int
    tests_sent: int
    tests_waiting: int
    tests_failed: int
    messages_held: int
    invitations_held: int

    @property
    def missing(self) -> list[str]:
        """Sentences about what must be there before the partnership goes live."""
        sentences = []
        if not self.managers:
            sentences.append("Nobody is partnership manager yet. The first manager must accept the invitation.")
        if self.partners < NEEDED_PARTNERS:
            sentences.append(
                "The law asks for three safeguarding partners: the council, the integrated care board and the"
                f" police. {self.partners} of them {'is' if self.partners == 1 else 'are'} recorded."
            )
        return sentences

    @property
    def advice(self) -> list[str]:
        """Sentences about what is usually there; going live does not wait for it."""
        sentences = []
        if not self.space.area:
            sentences.append("The area that the partnership serves is not written down.")
        if not self.other_agencies:
            sentences.append("No agencies are recorded besides the safeguarding partners.")
        if not self.groups:
            sentences.append("No groups are recorded.")
        if self.people + self.invitations <= 1:
            sentences.append("Nobody besides you has a role or an invitation.")
        if not self.tests_sent:
            sentences.append("No mail test has been sent, so it is not known whether messages arrive.")
        return sentences

    @property
    def tasks_done(self) -> dict[str, bool]:
        """Each task of the checklist, and whether the records say that it is done."""
        return {
            "details": bool(self.space.area),
            "partners": self.partners >= NEEDED_PARTNERS,
            "agencies": self.other_agencies > 0,
            "groups": self.groups > 0,
            "people": self.people + self.invitations > 1,
            "mail_test": self.tests_sent > 0,
            "go_live": self.space.is_live,
        }


def readiness_of(space: Space, at: datetime) -> Readiness:
    """Count what is there. Five queries."""
    day = timezone.localdate(at)
    partner = Q(is_safeguarding_partner=True)
    agencies = Agency.objects.filter(space=space).in_force(day)
    held = Holding.objects.filter(space=space).in_force(day)
    messages = Message.objects.filter(space=space).aggregate(
        sent=Count("pk", filter=Q(kind=MAIL_TEST, state=Message.State.SENT)),
        waiting=Count("pk", filter=Q(kind=MAIL_TEST, state=Message.State.WAITING)),
        failed=Count("pk", filter=Q(kind=MAIL_TEST, state=Message.State.FAILED)),
        held=Count("pk", filter=Q(state=Message.State.HELD)),
        invitations=Count("pk", filter=Q(state=Message.State.HELD, kind="invitation")),
    )
    counted = agencies.aggregate(partners=Count("pk", filter=partner), others=Count("pk", filter=~partner))
    people = held.aggregate(
        all=Count("user_id", distinct=True), managers=Count("pk", filter=Q(role=MANAGER, user__is_active=True))
    )
    return Readiness(
        space=space,
        partners=counted["partners"],
        other_agencies=counted["others"],
        groups=Group.objects.filter(space=space).in_force(day).count(),
        managers=people["managers"],
        people=people["all"],
        invitations=Invitation.objects.filter(space=space).open().count(),
        tests_sent=messages["sent"],
        tests_waiting=messages["waiting"],
        tests_failed=messages["failed"],
        messages_held=messages["held"],
        invitations_held=messages["invitations"],
    )
