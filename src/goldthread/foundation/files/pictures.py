"""Pictures are drawn anew, so that where and by what they were taken is not kept: a photo tells a home."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from goldthread.foundation.files.kinds import FileKind
from goldthread.foundation.files.problems import FileRefused

MOST_PIXELS = 50_000_000
"""A camera of today takes 12 to 48 million; a picture that claims more would fill the memory."""
MOST_DRAWN = 25_000_000
"""A larger photo is drawn at half its width and height: posters stay readable, in a quarter of the memory."""
FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
DAMAGED = "The picture is damaged and cannot be opened. Take or save it again."
TOO_LARGE = "The picture has more than 50 million points. Save it smaller and send it again."


def without_metadata(data: bytes, kind: FileKind) -> bytes:
    """The same picture, turned as it was meant to be seen, and nothing else that the file held."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=[FORMATS[kind.code]])
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused(TOO_LARGE)
            if picture.width * picture.height > MOST_DRAWN:
                picture.draft(None, (picture.width // 2, picture.height // 2))  # of a JPEG; others are left as they are
            upright = ImageOps.exif_transpose(picture)
            # What is drawn is the points alone: all that the file says beside them hangs here.
            upright.info = {name: said for name, said in upright.info.items() if name == "transparency"}
            written = io.BytesIO()
            upright.save(written, FORMATS[kind.code], quality=90)
    except Image.DecompressionBombError:
        raise FileRefused(TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise FileRefused(DAMAGED) from None
    return written.getvalue()
