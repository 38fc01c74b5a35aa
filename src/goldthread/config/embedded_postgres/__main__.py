"""The command line: ``python -m goldthread.config.embedded_postgres start|stop|remove|addresses FOLDER``."""

import argparse
import sys
from pathlib import Path

from goldthread.config.embedded_postgres import CannotStart, addresses, public_address, remove, start, stop
from goldthread.config.embedded_postgres.server import DATABASE


def main(words: list[str] | None = None) -> int:
    """Do what was asked; 0 if it is so afterwards, 1 with a sentence if not."""
    asked = _parser().parse_args(words)
    try:
        return _do(asked)
    except CannotStart as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="embedded_postgres", description=__doc__)
    parser.add_argument("action", choices=["start", "stop", "remove", "addresses"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, help="on 127.0.0.1; a free one is taken and remembered if none is given")
    parser.add_argument("--fast", action="store_true", help="not safe against a power cut; for tests")
    parser.add_argument("--database", default=DATABASE)
    return parser


def _do(asked: argparse.Namespace) -> int:
    match asked.action:
        case "start":
            print(start(asked.folder, port=asked.port, fast=asked.fast, database=asked.database))
        case "stop":
            print(stop(asked.folder))
        case "remove":
            remove(asked.folder)
        case "addresses":
            web, owner = addresses(asked.folder, asked.database)
            public = public_address(asked.folder, asked.database)
            print(f"DATABASE_URL={web}\nDATABASE_OWNER_URL={owner}\nPUBLIC_DATABASE_URL={public}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
