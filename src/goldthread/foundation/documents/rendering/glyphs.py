"""Characters that no font of this machine can draw: paper says their names, where it would print an empty box.

People type smileys and hearts, and what they typed is evidence. A font for all of them is large, so it is not asked of
whoever runs the program: one that is there is used.
"""

import ctypes
from collections.abc import Callable
from ctypes.util import find_library
from functools import cache
from unicodedata import category, name

DRAWS_NOTHING = ("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")
"""Ends of lines, joiners and marks: alone they are no picture."""


def named(words: str) -> str:
    """The same words with the names of what cannot be drawn, in brackets: "[waving hand sign]"."""
    strange = {one for one in set(words) if not one.isascii() and not is_drawn(one)}
    return words.translate({ord(one): f"[{name(one, 'a character without a name').lower()}]" for one in strange})


@cache
def is_drawn(character: str) -> bool:
    return category(character) in DRAWS_NOTHING or _fonts_have()(ord(character))


@cache
def _fonts_have() -> Callable[[int], bool]:
    """Asks the library through which pages find their fonts, and keeps what these hold as long as the program runs."""
    library = ctypes.CDLL(find_library("fontconfig") or "libfontconfig.so.1")
    for made in ("FcInitLoadConfigAndFonts", "FcPatternCreate", "FcObjectSetCreate", "FcCharSetCreate"):
        getattr(library, made).restype = ctypes.c_void_p
    library.FcFontList.restype = ctypes.POINTER(_FontSet)
    asked = ctypes.c_void_p(library.FcObjectSetCreate())
    library.FcObjectSetAdd(asked, b"charset")
    pattern = ctypes.c_void_p(library.FcPatternCreate())
    found = library.FcFontList(ctypes.c_void_p(library.FcInitLoadConfigAndFonts()), pattern, asked).contents
    held = ctypes.c_void_p(library.FcCharSetCreate())
    for font in found.fonts[: found.count]:
        own = ctypes.c_void_p()
        library.FcPatternGetCharSet(ctypes.c_void_p(font), b"charset", 0, ctypes.byref(own))
        library.FcCharSetMerge(held, own, None)
    return lambda code: bool(library.FcCharSetHasChar(held, ctypes.c_uint32(code)))


class _FontSet(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p)))
