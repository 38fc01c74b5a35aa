"""What more is told of somebody in a case, each kind by its code, and that a child is born."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from goldthread.cases.people.codes import CODED, Trait
from goldthread.cases.people.commands import record_birth, tell_of_person
from goldthread.cases.people.forms.fields import EMPTY, NhsNumberField, OneLineField, birth_field
from goldthread.cases.people.models import Involvement, Person, SaidBirth, SaidContact, SaidName, SaidNumber
from goldthread.cases.people.models.said import LONGEST_ALERT, LONGEST_NAME, LONGEST_SCHOOL
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import ConfidentialField, DateField, WholeNumberField

MOST_AT_ONCE = 9


class Tell(CommandForm):
    """One thing that is said of somebody. ``what`` is its code; a box that was left empty says nothing."""

    what: ClassVar[str]

    def __init__(self, *sent: Any, kind: Person.Kind, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.they_are = kind

    @property
    def said(self) -> Mapping[str, Any]:
        own = {*CommandForm.base_fields}
        return {name: value for name, value in self.cleaned_data.items() if name not in own and value not in EMPTY}

    def tell(self, *, part: Involvement, **given: Any) -> int | None:
        person, case = part.person, part.case
        return self.carry_out(tell_of_person, case=case, person=person, what=self.what, said=self.said, **given)


class TellName(Tell):
    what = "name"

    use = forms.ChoiceField(label="What name it is", choices=SaidName.Use.choices, widget=forms.RadioSelect)
    given = forms.CharField(label="Given names", max_length=LONGEST_NAME, required=False)
    family = forms.CharField(label="Family name", max_length=LONGEST_NAME, required=False)


class TellBirth(Tell):
    what = "birth"

    when = birth_field()
    expected_on = DateField(label="Day on which the birth is expected", required=False, help_text="")
    sex = forms.ChoiceField(label="Sex", choices=SaidBirth.Sex.choices, widget=forms.RadioSelect, required=False)
    birth_order = WholeNumberField(
        label="Place among twins or triplets",
        required=False,
        min_value=1,
        max_value=MOST_AT_ONCE,
        help_text="1 for whoever was born first. Leave it empty for a single child",
    )
    died_on = DateField(label="Day of death", required=False, help_text="Leave it empty for somebody who lives")

    looks: dict[str, dict[str, Any]] = {"birth_order": {"width": "2"}}

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        for name in ("when", "birth_order") if self.they_are == Person.Kind.UNBORN else ("expected_on",):
            del self.fields[name]


class TellNumber(Tell):
    what = "number"

    kind = forms.ChoiceField(label="What number it is", choices=SaidNumber.Kind.choices, widget=forms.RadioSelect)
    number = OneLineField(label="Number", max_length=20)

    looks: dict[str, dict[str, Any]] = {"number": {"width": "20"}}


class TellSchool(Tell):
    what = "school"

    school = forms.CharField(label="School", max_length=LONGEST_SCHOOL)
    from_on = DateField(label="From", required=False)
    until_on = DateField(label="Until", required=False, help_text="Leave it empty if they still go there")


class TellContact(Tell):
    """Confidential but for what it is: none of it goes into a draft."""

    what = "contact"

    way = forms.ChoiceField(label="How", choices=SaidContact.Way.choices, widget=forms.RadioSelect)
    details = OneLineField(
        label="Number, email address, or who passes it on",
        max_length=LONGEST_NAME,
        help_text="Never where they live: add that as an address",
    )
    safety = forms.ChoiceField(label="Is it safe?", choices=SaidContact.Safety.choices, widget=forms.RadioSelect)
    words = ConfidentialField(
        label="When and how it is safe",
        max_length=LONGEST_ALERT,
        required=False,
        help_text="For example, after 6pm only, and no message is left",
    )

    looks: dict[str, dict[str, Any]] = {"words": {"rows": 3}}


class TellAlert(Tell):
    what = "alert"

    words = ConfidentialField(
        label="What whoever works with them must know first",
        max_length=LONGEST_ALERT,
        help_text="Never where a secret address is",
    )
    until_on = DateField(label="Until", required=False, help_text="Leave it empty if it has no end")

    looks: dict[str, dict[str, Any]] = {"words": {"rows": 3}}


class TellTrait(Tell):
    """Codes of the field's own list, and words."""

    what = "trait"
    trait: ClassVar[Trait]
    takes_several = True

    words = forms.CharField(label="In words", max_length=LONGEST_ALERT, required=False)

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        listed, label = list(CODED[self.trait].items()), self.trait.label
        if self.takes_several and self.trait.takes_several:
            several = forms.MultipleChoiceField(
                label=label, choices=listed, widget=forms.CheckboxSelectMultiple, required=False
            )
            self.add_field("codes", several)
        else:
            self.add_field("codes", forms.ChoiceField(label=label, choices=[("", "Choose"), *listed], required=False))
        self.order_fields(["codes", "words"])

    @property
    def said(self) -> Mapping[str, Any]:
        codes = self.cleaned_data.get("codes") or []
        several = [codes] if isinstance(codes, str) else list(codes)
        return {"trait": self.trait.value, "codes": several, "words": self.cleaned_data["words"]}


