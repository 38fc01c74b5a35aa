"""Forms about the public site: what every page says, the pages that somebody writes, and why one is withdrawn."""

from typing import Any

from django import forms

from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.publications.commands import SiteDetails, as_typed
from goldthread.foundation.publications.models import AWAY, PublicSite
from goldthread.foundation.ui.forms import ConfidentialField, LinesField, LongTextField
from goldthread.foundation.ui.plain_words import speak_plainly
from goldthread.partnership.publishing.commands.clearing import clear_names
from goldthread.partnership.publishing.commands.pages import (
    PageDetails,
    begin_page,
    publish_arrangements,
    publish_group,
    publish_page,
    withdraw_page,
    write_page,
)
from goldthread.partnership.publishing.commands.site import Clearing, change_and_clear, set_up_and_clear
from goldthread.partnership.publishing.models import WRITTEN_BY_HAND, SitePage
from goldthread.partnership.publishing.names.on_pages import HeldUp
from goldthread.partnership.publishing.site.writing import links_as_typed

SUCH_AS = "Such as “A street of the same name in another town”"
SITE = ("host", "name", "strapline", "contact", "worried_words", "worried_lines", "young_lines", "exit_address")
PAGE = ("kind", "title", "slug", "summary", "words", "links", "file")


class SiteForm(CommandForm):
    """What stands on every page of the site."""

    host = forms.CharField(
        max_length=253,
        label="Name of the site",
        help_text="Such as safeguarding.example.org: whoever runs Goldthread must point it here",
    )
    name = forms.CharField(max_length=200, label="What the site is called")
    strapline = forms.CharField(max_length=300, label="What it is, in one line")
    contact = forms.EmailField(label="E-mail address to which readers can write")
    worried_words = LongTextField(label="What somebody should do who is worried about a child")
    worried_lines = LinesField(
        label="Who to call about a child",
        help_text="One on each line: who, then a colon, then the number and when. The first stands on every page",
    )
    young_lines = LinesField(
        required=False,
        label="Help lines for young people",
        help_text="One on each line, in the same way. They stand on pages for young people",
    )
    exit_address = forms.URLField(
        max_length=200,
        label="Where “Exit this page” leads",
        help_text="A page that anybody may have open",
        assume_scheme="https",
        initial=AWAY,
    )

    looks = {"worried_words": {"rows": 5}, "worried_lines": {"rows": 4}, "young_lines": {"rows": 5}}

    def __init__(self, *sent: Any, held: HeldUp | None = None, **options: Any) -> None:
        """Asks why what holds these words up may stand, of whoever may clear it. Other words are asked about anew."""
        super().__init__(*sent, **options)
        self.held = held
        if held:
            self.fields[why_of(held)] = asked_why(held)
            self.looks = {**self.looks, why_of(held): {"rows": 3, "optional": False}}

    @property
    def details(self) -> SiteDetails:
        return SiteDetails(**{name: self.cleaned_data[name] for name in SITE})

    @property
    def clearing(self) -> Clearing | None:
        return Clearing(self.held.digest, self.cleaned_data[why_of(self.held)]) if self.held else None

    def set_up(self, **given: Any) -> int | None:
        return self.carry_out(set_up_and_clear, details=self.details, clearing=self.clearing, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_and_clear, details=self.details, clearing=self.clearing, **given)


def why_of(held: HeldUp) -> str:
    """The name of the field that asks why it may stand."""
    return f"why-{held.digest}"


def asked_why(held: HeldUp) -> ConfidentialField:
    """The field that asks it, with what was found."""
    asked = ConfidentialField(
        label="Why may it stand?",
        help_text=f"Something here stands on the people list of a review: {' / '.join(held.said)}",
        error_messages={"required": "Take out what may name somebody, or say why it may stand"},
    )
    speak_plainly(why_of(held), asked)
    return asked


def said_of_site(site: PublicSite) -> dict[str, Any]:
    """What the form begins with."""
    lines = {"worried_lines": as_typed(site.worried), "young_lines": as_typed(site.young)}
    return {name: getattr(site, name) for name in SITE} | lines


class PageForm(CommandForm):
    """A page as somebody writes it, without any HTML."""

    kind = forms.ChoiceField(
        label="What kind of page it is",
        choices=[(kind.code, kind.title) for kind in WRITTEN_BY_HAND],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(max_length=200, label="Title")
    slug = forms.CharField(
        max_length=80,
        required=False,
        label="Last part of its address",
        help_text="Leave it empty to have it made from the title. It stays once the page is published",
    )
    summary = forms.CharField(max_length=500, label="What it is about, in a sentence")
    words = LongTextField(
        label="What it says",
        help_text="Leave a line empty between paragraphs. A line that begins with # is a heading, one that begins with"
        " a dash and a space is a point of a list",
    )
    links = LinesField(
        required=False,
        label="Links to pages elsewhere",
        help_text="One on each line: what the page is, then a colon, then its address",
    )
    file = UploadField(required=False, label="A file that readers can take")

    looks = {"words": {"rows": 18}, "links": {"rows": 3}, "slug": {"width": "20"}}

    @property
    def details(self) -> PageDetails:
        return PageDetails(**{name: self.cleaned_data[name] for name in PAGE})

    def begin(self, **given: Any) -> int | None:
        return self.carry_out(begin_page, details=self.details, **given)

    def write(self, **given: Any) -> int | None:
        return self.carry_out(write_page, details=self.details, **given)


def said_of_page(page: SitePage) -> dict[str, Any]:
    """What the form begins with. A file that is there stays unless another is sent."""
    said = {name: getattr(page, name) for name in PAGE if name != "file"}
    return said | {"links": links_as_typed(page.links)}


class Publish(CommandForm):
    """Nothing is asked: what would go out stands on the page."""

    def page(self, **given: Any) -> int | None:
        return self.carry_out(publish_page, **given)

    def group(self, **given: Any) -> int | None:
        return self.carry_out(publish_group, **given)

    def arrangements(self, **given: Any) -> int | None:
        return self.carry_out(publish_arrangements, **given)


class Withdraw(CommandForm):
    """Why a page is taken down."""

    why = forms.CharField(
        max_length=500,
        label="Why it is withdrawn",
        help_text="Readers see this reason at its address. Name nobody in it",
    )

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_page, why=self.cleaned_data["why"], **given)


class ClearNames(CommandForm):
    """Why what holds something up may stand there. It keeps no draft: it may tell who somebody is."""

    why = ConfidentialField(label="Why it may stand", help_text=SUCH_AS)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    looks = {"why": {"rows": 3}}

    def clear(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("why", "digest")}
        return self.carry_out(clear_names, **said, **given)
