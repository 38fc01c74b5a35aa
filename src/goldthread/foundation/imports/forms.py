"""The forms with which a person brings a file and says what is in it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.imports.answers import KEEP_WORDS, Answers, Unmatched, words_key
from goldthread.foundation.imports.checking import SAME_FOR_ALL
from goldthread.foundation.imports.declaring import Field, Holds, LoadKind
from goldthread.foundation.imports.models import ANYWAY, LEAVE
from goldthread.foundation.imports.reading import LIMITS, Reading
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.spreadsheets.problems import in_megabytes
from goldthread.foundation.ui.forms import Form
from goldthread.foundation.ui.words import plural

ENDINGS = ".xlsx,.ods,.csv,.tsv,.txt,.xls"
MOST_WORDS = 40
"""Different words of one column that are asked about; whoever has more has matched the wrong column."""
MOST_TO_CHOOSE = 150
LONGEST_SAMPLE = 30


class UploadForm(Form):
    """What it is, and the file."""

    kind = forms.ChoiceField(label="What does the file list?", widget=forms.RadioSelect)
    file = forms.FileField(
        label="Your file",
        max_length=255,
        help_text=(
            f"An Excel workbook, an OpenDocument spreadsheet or a CSV file, at most {in_megabytes(LIMITS.file_bytes)}"
            f" and {LIMITS.rows:,} lines. Its headings may be any."
        ),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )

    def __init__(self, *args: Any, kinds: Iterable[LoadKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(kinds)
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in offered]  # type: ignore[attr-defined]
        self.looks = {"kind": {"hints": {kind.code: kind.hint for kind in offered}}}
        if len(offered) == 1:
            # A question with one answer is not asked.
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial["kind"] = offered[0].code

    def clean_file(self) -> Any:
        """Say that a file is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LIMITS.file_bytes:
            raise forms.ValidationError(
                f"The file is larger than {in_megabytes(LIMITS.file_bytes)}. Split it, or take out pictures."
            )
        return file


class PlaceForm(Form):
    """Which sheet, and on which line its headings are; sent by address, so that nothing is written.

    ``was`` is the sheet that was shown: the line belongs to it, and another sheet's headings are found afresh.
    """

    sheet = forms.TypedChoiceField(label="Sheet", coerce=int, required=False, empty_value=None)
    line = forms.IntegerField(
        label="Line with the headings",
        required=False,
        min_value=1,
        max_value=LIMITS.rows,
        help_text="If the headings were not found where they are",
    )
    was = forms.IntegerField(widget=forms.HiddenInput, required=False)

    looks = {"line": {"width": "4"}}
    marks_optional = False

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(number, sheet.name) for number, sheet in enumerate(reading.sheets)]
        self.fields["sheet"].choices = named  # type: ignore[attr-defined]
        if len(named) == 1:
            self.fields["sheet"].widget = forms.HiddenInput()

    @property
    def place(self) -> dict[str, int | None]:
        """What is asked for; nothing where the form says nothing that can be."""
        self.is_valid()
        sheet, line = self.cleaned_data.get("sheet"), self.cleaned_data.get("line")
        is_other = sheet is not None and sheet != self.cleaned_data.get("was")
        return {"sheet": sheet, "line": None if is_other else line}


