"""Forms of documents: what is written in one, and how a kind of document is laid out."""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldthread.foundation.documents.commands import begin_document, write_document
from goldthread.foundation.documents.kinds import DocumentKind
from goldthread.foundation.documents.laying_out import change_layout, set_layout, set_layout_back, set_styles
from goldthread.foundation.documents.layout import LONGEST_HEADING, LaidSection, Layout, field_names
from goldthread.foundation.documents.layout import LONGEST_WORDS as LONGEST_LAID_WORDS
from goldthread.foundation.documents.models import LONGEST_TITLE, DocumentTemplate
from goldthread.foundation.documents.typed import LONGEST_LINE, LONGEST_WORDS
from goldthread.foundation.documents.wording import as_fields, filled
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import LongTextField
from goldthread.foundation.ui.plain_words import speak_plainly

SPARE_LINES = 2
"""Empty lines for the head of a document, so that more can be added without scripts."""


class GrowingForm(CommandForm):
    """A form whose questions depend on the kind of document."""

    def __init__(self, *sent: Any, **options: Any) -> None:
        self.looks = {}
        super().__init__(*sent, **options)

    def ask(self, name: str, field: forms.Field, **look: Any) -> None:
        self.fields[name] = field
        speak_plainly(name, field)
        self.looks[name] = {"optional": False, **look}


class WriteForm(GrowingForm):
    """The title, the lines at the head and the words that belong in sections."""

    def __init__(
        self, *sent: Any, kind: DocumentKind, layout: Layout, fields: Mapping[str, str], **options: Any
    ) -> None:
        self.kind, self.layout = kind, layout
        super().__init__(*sent, **options)
        self.ask("title", forms.CharField(max_length=LONGEST_TITLE))
        for number, (label, words) in enumerate(layout.opening):
            hint = f"Left empty, it says: {filled(words, fields)}" if words else "Left empty, the line is left out"
            self.ask(
                f"opening-{number}",
                forms.CharField(label=label, max_length=LONGEST_LINE, required=False, help_text=hint),
            )
        for section in layout.sections:
            asks = kind.sections[section.code].asks
            if section.is_shown and asks:
                self.ask(
                    f"words-{section.code}",
                    LongTextField(label=section.heading, max_length=LONGEST_WORDS, required=False, help_text=asks),
                    rows=5,
                )

    @property
    def opening(self) -> dict[str, str]:
        return {label: self.cleaned_data[f"opening-{number}"] for number, (label, _) in enumerate(self.layout.opening)}

    @property
    def words(self) -> dict[str, str]:
        """Also of sections that are not asked now: what was typed before they were hidden is kept."""
        kept = dict(getattr(self.seen, "words", {}))
        asked = {name[len("words-") :]: name for name in self.fields if name.startswith("words-")}
        return kept | {code: self.cleaned_data[name] for code, name in asked.items()}

    def begin(self, **given: Any) -> int | None:
        return self.carry_out(begin_document, kind=self.kind, **self._said(), **given)

    def write(self, **given: Any) -> int | None:
        return self.carry_out(write_document, **self._said(), **given)

    def _said(self) -> dict[str, Any]:
        return {"title": self.cleaned_data["title"], "opening": self.opening, "words": self.words}


def said_in(title: str, opening: Mapping[str, str], words: Mapping[str, str], layout: Layout) -> dict[str, str]:
    """What a form that writes a document begins with."""
    lines = {f"opening-{number}": opening.get(label, "") for number, (label, _) in enumerate(layout.opening)}
    return {"title": title, **lines, **{f"words-{code}": said for code, said in words.items()}}


