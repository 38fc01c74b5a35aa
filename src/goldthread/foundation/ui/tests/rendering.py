"""How tests render template text the way pages do."""

from django.template import engines

from goldthread.foundation.ui.jinja import Pages


def pages() -> Pages:
    """The backend that the settings name for our pages."""
    return next(engine for engine in engines.all() if isinstance(engine, Pages))


def rendered(text: str, **values) -> str:
    """Template text as HTML, in the environment of our own templates."""
    return pages().env.from_string(text).render(values)
