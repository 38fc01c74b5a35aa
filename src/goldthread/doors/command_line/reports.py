"""Print a document about a review."""

from pathlib import Path

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.disk.whole_files import written_whole
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.making import FORMS, content_for, printed
from goldthread.foundation.documents.models import last_made, template_of
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.papers.registering import OF_REVIEWS
from goldthread.partnership.learning.thread_json import NoSuchReview, the_one


@operator(
    "report",
    prints="`kind`, `review`, `title`, `format`, `file`, `bytes`",
    ends={
        WRONG: "several partnerships have such a review, or the file cannot be written",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.argument("kind", type=click.Choice(OF_REVIEWS))
@click.option("--review", "reference", required=True, help="The review's reference.")
@click.option("--format", "form", type=click.Choice(FORMS), default="pdf", show_default=True, help="How it is printed.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@space_option
@json_option
def report_command(kind: str, reference: str, form: str, out: Path, space: str | None, as_json: bool) -> None:
    """Print a document of a KIND about a review, as it stands now, in its partnership's layout.

    What is printed here is not kept. Example: goldthread report committee --review child-c --format pdf --out paper.pdf
    """
    at = now()
    spaces = [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        try:
            review = the_one(reference, spaces)
        except NoSuchReview as missing:
            fail(str(missing), NOT_FOUND)
        last = last_made(KINDS[kind], review)
        everything = Standing(is_system=True)
        content = content_for(KINDS[kind], review, review.space, everything, timezone.localdate(at), last=last)
        template = template_of(review.space, KINDS[kind])
    data = printed(content, form, template)
    try:
        with written_whole(out) as file:
            file.write(data)
    except OSError as problem:
        fail(f"{out} cannot be written: {problem.strerror}.", WRONG)
    made = {"kind": kind, "review": review.reference, "title": content.title, "format": form}
    show(made | {"file": str(out), "bytes": len(data)}, as_json, [f"{out}: {content.title}, {len(data):,} bytes"])