class ColumnsForm(Form):
    """For each field the column that holds it, or one answer for every line."""

    def __init__(self, *args: Any, kind: LoadKind, reading: Reading, answers: Answers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        columns = [(str(number), told(reading, number)) for number in range(len(reading.headings))]
        for one in kind.fields:
            self.fields[one.key] = forms.ChoiceField(
                label=one.label,
                help_text=one.hint,
                required=one.required and not one.or_else,
                choices=[("", "Not in my file"), *columns, *same_for_all(one, answers)],
                error_messages={"required": f"Select the column for “{one.label}”"},
            )
        self.looks = {one.key: {"width": "two-thirds"} for one in kind.fields}

    def clean(self) -> dict[str, Any]:
        """A column holds one thing, and what is needed is in one column or in others together."""
        chosen: dict[str, str] = {}
        for one in self.kind.fields:
            column = self.cleaned_data.get(one.key, "")
            if not column and one.or_else and not all(self.cleaned_data.get(key) for key in one.or_else):
                self.add_error(one.key, f"Select the column for “{one.label}”")
            if column.isdigit() and column in chosen:
                self.add_error(one.key, f"This column is already selected for “{chosen[column]}”")
            chosen.setdefault(column, one.label)
        return self.cleaned_data

    @property
    def columns(self) -> dict[str, int | str]:
        """What was chosen, by field: the number of a column, or one answer for every line."""
        said = {key: value for key, value in self.cleaned_data.items() if value}
        return {key: int(value) if value.isdigit() else value for key, value in said.items()}


class AnswersForm(Form):
    """For words of coded columns that are not our own, what they stand for here."""

    def __init__(self, *args: Any, unmatched: list[Unmatched], answers: Answers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: dict[str, tuple[str, str]] = {}
        sections = []
        for column in unmatched:
            names = []
            for number, (words, count) in enumerate(column.words[:MOST_WORDS]):
                name = f"{column.field.key}-{number}"
                names.append(name)
                self.asked[name] = (column.field.key, words)
                self.fields[name] = forms.ChoiceField(
                    label=f"“{words}”",
                    help_text=plural(count, "line"),
                    required=False,
                    choices=choices_for(column.field, words, answers),
                    initial=answers.matched.get(column.field.key, {}).get(words_key(words), ""),
                )
                self.looks = {**self.looks, name: {"width": "two-thirds", "optional": False}}
            sections.append((f"What “{column.field.label}” says", tuple(names)))
        self.sections = tuple(sections)

    @property
    def said(self) -> dict[str, dict[str, str]]:
        """Words and their answers, by field."""
        found: dict[str, dict[str, str]] = {}
        for name, (key, words) in self.asked.items():
            found.setdefault(key, {})[words] = self.cleaned_data[name]
        return found


class DecisionsForm(Form):
    """For lines that ask whether they are carried out all the same. ``of`` is what of ours the person sees now."""

    def __init__(self, *args: Any, kind: LoadKind, rows: list[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {f"line-{row.line}": row for row in rows}
        for name, row in self.rows.items():
            about = " ".join(row.printed.get(key) or str(row.says(key) or "") for key in ("reference", "title"))
            self.fields[name] = forms.ChoiceField(
                label=f"Line {row.line}: {about}",
                help_text=row.question,
                choices=[(ANYWAY, kind.wording.anyway), (LEAVE, "Leave it")],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"of-{name}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=row.held_against
            )
        self.looks = {name: {"optional": False} for name in self.rows}

    @property
    def decided(self) -> dict[int, tuple[str, str]]:
        """Answer and what it was given of, by line; a line without an answer goes on asking."""
        said = self.cleaned_data
        return {row.line: (said[name], said[f"of-{name}"]) for name, row in self.rows.items() if said[name]}


class SealForm(Form):
    """Carries which preview the person said yes to."""

    seal = forms.CharField(widget=forms.HiddenInput, max_length=16)


def told(reading: Reading, column: int) -> str:
    """A heading with a few of the values below it."""
    samples = [sample[:LONGEST_SAMPLE] for sample in reading.samples(column)[:2]]
    return reading.headings[column] + (f" (such as {', '.join(samples)})" if samples else " (empty)")


def same_for_all(one: Field, answers: Answers) -> list[tuple[str, str]]:
    """One answer for every line, where the file has no column for it."""
    if one.holds not in {Holds.CHOICE, Holds.AGENCY}:
        return []
    options = answers.options(one)
    if len(options) > MOST_TO_CHOOSE:
        return []
    return [(f"{SAME_FOR_ALL}{value}", f"The same on every line: {label}") for value, label in options]


def choices_for(one: Field, words: str, answers: Answers) -> list[tuple[str, str]]:
    """Nothing yet, to keep the words alone, then our own answers with the nearest first."""
    options = answers.options(one)
    near = answers.nearest(one, words)
    first = [option for name in near for option in options if option[1] == name]
    kept = "Keep the words, as nobody recorded here" if one.words_kept else "Leave it empty"
    may_keep = one.words_kept or not one.required
    return [
        ("", "Leave it a problem"),
        *([(KEEP_WORDS, kept)] if may_keep else []),
        *first,
        *[option for option in options if option not in first],
    ]
