"""Forms about settings: who they are, who is there, how they were reached, and whose schools to load."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.kinds import KINDS_OF_SETTINGS
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.spreadsheets.problems import MEGABYTE, in_megabytes
from goldthread.foundation.ui.forms import DateField, Form, LongTextField
from goldthread.foundation.ui.record_fields import Several
from goldthread.partnership.engagement.commands import (
    Contact,
    PeopleThere,
    SettingDetails,
    add_setting,
    close_setting,
    correct_setting,
    end_part,
    log_contact,
    log_contact_with_many,
    name_people,
    remove_contact,
    take_part,
)
from goldthread.partnership.engagement.models import Phase, Register, Setting, SettingContact, SettingPart
from goldthread.partnership.engagement.postcodes import PartsOfPostcodes
from goldthread.partnership.engagement.register.authorities import number_of
from goldthread.partnership.engagement.register.export import Area

MOST_SENT = 20 * MEGABYTE
NO_NAMES = "Without names of children and families"


class SettingForm(CommandForm):
    """What is said of a setting."""

    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(
        label="What kind of setting is it?",
        choices=[("", ""), *((kind.value, kind.label) for kind in KINDS_OF_SETTINGS)],
    )
    phase = forms.ChoiceField(
        label="Phase", choices=[("", "None or not known"), *Phase.choices], required=False, help_text="Of a school"
    )
    registered_as = forms.CharField(
        label="Registered as", max_length=100, required=False, help_text="For example, Community school or Childminder"
    )
    postcode = forms.CharField(label="Postcode", max_length=10, required=False)
    town = forms.CharField(label="Town", max_length=100, required=False)
    register = forms.ChoiceField(
        label="In which register is it?", choices=[("", "None that is known"), *Register.choices], required=False
    )
    number = forms.CharField(label="Its number there", max_length=20, required=False)

    looks = {"postcode": {"width": "10"}, "number": {"width": "20"}}

    @property
    def details(self) -> SettingDetails:
        return SettingDetails(**{name: self.cleaned_data[name] for name in SettingDetails.__dataclass_fields__})

    def add(self, **given: Any) -> Any:
        return self.carry_out(add_setting, details=self.details, **given)

    def correct(self, **given: Any) -> Any:
        return self.carry_out(correct_setting, details=self.details, **given)


class NamePeople(CommandForm):
    """Who is there."""

    head_name = forms.CharField(label="Head or manager", max_length=200, required=False)
    lead_post = forms.CharField(
        label="Post of the safeguarding lead",
        max_length=200,
        required=False,
        help_text="For example, Deputy head and designated safeguarding lead",
    )
    lead_name = forms.CharField(label="Name of the safeguarding lead", max_length=200, required=False)
    lead_contact = forms.CharField(
        label="How to reach the lead", max_length=200, required=False, help_text="An e-mail address or telephone number"
    )

    def name_them(self, **given: Any) -> Any:
        people = PeopleThere(**{name: self.cleaned_data[name] for name in PeopleThere.__dataclass_fields__})
        return self.carry_out(name_people, people=people, **given)


class LogContact(CommandForm):
    """A contact: on which day, how, and what about."""

    on = DateField(label="On which day")
    how = forms.ChoiceField(label="How", choices=SettingContact.How.choices, widget=forms.RadioSelect)
    about = LongTextField(label="What it was about", help_text=NO_NAMES)
    with_post = forms.CharField(
        label="With whom, by their post", max_length=200, required=False, help_text="For example, Head teacher"
    )

    looks = {"about": {"rows": 4}}

    @property
    def contact(self) -> Contact:
        return Contact(**{name: self.cleaned_data[name] for name in Contact.__dataclass_fields__})

    def log(self, **given: Any) -> Any:
        return self.carry_out(log_contact, contact=self.contact, **given)


class LogContactWithMany(LogContact):
    """One occasion on which several settings were reached."""

    settings = Several(label="Which settings were reached?")

    looks = {**LogContact.looks, "settings": {"optional": False}}

    def __init__(self, *sent: Any, settings: Iterable[Setting], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["settings"]
        assert isinstance(field, Several)
        field.offer(settings)

    def log(self, **given: Any) -> Any:
        settings = self.cleaned_data["settings"]
        return self.carry_out(log_contact_with_many, contact=self.contact, settings=settings, **given)


class RemoveContact(CommandForm):
    """A contact that was logged by mistake."""

    def remove(self, **given: Any) -> Any:
        return self.carry_out(remove_contact, **given)


class TakePart(CommandForm):
    """What a setting takes part in."""

    what = forms.ChoiceField(
        label="What does it take part in?", choices=SettingPart.What.choices, widget=forms.RadioSelect
    )
    from_on = DateField(label="Since when, or on which day", help_text="Training and audits are kept with their day")
    note = forms.CharField(label="Anything to add", max_length=300, required=False, help_text=NO_NAMES)

    def take(self, **given: Any) -> Any:
        said = {name: self.cleaned_data[name] for name in ("what", "from_on", "note")}
        return self.carry_out(take_part, **said, **given)


class EndPart(CommandForm):
    """A setting takes part in something no more."""

    on = DateField(label="Last day on which it took part")

    def end(self, **given: Any) -> Any:
        return self.carry_out(end_part, on=self.cleaned_data["on"], **given)


class CloseSetting(CommandForm):
    """A setting closes."""

    on = DateField(label="Last day on which it was open")

    def close(self, **given: Any) -> Any:
        return self.carry_out(close_setting, on=self.cleaned_data["on"], **given)


class SchoolsRegisterForm(Form):
    """The schools register's file, and whose schools of it are wanted."""

    AUTHORITY, POSTCODES = "authority", "postcodes"

    file = forms.FileField(
        label="The register’s file",
        max_length=255,
        help_text=f"A CSV file, or the ZIP file that it is downloaded in, at most {in_megabytes(MOST_SENT)}.",
        widget=forms.FileInput(attrs={"accept": ".csv,.zip"}),
    )
    by = forms.ChoiceField(
        label="Which schools do you want?",
        choices=((AUTHORITY, "Those of a local authority"), (POSTCODES, "Those with certain postcodes")),
        widget=forms.RadioSelect,
    )
    authority = forms.CharField(
        label="Name of the authority, or its three-digit number",
        max_length=100,
        help_text="For example, Waltham Forest or 320",
    )
    postcodes = LongTextField(
        label="Postcodes or the beginnings of postcodes",
        max_length=2000,
        help_text="With commas between, for example E17, E10 5, E4 7AB",
    )

    looks = {
        "authority": {"width": "20", "shown_with": ("by", AUTHORITY)},
        "postcodes": {"rows": 3, "shown_with": ("by", POSTCODES)},
    }

    def clean_file(self) -> Any:
        """Say that a file is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_SENT:
            raise forms.ValidationError(
                f"The file is larger than {in_megabytes(MOST_SENT)}. Send the ZIP file that it was downloaded in."
            )
        return file

    def clean_authority(self) -> str:
        words = self.cleaned_data["authority"]
        try:
            return number_of(words) if words else ""
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from None

    def clean_postcodes(self) -> PartsOfPostcodes | None:
        words = self.cleaned_data["postcodes"]
        if not words:
            return None
        try:
            return PartsOfPostcodes.typed(words)
        except ValueError as wrong:
            raise forms.ValidationError(f"“{wrong}” is not the beginning of a postcode.") from None

    @property
    def area(self) -> Area:
        if self.cleaned_data["by"] == self.AUTHORITY:
            return Area(authority=self.cleaned_data["authority"])
        return Area(postcodes=self.cleaned_data["postcodes"])