class TellEthnicity(TellTrait):
    trait = Trait.ETHNICITY


class TellLanguage(TellTrait):
    """One of a long list at a time."""

    trait = Trait.LANGUAGE
    takes_several = False


class TellDisability(TellTrait):
    trait = Trait.DISABILITY


class TellSen(TellTrait):
    trait = Trait.SEN


class TellCommunication(TellTrait):
    trait = Trait.COMMUNICATION


TELL: Mapping[str, tuple[str, type[Tell]]] = {
    "alert": ("Add an alert", TellAlert),
    "name": ("Add a name", TellName),
    "birth": ("Add what is known of birth or death", TellBirth),
    "number": ("Add a number", TellNumber),
    "contact": ("Add how to reach them", TellContact),
    "school": ("Add a school", TellSchool),
    "ethnicity": ("Add ethnicity", TellEthnicity),
    "language": ("Add a language", TellLanguage),
    "disability": ("Add disabilities", TellDisability),
    "sen": ("Add special educational needs", TellSen),
    "communication": ("Add how they communicate", TellCommunication),
}
"""By the code in the address, what the page is called and what it asks."""

ADDED: Mapping[str, str] = {
    "alert": "The alert was added.",
    "name": "The name was added.",
    "birth": "What is known of birth or death was added.",
    "number": "The number was added.",
    "contact": "How to reach them was added.",
    "school": "The school was added.",
    "ethnicity": "The ethnicity was added.",
    "language": "The language was added.",
    "disability": "The disabilities were added.",
    "sen": "The special educational needs were added.",
    "communication": "How they communicate was added.",
}
"""What is said once it is done."""


class RecordBirth(CommandForm):
    """An unborn child is born."""

    when = birth_field(required=True)
    sex = forms.ChoiceField(label="Sex", choices=SaidBirth.Sex.choices, widget=forms.RadioSelect, required=False)
    birth_order = WholeNumberField(
        label="Place among twins or triplets", required=False, min_value=1, max_value=MOST_AT_ONCE
    )
    given = forms.CharField(label="Given names", max_length=LONGEST_NAME, required=False)
    family = forms.CharField(label="Family name", max_length=LONGEST_NAME, required=False)
    number = NhsNumberField(label="NHS number", required=False, max_length=20)

    looks: dict[str, dict[str, Any]] = {"birth_order": {"width": "2"}, "number": {"width": "20"}}

    def record(self, *, part: Involvement, **given: Any) -> int | None:
        answers = self.cleaned_data
        birth = {name: answers[name] for name in ("when", "sex", "birth_order") if answers[name]}
        said: dict[str, Mapping[str, Any]] = {"birth": birth}
        if answers["given"] or answers["family"]:
            said["name"] = {"use": SaidName.Use.NOW, "given": answers["given"], "family": answers["family"]}
        if answers["number"]:
            said["number"] = {"kind": SaidNumber.Kind.NHS, "number": answers["number"]}
        return self.carry_out(record_birth, case=part.case, child=part.person, said=said, **given)
