"""Two made-up pictures among the evidence of an action: one shows the child of the request, one is yet to be looked at.

Both are drawn here. What looks like a child is a few circles, and nobody.
"""

import io
from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import Received, receive
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.copies import add_redacted_copy, include_file
from goldthread.partnership.rights.commands.withholding import Why
from goldthread.partnership.rights.models import Matter

SIZE = (480, 320)
FACES = ((110, 160), (350, 170))
DRAWING, NOTE = "thank-you-card.png", "note-on-the-board.png"
EVIDENCE = {DRAWING: "Card from a family that was told", NOTE: "Photograph of the notice in the office"}


def pictures_of_an_action(*, action: Action, by: Actor, at: datetime) -> None:
    """To be called before everything is looked through."""
    for name, faces in ((DRAWING, FACES), (NOTE, ())):
        shown = Shown(file=_drawn(name, faces))
        give_evidence(action=action, title=EVIDENCE[name], shown=shown, agency=None, by=by, at=at)


def include_the_drawing(*, matter: Matter, by: Actor, at: datetime) -> None:
    """The other child in it is blacked out."""
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        file = StoredFile.objects.filter(space=matter.space_id, name=DRAWING).first()
    if file is None:
        return
    item = include_file(matter=matter, file=file, why="She is the child on the left", by=by, at=at)
    why = Why("third_party", "The other child is her friend")
    received = _drawn("drawing-redacted.png", FACES, hidden=FACES[1:])
    add_redacted_copy(item=item, received=received, why=why, by=by, at=at)


def _drawn(name: str, faces: Sequence[tuple[int, int]], hidden: Sequence[tuple[int, int]] = ()) -> Received:
    picture = Image.new("RGB", SIZE, "#f3efe2")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 240, *SIZE), fill="#7fae6b")
    for x, y in faces:
        pen.ellipse((x - 45, y - 45, x + 45, y + 45), fill="#e3b23c", outline="#0f3d3a", width=4)
        pen.arc((x - 22, y - 12, x + 22, y + 24), 20, 160, fill="#0f3d3a", width=4)
        pen.rectangle((x - 12, y + 45, x + 12, y + 120), fill="#2b5a55")
    for x, y in hidden:
        pen.rectangle((x - 70, y - 60, x + 70, y + 130), fill="black")
    written = io.BytesIO()
    picture.save(written, "PNG")
    return receive(SimpleUploadedFile(name, written.getvalue()))
