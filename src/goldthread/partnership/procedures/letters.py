"""Letters that remind an agency to sign up."""

from collections.abc import Iterable

from django.conf import settings

from goldthread.foundation.messages.sending import Letter
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.procedures.models import AgencyAskedToSign, GoverningDocument, GoverningVersion

KIND = "reminder to sign up"
WORDS = """Hello

{space} asks {agency} to sign up to this document{by}:

    {title}, version {label}

Sign in to read it, and to sign for {agency}:

    {link}

Goldthread for {space}
"""


def letters_about_signing(
    document: GoverningDocument, version: GoverningVersion, asked: AgencyAskedToSign, addresses: Iterable[str]
) -> list[Letter]:
    """To each address of an agency that has not signed."""
    words = WORDS.format(
        space=document.space.name,
        agency=asked.agency.name,
        title=document.title,
        label=version.label,
        by=f" by {in_words(asked.sign_by)}" if asked.sign_by else "",
        link=f"{settings.ADDRESS.rstrip('/')}{version.get_absolute_url()}",
    )
    subject = f"{document.space.name} asks {asked.agency.name} to sign up"
    return [Letter(address, subject, words) for address in addresses]
