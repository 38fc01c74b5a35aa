"""Finding a pass by what its holder carries, before any space is open."""

from goldthread.foundation.passes.carried import digest_of, read_text, same
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def pass_behind(written: str, *kinds: PassKind) -> Pass | None:
    """The pass of one of these kinds whose text this is, whatever has become of it; nothing if there is none.

    The text names its space, so the program opens that one and no other, for one row.
    """
    text = read_text(written)
    if text is None:
        return None
    with opened(actor=SYSTEM_ACTOR, reading=[text.space_id]):
        found = Pass.objects.filter(pk=text.pass_id, kind__in=kinds).select_related("space", "agency").first()
    # Somebody who tries numbers cannot tell by the time it takes which of them there are.
    is_right = same(found.secret_hash if found else "", digest_of(text.secret))
    return found if is_right else None
