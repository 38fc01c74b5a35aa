"""The way from the register to the list of who comes of age."""

from django.urls import reverse

from goldthread.cases.casework.sections import Note, register_beside
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.requests import DeskRequest


def register() -> None:
    """Called when the program starts."""
    register_beside(links)


def links(pathway: Pathway, request: DeskRequest) -> list[Note]:
    href = reverse("coming_of_age", args=[request.space.slug, pathway.code])
    return [("Coming of age", href)] if pathway.comes_of_age else []
