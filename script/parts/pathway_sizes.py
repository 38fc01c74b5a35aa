"""Print how many lines of code each pathway is: its declaration, its typed records, and the rest, without tests.

The declaration is ``pathway.py`` and what that takes from its own folder. Migrations are not counted.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

PATHWAYS = Path("src/goldthread/pathways")
NOT_COUNTED = {"tests", "migrations"}


def modules(folder: Path) -> dict[str, Path]:
    """By dotted name within the folder."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        if not NOT_COUNTED & {*parts}:
            found[".".join(parts).removesuffix(".__init__")] = path
    return found


def lines_in(path: Path) -> int:
    """Without empty ones and comments."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in lines)


def taken_by(path: Path, package: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}."):
            yield node.module.removeprefix(f"{package}.")


def declaration_of(known: dict[str, Path], package: str) -> set[str]:
    found, waiting = set(), ["pathway"]
    while waiting:
        name = waiting.pop()
        if name in known and name not in found and name.split(".")[0] != "models":
            found.add(name)
            waiting += taken_by(known[name], package)
    return found


def main() -> None:
    for declared in sorted(PATHWAYS.glob("*/pathway.py")):
        folder = declared.parent
        known = modules(folder)
        counted = {name: lines_in(path) for name, path in known.items()}
        declaration = declaration_of(known, f"goldthread.pathways.{folder.name}")
        records = {name for name in known if name.split(".")[0] == "models"}
        sums = [
            sum(counted[one] for one in names) for names in (declaration, records, {*known} - declaration - records)
        ]
        told = zip(("declaration", "records", "the rest"), sums, strict=True)
        print(f"{folder.name}: {', '.join(f'{what} {number}' for what, number in told)}, {sum(sums)} lines of code")


if __name__ == "__main__":
    main()
