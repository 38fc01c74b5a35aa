"""Compare words of a spreadsheet as a person would."""

import unicodedata


def compare_key(text: str) -> str:
    """Two texts that look the same have the same key. Never show it, and never store it as a name.

    Accents typed in one or two strokes, capitals, spaces of any kind and number, and the invisible marks that
    steer the direction of writing make no difference. Accents themselves do: José is not Jose.
    """
    visible = "".join(character for character in text if not is_invisible(character))
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", visible).casefold())
    return " ".join(folded.split())


def is_invisible(character: str) -> bool:
    """Format characters: direction marks, zero-width spaces and joiners, soft hyphens, byte order marks."""
    return unicodedata.category(character) == "Cf"
