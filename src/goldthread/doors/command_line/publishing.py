"""Say whether a review is ready to be published; publish it, or a page that somebody wrote, and it only if it is."""

from collections.abc import Callable
from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    OPERATOR,
    json_option,
    now,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.publications.models import PublicSite, PublishedPage
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.thread_json import NoSuchReview, the_one
from goldthread.partnership.publishing.commands.pages import as_it_would_go_out, publish_page
from goldthread.partnership.publishing.commands.reviews import publish_review
from goldthread.partnership.publishing.models import WRITTEN_BY_HAND, PublicationFile, SitePage
from goldthread.partnership.publishing.obstacles import obstacles_of
from goldthread.partnership.publishing.readiness import readiness_of
from goldthread.partnership.publishing.readiness_json import readiness_as_data
from goldthread.partnership.publishing.site.addresses import public_address


@click.group("publish")
def publish_command() -> None:
    """What comes before a review is published, and publishing itself."""


@operator(
    "check",
    publish_command,
    prints="`review`, `space`, `as_of`, `ready`, `conditions` (each with `code`, `title`, `met`, `why`) and `hits`"
    " (`open`, `cleared`); never a name from the people list",
    ends={
        WRONG: "it is not ready, or several partnerships have such a review: name one with --space",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.option("--review", "reference", required=True, help="The review's reference.")
@space_option
@json_option
def check_command(reference: str, space: str | None, as_json: bool) -> None:
    """Say whether a review is ready to be published, and what is missing.

    Example: goldthread publish check --review child-q --json
    """
    spaces = [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        try:
            review = the_one(reference, spaces)
        except NoSuchReview as missing:
            fail(str(missing), NOT_FOUND)
        data = readiness_as_data(review, timezone.localdate(now()))
    show(data, as_json, _words(data))
    if not data["ready"]:
        raise click.exceptions.Exit(WRONG)


@operator(
    "review",
    publish_command,
    prints="`review`, `space`, `published`, `address`, and `missing`: what stands in the way, never a name",
    ends={
        WRONG: "something is missing, and nothing was published; or several partnerships have such a review",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.option("--review", "reference", required=True, help="The review's reference.")
@click.option("--with-files", is_flag=True, help="Every file that was added to be published goes out with it.")
@space_option
@json_option
def review_command(reference: str, with_files: bool, space: str | None, as_json: bool) -> None:
    """Publish a review on the public site, or publish it again, if nothing stands in the way.

    Example: goldthread publish review --review child-q --with-files
    """
    at, spaces = now(), [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        try:
            review = the_one(reference, spaces)
        except NoSuchReview as missing:
            fail(str(missing), NOT_FOUND)
        files = list(PublicationFile.objects.filter(review=review).order_by("pk")) if with_files else []
        unmet = [one.missing for one in readiness_of(review, timezone.localdate(at)).unmet]
    said = {"review": review.reference, "space": review.space.slug}
    _publish(
        said, unmet, review.space, lambda: publish_review(review=review, files=files, by=OPERATOR, at=at).page, as_json
    )


@operator(
    "page",
    publish_command,
    prints="`page`, `space`, `published`, `address`, and `missing`: what stands in the way, never a name",
    ends={WRONG: "something is missing, and nothing was published", NOT_FOUND: "no such page or partnership"},
)
@click.option("--page", "path", required=True, help="The page by its address on the site, such as about/who-we-are.")
@space_option
@json_option
def page_command(path: str, space: str | None, as_json: bool) -> None:
    """Publish a page that somebody wrote, as it is written now, if nothing stands in the way.

    Example: goldthread publish page --space northmere --page about/who-we-are
    """
    at, of = now(), space_named(space)
    kind, _, slug = path.strip("/").partition("/")
    with opened(actor=SYSTEM_ACTOR, reading=[of.pk]):
        kinds = [one.code for one in WRITTEN_BY_HAND if one.folder == kind]
        page = SitePage.objects.select_related("space", "file").filter(space=of, kind__in=kinds, slug=slug).first()
        if page is None:
            fail(f"Nobody has written a page {path} there.", NOT_FOUND)
        unmet = list(obstacles_of(of.pk, as_it_would_go_out(page)).said)
    said = {"page": path.strip("/"), "space": of.slug}
    _publish(said, unmet, of, lambda: publish_page(page=page, by=OPERATOR, at=at).published, as_json)


def _publish(
    said: dict[str, Any], missing: list[str], space: Space, publish: Callable[[], PublishedPage | None], as_json: bool
) -> None:
    """Through the command that pages use, which asks every condition again; say what is missing and end badly."""
    address = ""
    if not missing:
        try:
            page = publish()
        except Refused as refusal:
            missing = [str(refusal)]
        else:
            with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
                address = public_address(PublicSite.objects.get(space=space), page.path if page else "")
    what = said.get("review") or said["page"]
    words = [f"{what} is published: {address}"] if address else [f"{what} was not published.", *_each(missing)]
    show({**said, "published": bool(address), "address": address, "missing": missing}, as_json, words)
    if missing:
        raise click.exceptions.Exit(WRONG)


def _each(missing: list[str]) -> list[str]:
    return [f"missing  {one}" for one in missing]


def _words(data: dict[str, Any]) -> list[str]:
    return [
        f"{data['review']} is {'ready' if data['ready'] else 'not ready'} to be published.",
        *(f"{'done' if one['met'] else 'missing':<8} {one['title']}: {one['why']}" for one in data["conditions"]),
        f"Hits of the name check: {data['hits']['open']} to be cleared, {data['hits']['cleared']} cleared.",
    ]