class LayoutForm(GrowingForm):
    """The lines at the head, and each section's place, heading and words."""

    def __init__(self, *sent: Any, kind: DocumentKind, layout: Layout, **options: Any) -> None:
        self.kind, self.layout = kind, layout
        super().__init__(*sent, **options)
        heads: list[tuple[str, str]] = [*layout.opening, *[("", "")] * SPARE_LINES]
        for number, (label, words) in enumerate(heads):
            self._ask_line(number, label, words)
        for place, section in enumerate(layout.sections, start=1):
            self._ask_section(place, section)
        self.sections = (
            ("Lines at the head", tuple(name for name in self.fields if name.startswith(("label-", "line-")))),
            *(
                (section.heading, tuple(name for name in self.fields if name.endswith(f"-{section.code}")))
                for section in layout.sections
            ),
        )

    def _ask_line(self, number: int, label: str, words: str) -> None:
        at = f"Line {number + 1}"
        self.ask(
            f"label-{number}",
            forms.CharField(label=f"{at}: what it is called", required=False, max_length=100, initial=label),
        )
        self.ask(
            f"line-{number}",
            forms.CharField(label=f"{at}: what it says", required=False, max_length=LONGEST_LINE, initial=words),
        )

    def _ask_section(self, place: int, section: LaidSection) -> None:
        code = section.code
        self.ask(
            f"place-{code}", forms.IntegerField(label="Place", min_value=1, max_value=99, initial=place), width="2"
        )
        self.ask(
            f"heading-{code}", forms.CharField(label="Heading", max_length=LONGEST_HEADING, initial=section.heading)
        )
        self.ask(
            f"words-{code}",
            LongTextField(
                label="Words at its beginning", required=False, max_length=LONGEST_LAID_WORDS, initial=section.words
            ),
            rows=3,
        )
        self.ask(f"shown-{code}", forms.BooleanField(label="Print it", required=False, initial=section.is_shown))

    def clean(self) -> dict[str, Any] | None:
        """No two sections have one place: nobody could say which of them comes first."""
        said, taken = super().clean(), dict[int, str]()
        for section in self.layout.sections:
            name, heading = f"place-{section.code}", section.heading
            place = self.cleaned_data.get(name)
            if place in taken:
                self.add_error(name, f"“{taken[place]}” and “{heading}” both have place {place}: give each its own.")
            elif place is not None:
                taken[place] = heading
        return said

    @property
    def laid(self) -> Layout:
        """The layout as it was sent: sections in the order of their places."""
        said = self.cleaned_data
        count = sum(1 for name in self.fields if name.startswith("label-"))
        lines = ((said[f"label-{number}"], said[f"line-{number}"]) for number in range(count))
        sections = sorted(self.layout.sections, key=lambda section: said[f"place-{section.code}"])
        return Layout(
            opening=tuple((label, words) for label, words in lines if label),
            sections=tuple(
                LaidSection(
                    code=section.code,
                    heading=said[f"heading-{section.code}"],
                    words=said[f"words-{section.code}"],
                    is_shown=said[f"shown-{section.code}"],
                )
                for section in sections
            ),
        )

    def set(self, *, space: Space, **given: Any) -> int | None:
        if isinstance(self.seen, DocumentTemplate) and self.cleaned_data["version"] is not None:
            return self.carry_out(change_layout, template=self.seen, layout=self.laid, **given)
        return self.carry_out(set_layout, space=space, kind=self.kind, layout=self.laid, **given)


class SetLayoutBack(CommandForm):
    """Nothing is asked."""

    def set_back(self, **given: Any) -> int | None:
        return self.carry_out(set_layout_back, **given)


class StylesForm(CommandForm):
    """A logo, and a Word file whose styles, headers and footers are used."""

    logo = UploadField(required=False, label="Logo", help_text="A PNG or JPEG picture")
    word_file = UploadField(
        required=False,
        label="Word file in your own style",
        help_text="A .docx with the fonts, headers and footers that you use; what is written in it is left out",
    )

    def set(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(set_styles, logo=said["logo"], word_file=said["word_file"], **given)


def fields_in_words(kind: DocumentKind) -> str:
    """Which fields words may name, in a sentence."""
    return f"Words may name {as_fields(field_names(kind))}. Each is filled in when a document is made."
