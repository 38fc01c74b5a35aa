"""A copy of a text in which somebody was found."""

from dataclasses import dataclass
from hashlib import sha256


def digest_of(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Held:
    """A copy of a text in which the person was found, and how often. ``file`` is the number of the file it is from."""

    place: str
    where: str
    words: str
    times: int
    href: str = ""
    file: int | None = None

    @property
    def digest(self) -> str:
        return digest_of(self.words)
