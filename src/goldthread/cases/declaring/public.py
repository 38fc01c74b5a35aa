"""A form by which a case begins that anybody may send, without an account: declared like the rest of a pathway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ask:
    """One field of the step's record, in words for somebody outside.

    Without ``label`` and ``hint`` those of the record are shown. With ``needed`` it must be answered, also where the
    record itself may leave it out, and that is said where it is not.
    """

    field: str
    label: str = ""
    hint: str = ""
    needed: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicForm:
    """What anybody may send. A partnership switches it on; until then nobody finds it.

    ``step`` is the opening step that it records. ``words`` and ``list_words`` say for whom it is, above the questions.
    ``asks`` are the questions in their order; ``says`` what the form itself answers, such as that it came by the web.
    ``organisations`` are asked fields that name an organisation: what they say is taken for no person's name.
    ``watched`` are asked fields in which nobody may be named; what is said where they seem to is declared by the step.
    ``received_by`` is who reads it, ``answer_by`` the clock by which they answer, ``next_words`` what happens then.
    """

    step: str
    title: str
    words: tuple[str, ...]
    list_words: tuple[str, ...] = ()
    asks: tuple[Ask, ...]
    says: Mapping[str, Any] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    received_by: str
    answer_by: str = ""
    next_words: tuple[str, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(ask.field for ask in self.asks)
