"""What every operation that changes something takes besides its body: a key of its own, and what was seen."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any

from ninja import Header

from goldthread.doors.api.door import ApiRequest
from goldthread.foundation.commands.refusals import Refused

OTHER = "This Idempotency-Key came before with something else. Send it with a key of its own."


def key_of(what: str) -> Any:
    """The header by which one thing is sent once, whatever happens on the way."""
    return Annotated[
        str,
        Header(
            alias="Idempotency-Key",
            min_length=8,
            max_length=200,
            pattern="^[!-~]+$",
            description=f"A text of your own for this one {what}, such as a random UUID. Sent again with it, the same"
            f" {what} is kept once and the answer is 200.",
        ),
    ]


def seen_of(what: str) -> Any:
    """The header by which a change is made only to what was seen."""
    return Annotated[
        str,
        Header(
            alias="If-Match",
            pattern=r'^("[0-9]{1,9}")?$',
            description=f"The ETag of the {what} as you read it. If it has changed since, nothing is done and the"
            f" answer is 412 with the {what} as it is now. Without it what you send is taken whatever came between.",
        ),
    ]


def version_in(seen: str) -> int | None:
    """The version that was seen; nothing where that was not said."""
    return int(seen.strip('"')) if seen else None


def as_sent(record: Any, said: Mapping[str, Any], sent: Any) -> Any:
    """What the key made, if that is what was sent now. Raise Refused if it was something else."""
    is_same = record is not None and record.happened_at == sent.happened_at
    if not is_same or any(getattr(record, name) != value for name, value in said.items()):
        raise Refused(OTHER, "Idempotency-Key")
    return record


def of_this_token(request: ApiRequest, key: str) -> str:
    """Receipts are a space's: what one token calls a report does not meet what another does."""
    return sha256(f"{request.holder.pass_id} {key}".encode()).hexdigest()
