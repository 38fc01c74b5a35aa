"""Forms of the desk: whom it asks, whom it shares with, and who has which label."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from goldthread.cases.casework.forms.basis import LAWFUL_BASIS, BasisForm, SharingForm
from goldthread.cases.casework.forms.careful import AsksAbout, CarefulInCase
from goldthread.cases.casework.lawful_basis import BASIS_FIELDS
from goldthread.cases.chronology.asked_of import QUESTION
from goldthread.cases.chronology.commands import (
    AskedOf,
    ask_agencies,
    change_person,
    list_person,
    share_chronology,
)
from goldthread.cases.chronology.commands.people import LONGEST_LABEL, PersonSaid
from goldthread.cases.chronology.models import ChronologyPerson
from goldthread.foundation.ui.forms import ConfidentialField, DateField, LinesField, LongTextField
from goldthread.foundation.ui.record_fields import Several


class AskAgencies(AsksAbout, BasisForm):
    """Which agencies are asked, about whom, why, of which time and by when, and on which lawful basis."""

    may_name = ("about", "purpose")
    reads = "It sees this, what you say here of why and when, and nothing else of the case"

    agencies = Several(label="Which agencies to ask", required=True, help_text="Choose at least one")
    about = ConfidentialField(max_length=1000, label="Whom it is about")
    purpose = LongTextField(label="Why is it needed?")
    first_on = DateField(
        label="First day of what is asked for", required=False, help_text="Leave it empty to ask for all of it"
    )
    last_on = DateField(label="Until", required=False)
    due_on = DateField(label="By when do you need it?", required=False)

    sections = (("What is asked", ("agencies", *QUESTION, "due_on")), LAWFUL_BASIS)
    field_order = ("agencies", *QUESTION, "due_on", *BASIS_FIELDS)
    looks = {**BasisForm.looks, "about": {"rows": 3}, "purpose": {"rows": 3}}

    def __init__(self, *sent: Any, agencies: Iterable[Any], **options: Any) -> None:
        super().__init__(*sent, **options)
        asked = self.fields["agencies"]
        assert isinstance(asked, Several)
        asked.offer(agencies)

    def ask(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(
            ask_agencies,
            agencies=said["agencies"],
            asked=AskedOf(**{name: said[name] for name in QUESTION}),
            due_on=said["due_on"],
            basis=self.lawful_basis,
            **given,
        )


class ShareChronology(SharingForm):
    command = share_chronology


class ListPerson(CarefulInCase):
    """Who is called what."""

    may_name = ("label", "names")

    label = forms.CharField(
        label="What they are called instead",
        max_length=LONGEST_LABEL,
        help_text="For example, Child A, Mother or Adult B",
    )
    names = LinesField(
        label="Their names",
        help_text="One on each line, with nicknames, other spellings, and initials that texts use. First names and"
        " surnames are found alone too",
    )
    born_on = DateField(label="Date of birth", required=False)
    died_on = DateField(label="Date of death", required=False)

    looks: dict[str, dict[str, Any]] = {"names": {"rows": 4}}

    @property
    def person(self) -> PersonSaid:
        said = self.cleaned_data
        return PersonSaid(said["label"], said["names"], said["born_on"], said["died_on"])

    def add(self, **given: Any) -> int | None:
        return self.carry_out(list_person, person=self.person, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_person, person=self.person, **given)


def said_of_person(person: ChronologyPerson) -> Mapping[str, Any]:
    return {name: getattr(person, name) for name in ("label", "names", "born_on", "died_on")}
