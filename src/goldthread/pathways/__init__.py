"""One folder for each pathway: its declaration, its typed records, and only what is peculiar to it.

Whoever adds a folder with a ``pathway.py`` adds a pathway: it is found here, and nothing else names it.
"""

from pathlib import Path

HERE = Path(__file__).parent


def pathway_folders() -> list[str]:
    """The packages of the pathways, by name, as the program installs them."""
    return [f"{__name__}.{declared.parent.name}" for declared in sorted(HERE.glob("*/pathway.py"))]
