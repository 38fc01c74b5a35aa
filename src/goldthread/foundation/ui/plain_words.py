"""What forms say when something is wrong: the Design System's sentences instead of Django's."""

from django import forms
from django.forms.utils import pretty_name

# Labels that begin with one of these read badly after "Enter the".
NO_ARTICLE = frozenset(("a", "all", "an", "any", "each", "her", "his", "how", "my", "our", "some", "that"))
NO_ARTICLE |= frozenset(("the", "their", "this", "what", "when", "where", "which", "who", "whom", "why", "your"))
NO_ARTICLE |= frozenset(("at", "by", "for", "in", "on", "they", "whether", "whose"))

ASKING = frozenset(("how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"))

# A label that begins with one of these ("Of whom") says how the answer belongs to another, and names nothing either.
LEANING = frozenset(("as", "from", "of", "to", "under", "until", "with"))

# A label that ends with one of these ("True from") names nothing that could be entered; "What it is for" does.
HANGING = frozenset(("at", "by", "for", "from", "in", "of", "on", "to", "until", "with"))

SAID = {
    "max_length": "{it} must be {longest} characters or fewer",
    "min_length": "{it} must be %(limit_value)d characters or more",
    "max_value": "{it} must be %(limit_value)s or less",
    "min_value": "{it} must be %(limit_value)s or more",
    "max_digits": "{it} must have no more than %(max)s digits",
    "max_decimal_places": "{it} must have no more than %(max)s decimal places",
    "invalid_choice": "Select one of the answers shown",
    "invalid_pk_value": "Select one of the answers shown",
    "null_characters_not_allowed": "{it} contains a character that cannot be saved",
}

INVALID = {
    forms.EmailField: "Enter an email address in the correct format, like name@example.com",
    forms.URLField: "Enter a web address, like https://www.example.com",
    forms.FloatField: "{it} must be a number, like 3.5",
    forms.DecimalField: "{it} must be a number, like 3.5",
    forms.IntegerField: "{it} must be a whole number, like 15",
    forms.DateTimeField: "{it} must be a date and time, like 27 March 2026 3:30pm",
    forms.TimeField: "{it} must be a time, like 3:30pm",
    forms.UUIDField: "{it} must be a reference as it was given to you",
}

FILE = {
    "missing": "Choose the file again: it did not arrive",
    "empty": "The selected file is empty",
    "invalid": "The selected file could not be read",
    "invalid_image": "The selected file must be an image",
    "max_length": "The name of the selected file must be %(max)d characters or fewer",
    "invalid_extension": "The selected file must be one of: %(allowed_extensions)s",
}


def lower_first(label: str) -> str:
    """As inside a sentence; "NHS number" and "I agree" keep their capital."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def subject_of(label, otherwise: str = "Your answer") -> str:
    """What a message is about: the label, or `otherwise` where the label is a question."""
    label = str(label or "").strip()
    return otherwise if not label or label.endswith("?") else label


def required_message(field: forms.Field, label: str) -> str:
    """ "Enter the reason", "Select the agency", "Choose the file", "Answer the question “What happened?”".

    A label that names nothing is told as it stands: "Fill in “True from”".
    """
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to continue"
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    first, last = label.split(" ", 1)[0].casefold().rstrip(","), label.rpartition(" ")[2].casefold()
    if ":" in label or first in LEANING or (last in HANGING and first not in ASKING):
        return f"Fill in “{label}”"
    verb = "Select" if hasattr(field, "choices") else "Choose" if isinstance(field, forms.FileField) else "Enter"
    article = "" if first in NO_ARTICLE else "the "
    return f"{verb} {article}{lower_first(label)}"


def untouched(field: forms.Field, code: str) -> bool:
    """Whether the form's author left this message as Django has it."""
    for kind in type(field).__mro__:
        message = getattr(kind, "default_error_messages", {}).get(code)
        if message is not None:
            return field.error_messages.get(code) is message
    return code not in field.error_messages


def invalid_message(field: forms.Field) -> str | None:
    """The sentence for a value that is not of the field's kind. Floats are integers in Django."""
    return next((INVALID[kind] for kind in type(field).__mro__ if kind in INVALID), None)


def speak_plainly(name: str, field: forms.Field) -> None:
    """Give a field our sentences, except where the form's author wrote their own."""
    if field.label is None:
        field.label = pretty_name(name)
    label = str(field.label)
    said = dict(FILE) if isinstance(field, forms.FileField) else {**SAID, "invalid": invalid_message(field)}
    it = subject_of(label)
    longest = f"{getattr(field, 'max_length', None) or 0:,}"
    for code, words in said.items():
        if words and untouched(field, code):
            escaped = it if code == "invalid" else it.replace("%", "%%")
            field.error_messages[code] = words.format(it=escaped, longest=longest)
    if untouched(field, "required"):
        field.error_messages["required"] = required_message(field, label)
