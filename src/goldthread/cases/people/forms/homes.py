"""Where somebody lives and with whom, who they are to one another, and the opening of a secret address."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.cases.people.commands import HomeSaid, say_where, say_who_they_are
from goldthread.cases.people.forms.fields import address_field, postcode_field, secret_field
from goldthread.cases.people.in_words import THE_OTHER_WAY
from goldthread.cases.people.models import Involvement, Tie
from goldthread.cases.people.seen import TakesPart
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.grants.purposes import Purpose
from goldthread.foundation.ui.forms import DateField, Form
from goldthread.foundation.ui.record_fields import Several

LONGEST_PURPOSE = 300
OTHER_WAY = "other-"
HERE, THERE = "here", "there"
"""Who has parental responsibility: the one whose page it is, or the other."""
NOT_OF_YOUNGER = "A child has no parental responsibility for whoever brings them up. Choose the other."


class SayWhere(CommandForm):
    """An address, from when to when, and who of the case lives there too."""

    lines = address_field()
    postcode = postcode_field()
    is_protected = secret_field()
    together = Several(label="Who of this case lives there too")
    from_on = DateField(label="From", required=False)
    until_on = DateField(label="Until", required=False, help_text="Leave it empty if they still live there")

    looks: dict[str, dict[str, Any]] = {"lines": {"rows": 3}, "postcode": {"width": "10"}}

    def __init__(self, *sent: Any, others: Sequence[TakesPart], **options: Any) -> None:
        super().__init__(*sent, **options)
        together = self.fields["together"]
        assert isinstance(together, Several)
        together.offer(others)
        if not others:
            del self.fields["together"]

    def say(self, *, part: Involvement, **given: Any) -> int | None:
        said = self.cleaned_data
        home = HomeSaid(**{name: said[name] for name in ("lines", "postcode", "is_protected", "from_on", "until_on")})
        people = [part.person, *(one.person for one in said.get("together", ()))]
        return self.carry_out(say_where, case=part.case, people=people, home=home, **given)


class SayWho(CommandForm):
    """Who somebody is to another of the case, told from either side."""

    kind = forms.ChoiceField(label="Who they are")
    to = forms.ChoiceField(label="To whom")
    has_responsibility = forms.ChoiceField(label="Who has parental responsibility", required=False)

    def __init__(self, *sent: Any, others: Sequence[TakesPart], name: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        self._offer("kind", f"What {name} is", _ways())
        self.others = {str(one.pk): one for one in others}
        self._offer("to", "Of whom", [(key, str(one)) for key, one in self.others.items()])
        who = [(HERE, f"{name} for the other"), (THERE, f"The other for {name}")]
        nothing = "Neither for the other, or it is not known"
        self._offer("has_responsibility", "Who has parental responsibility", who, nothing)

    def _offer(self, field: str, label: str, choices: list[tuple[str, str]], nothing: str = "Choose") -> None:
        is_required = self.fields[field].required
        self.add_field(field, forms.ChoiceField(label=label, choices=[("", nothing), *choices], required=is_required))

    def say(self, *, part: Involvement, **given: Any) -> int | None:
        said = self.cleaned_data
        other = self.others[said["to"]].person
        kind, is_other_way = said["kind"].removeprefix(OTHER_WAY), said["kind"].startswith(OTHER_WAY)
        if kind not in THE_OTHER_WAY:
            # Brothers and sisters are so from either side: it is told of whoever has responsibility.
            is_other_way = said["has_responsibility"] == THERE
        person, to = (other, part.person) if is_other_way else (part.person, other)
        if said["has_responsibility"] == (HERE if is_other_way else THERE):
            self.add_error("has_responsibility", NOT_OF_YOUNGER)
            return None
        told = {"kind": kind, "has_responsibility": bool(said["has_responsibility"])}
        return self.carry_out(say_who_they_are, case=part.case, person=person, to=to, **told, **given)


def _ways() -> list[tuple[str, str]]:
    """Each kind as it is told, and those that are told otherwise from the other side."""
    way = {kind: str(Tie.Kind(kind).label).removesuffix(" of").lower() for kind in THE_OTHER_WAY}
    other = [(f"{OTHER_WAY}{kind}", f"{words} (who is the {way[kind]})") for kind, words in THE_OTHER_WAY.items()]
    return [*((one.value, str(one.label)) for one in Tie.Kind), *other]


class SeeAddress(Form):
    """What an address that is kept secret is opened for. Nothing is changed by it: what is read is noted."""

    purpose = forms.ChoiceField(label="What do you need it for?", choices=Purpose.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="What you are about to do",
        max_length=LONGEST_PURPOSE,
        help_text="It is kept with your name. For example, to plan the visit of Tuesday. Do not write the address here",
    )

    @property
    def in_words(self) -> str:
        said = self.cleaned_data
        return f"{Purpose(said['purpose']).label}: {said['words']}"
