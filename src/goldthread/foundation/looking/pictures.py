"""Words beside pictures: what a camera or a program wrote into them. What a picture shows only a person can tell."""

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from goldthread.foundation.looking.reading import Unreadable, Within, decoded

DAMAGED = "A picture is damaged and cannot be read."
SHOWS = "A picture: what it shows cannot be read by a program. Look at it yourself."
DEEPEST = 5


def picture_pieces(data: bytes, unread: list[str]) -> Iterator[Within]:
    """What is written with a picture. Its points are never drawn, so that a large one fills no memory."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                exif = picture.getexif()
                held = [picture.info, dict(exif), *(dict(exif.get_ifd(ifd)) for ifd in ExifTags.IFD)]
                yield "Written with the picture", "\n".join(_said(held)), None
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, TypeError):
        raise Unreadable(DAMAGED) from None
    unread.append(SHOWS)


def _said(held: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(held, bytes):
        yield decoded(held).replace("\0", "")
    elif isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for name, value in held.items():
            if isinstance(name, str):
                yield name
            yield from _said(value, depth + 1)
    elif isinstance(held, list | tuple):
        for one in held:
            yield from _said(one, depth + 1)
