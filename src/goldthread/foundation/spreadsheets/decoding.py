"""Turn the bytes of a text file into text, without the sender having to know what an encoding is."""

import codecs

from charset_normalizer import from_bytes

from .problems import SpreadsheetProblem

NOT_A_SPREADSHEET = (
    "This is not a spreadsheet. Send an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file."
)
GUESSED = (
    "The file does not say how its accented letters are stored, so they were guessed. "
    "Check the names that have accents."
)

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PLAIN_CONTROLS = "\t\n\r\x0b\x0c"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and notes about it for the sender. Raises SpreadsheetProblem for a file that is not text."""
    text, notes = decoded(data)
    sample = text[:100_000]
    controls = sum(character < " " and character not in PLAIN_CONTROLS for character in sample)
    if "\x00" in sample or controls * 100 > len(sample):
        raise SpreadsheetProblem(NOT_A_SPREADSHEET)
    return text, notes


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """What the file says of itself first, then UTF-8, then what Windows programs in Britain write."""
    try:
        for mark, encoding in BYTE_ORDER_MARKS:
            if data.startswith(mark):
                return data.decode(encoding), ()
        if encoding := unmarked_utf16(data):
            return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        raise SpreadsheetProblem(NOT_A_SPREADSHEET) from error
    for encoding, notes in (("utf-8", ()), ("cp1252", (GUESSED,))):
        try:
            return data.decode(encoding), notes
        except UnicodeDecodeError:
            continue
    return mixed_or_rare(data), (GUESSED,)


def unmarked_utf16(data: bytes) -> str:
    """UTF-16 without its mark: in Latin text every second byte is zero. Empty if it is not that."""
    sample = data[:2000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6 and sample[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if half and sample[::2].count(0) > half * 0.6 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def mixed_or_rare(data: bytes) -> str:
    """Bytes that mean nothing in the usual encodings: the best guess, else Latin-1, which reads any byte."""
    guess = from_bytes(data[:200_000]).best()
    for encoding in (guess.encoding if guess else "latin-1", "latin-1"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SpreadsheetProblem(NOT_A_SPREADSHEET)
