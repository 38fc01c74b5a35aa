"""The way from the register to the list for the panel."""

from django.urls import reverse

from goldthread.cases.casework.sections import Note, register_beside
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.requests import DeskRequest


def register() -> None:
    """Called when the program starts."""
    register_beside(links)


def links(pathway: Pathway, request: DeskRequest) -> list[Note]:
    href = reverse("for_quality_panel", args=[request.space.slug, pathway.code])
    return [("For the quality panel", href)] if pathway.quality_panel else []
