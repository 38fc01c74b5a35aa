"""How wide words are and where their lines break, so that text stays in its box without asking a browser.

Widths are those of Arial and the typefaces made to its measure (Liberation Sans, Helvetica), which the
picture's style sheet asks for, in thousandths of the size of the type.
"""

import unicodedata

WIDTHS = {
    191: "'",
    222: "ijl‘’",
    278: " !,./:;\\[]ftI|",
    333: "-()r`“”",
    355: '"',
    389: "*",
    500: "ckJsvxyz",
    556: "abdeghnopquL_#$0123456789?–£€",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
WIDTH_OF = {character: width for width, characters in WIDTHS.items() for character in characters}
UNKNOWN, WIDE = 667, 1000
ROOM = 1.06
"""Type differs a little between machines; bold type is wider still."""
BOLD = 1.08
ELLIPSIS = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many units a line takes at most, at this size of type."""
    thousandths = sum(character_width(character) for character in text)
    return thousandths * size / 1000 * ROOM * (BOLD if bold else 1)


def character_width(character: str) -> int:
    """Marks that stand on the letter before them take no room; East Asian characters take the most."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return WIDE
    return WIDTH_OF.get(character, UNKNOWN)


def wrap(text: str, room: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """Break text into at most ``most`` lines that fit the room; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in _pieces(text, room, size, bold):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(lines[most - 1], room, size, bold)]


def _pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    """The words, those wider than a line cut into pieces that fit."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while width_of(rest, size, bold=bold) > room and len(rest) > 1:
            fitting = _fitting(rest, room, size, bold)
            pieces.append(rest[:fitting])
            rest = rest[fitting:]
        pieces.append(rest)
    return pieces


def _fitting(word: str, room: float, size: float, bold: bool) -> int:
    """How many characters from the start fit; at least one, so that a narrow box still ends."""
    return next((n for n in range(len(word), 1, -1) if width_of(word[:n], size, bold=bold) <= room), 1)


def _cut(line: str, room: float, size: float, bold: bool) -> str:
    while line and width_of(line + ELLIPSIS, size, bold=bold) > room:
        line = line[:-1].rstrip()
    return line + ELLIPSIS
