"""Add to a list of what a release is made of (CycloneDX) the Node packages whose styles and scripts the wheel carries.

Tools that only build them stay on the machine that builds: they are no part of the release.
"""

import json
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any

FOLDER = "node_modules/"


def carried(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """The packages that a lock of npm does not mark as for building alone."""
    named = ((path.removeprefix(FOLDER), package) for path, package in lock["packages"].items() if path)
    return [component(name, package) for name, package in named if not package.get("dev")]


def component(name: str, package: dict[str, Any]) -> dict[str, Any]:
    """One package as CycloneDX says it, with the digest that the lock holds it to."""
    kind, _, digest = package["integrity"].partition("-")
    address = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": package["version"],
        "purl": address,
        "licenses": [{"license": {"id": package["license"]}}],
        "hashes": [{"alg": kind.upper().replace("SHA", "SHA-"), "content": b64decode(digest).hex()}],
    }


if __name__ == "__main__":
    listed, locked = (json.loads(Path(name).read_text()) for name in sys.argv[1:])
    listed["components"] += carried(locked)
    json.dump(listed, sys.stdout, indent=2)
