"""The ``goldthread`` command: what whoever runs the program may do from its machine."""

import os
from importlib import import_module
from typing import Any

import click
import django

COMMANDS = {
    "serve": ("serving", "Serve the pages."),
    "worker": ("serving", "Do what is in the queue: send messages, seal the trail."),
    "migrate": ("database", "Bring the database up to date and raise the wall."),
    "check": ("checking", "Say what is wrong with this installation."),
    "partnership": ("partnerships", "Make a partnership, or list them."),
    "user": ("users", "Make an account, give roles, lock and unlock."),
    "import": ("importing", "Load a file of published facts into a partnership."),
    "thread": ("threads", "Show a review's thread."),
    "trail": ("trails", "Verify and seal the record of changes and reads."),
    "routes": ("routes", "List every address and who may open it."),
    "demo": ("demonstration", "Load the demonstration, show its sign-ins."),
}


class Lazily(click.Group):
    """Reads the settings only when a command is run, so that help works on a machine with none."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        django.setup()
        module = import_module(f"goldthread.doors.command_line.{COMMANDS[name][0]}")
        found: click.Command = getattr(module, f"{name}_command")
        return found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])

    def invoke(self, context: click.Context) -> Any:
        in_one_sentence = import_module("goldthread.doors.command_line.declaring").in_one_sentence
        return in_one_sentence(lambda: click.Group.invoke(self, context))


@click.group(
    cls=Lazily,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Ends with 0 (done), 1 (something is wrong), 2 (wrongly used), 3 (no such thing), 4 (no database).",
)
@click.version_option(package_name="goldthread")
def goldthread() -> None:
    """Goldthread runs a local safeguarding children partnership. Commands that print data take --json.

    Settings are read from the environment; each is described in goldthread/config/environment.py.
    """


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    goldthread()
