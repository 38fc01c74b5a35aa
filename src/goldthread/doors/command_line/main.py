"""The ``goldthread`` command: what whoever runs the program may do from its machine."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import django

from goldthread.doors.command_line.ending import MISUSED, misused

COMMANDS = {
    "serve": ("serving", "Serve the pages."),
    "website": ("website", "Serve the public sites."),
    "worker": ("serving", "Do what is in the queue: send messages, seal the trail."),
    "migrate": ("database", "Bring the database up to date and raise the wall."),
    "check": ("checking", "Say what is wrong with this installation."),
    "settings": ("settings_register", "Load the schools of an area, and show which settings were not reached."),
    "partnership": ("partnerships", "Make a partnership, or list them."),
    "user": ("users", "Make an account, give roles, lock and unlock."),
    "import": ("importing", "Load a file of published facts into a partnership."),
    "thread": ("threads", "Show a review's thread."),
    "actions": ("plans", "Show what is owed, and what was said of it."),
    "calendar": ("meetings", "Show a group's meetings of a year."),
    "meeting": ("meetings", "Make the pack of a meeting."),
    "proof": ("proofs", "Show whether practice changed."),
    "briefings": ("briefings", "Show a review's briefing, and whom it reached."),
    "report": ("reports", "Print a document about a review."),
    "publish": ("publishing", "Say whether a review is ready to be published."),
    "rights": ("rights", "List what is due to people who ask for their information rights."),
    "pathways": ("pathways", "Show every pathway: stages, clocks, outcomes and roles."),
    "simulate": ("simulating", "Fill a made-up partnership with made-up cases."),
    "clocks": ("pathways", "Rehearse what falls due when, and why."),
    "jobs": ("queued", "List jobs that were not done; try one again, or give it up."),
    "digests": ("digests", "Show how many digests were sent, or send this week's now."),
    "draws": ("draws", "Show the scrutineer's samples, and draw them again."),
    "retention": ("retaining", "Show what is due to be destroyed, or repeat destructions after a restore."),
    "backup": ("backups", "Make a backup of database and files, or read one to its end."),
    "restore": ("backups", "Restore a backup into an empty database."),
    "keys": ("changing_keys", "Make a backup's key, and change any key of this machine."),
    "trail": ("trails", "Verify and seal the record of changes and reads."),
    "routes": ("routes", "List every address and who may open it."),
    "api": ("api", "Print what the API takes and answers."),
    "command-line": ("page", "Print what every command does, as a page."),
    "demo": ("demonstration", "Load the demonstration, show its sign-ins."),
}

DEMONSTRATION = Path("var/goldthread.env")
"""The settings of a demonstration in this folder, as script/demo writes them."""

NOT_OF_THE_DESK = {"website"}
"""Commands that run where nothing of the desk is known, and read settings of their own."""


class Lazily(click.Group):
    """Reads the settings only when a command is named, so that --help works on a machine with none."""

    def make_context(self, *given: Any, **more: Any) -> click.Context:
        try:
            return super().make_context(*given, **more)
        except click.UsageError as misuse:
            raise misused(misuse) from misuse

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if name not in NOT_OF_THE_DESK:
            django.setup()
        module = import_module(f"goldthread.doors.command_line.{COMMANDS[name][0]}")
        found: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
        return found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])

    def invoke(self, context: click.Context) -> Any:
        if context.params["debug"]:
            return super().invoke(context)
        in_one_sentence = import_module("goldthread.doors.command_line.declared").in_one_sentence
        return in_one_sentence(super().invoke, context)


@click.group(
    cls=Lazily,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Ends with 0 (done), 1 (something is wrong), 2 (wrongly used), 3 (no such thing), 4 (no database).",
)
@click.option("--debug", is_flag=True, help="Show where in the code an error came from. It may show data.")
@click.version_option(package_name="goldthread")
def goldthread(debug: bool) -> None:
    """Goldthread runs a local safeguarding children partnership. Commands that print data take --json.

    Settings are read from the environment, or from the file that GOLDTHREAD_ENV_FILE names; each is described in
    docs/settings.md. Example: goldthread thread child-c --json
    """


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    use_the_demonstration_here()
    try:
        goldthread()
    except SystemExit as end:
        if isinstance(end.code, str):
            # The settings stop a start with a sentence.
            print(end.code, file=sys.stderr)
            sys.exit(MISUSED)
        raise


def use_the_demonstration_here() -> None:
    """Where nothing says which database, and a demonstration lives in this folder, mean that one, and say so."""
    if {
        "DATABASE_URL",
        "PUBLIC_DATABASE_URL",
        "GOLDTHREAD_ENV_FILE",
    } & os.environ.keys() or not DEMONSTRATION.is_file():
        return
    os.environ["GOLDTHREAD_ENV_FILE"] = str(DEMONSTRATION)
    print(f"Using the demonstration in this folder ({DEMONSTRATION}).", file=sys.stderr)
