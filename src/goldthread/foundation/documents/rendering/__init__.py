"""One content, three forms: a page, a tagged PDF, a Word file."""

from pathlib import Path

TEMPLATES = Path(__file__).parents[1] / "templates"
"""Where the templates of content lie, for a program that shows content and holds no documents."""
