"""Where readers find what is published."""

from django.conf import settings

from goldthread.foundation.publications.models import PublicSite


def public_address(site: PublicSite, path: str = "") -> str:
    """A page of the site by its whole address; the first page without a path."""
    root = settings.PUBLIC_ADDRESS.replace("{host}", site.host).rstrip("/")
    return f"{root}/{path}/" if path else f"{root}/"
