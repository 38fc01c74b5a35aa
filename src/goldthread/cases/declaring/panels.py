"""The group that looks at the cases of a pathway: which one it is, each partnership says."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Panel:
    """``title`` is what it is called where none is chosen ("review panel"). ``step`` is where it says what it
    recommends; until then it is looked whether it meets next before ``in_time``, by their codes, have run out.
    ``instead`` says what else may be done where it does not.
    """

    title: str
    step: str
    in_time: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class Sat:
    """Who sat when a step was taken. ``field`` keeps their places: the holder of a seat or its named deputy, and nobody
    else. Where an answer says that the panel did not sit, ``where`` are the answers with which it did.
    """

    field: str
    asked_by: str = ""
    where: tuple[str, ...] = ()

    def asks(self, record: object) -> bool:
        return not self.asked_by or getattr(record, self.asked_by) in self.where
