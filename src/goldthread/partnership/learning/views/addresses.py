"""Where the page of each thing on a thread is."""

from collections.abc import Callable

from django.urls import reverse

from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.thread import Node


def addresses_in(space: Space) -> Callable[[Node], str]:
    """Give the address of a node's page. A recommendation and a response are told on their finding's page."""

    def address_of(node: Node) -> str:
        given = node.href_args
        if node.kind == "action":
            return reverse("action", args=[space.slug, given["pk"]])
        if "number" in given:
            return reverse("finding", args=[space.slug, given["reference"], given["number"]])
        if "pk" in given:
            return reverse("outcome", args=[space.slug, given["pk"]])
        return reverse("review", args=[space.slug, given["reference"]])

    return address_of


def crumbs_to_reviews(space: Space) -> list[dict[str, str]]:
    """The way down to the list of reviews."""
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Reviews", "href": reverse("reviews", args=[space.slug])},
    ]


def crumbs_to_review(space: Space, review: Review) -> list[dict[str, str]]:
    """The way down to one review."""
    here = {"text": review.pseudonym, "href": reverse("review", args=[space.slug, review.reference])}
    return [*crumbs_to_reviews(space), here]
