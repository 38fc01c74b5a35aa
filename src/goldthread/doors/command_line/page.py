"""The page docs/command-line.md, made from the parser and from what each command declares."""

from collections.abc import Iterator

import click

from goldthread.doors.command_line.declaring import COMMANDS, Declared, operator

EVERY_END = """
Every command ends with 0 (done) or with one of these, after one sentence on standard error. Only `backup`, `check`,
`restore`, `routes` and `trail verify` print what they found and then end with 1.

| code | means |
|---|---|
| 1 | done, and something is wrong; or refused |
| 2 | wrongly used, or a setting is missing or wrong |
| 3 | no such thing |
| 4 | the database cannot be reached, or is not of today's shape: run `goldthread migrate` |

With `--json` standard output is JSON in UTF-8; a command that fails leaves it empty. Times are in UTC, days as
`2026-11-23`. `goldthread --debug …` shows where in the code an error came from; it may show data.
Which setting each command needs: [settings](settings.md).
""".strip()


@operator("command-line")
@click.pass_context
def command_line_command(context: click.Context) -> None:
    """Print the page docs/command-line.md. Example: goldthread command-line > docs/command-line.md"""
    root = context.find_root().command
    click.echo(command_line_page(root) if isinstance(root, click.Group) else "", nl=False)


def command_line_page(root: click.Group) -> str:
    """Every command with its words, its options, what --json prints and how it ends."""
    return "\n".join(_lines(root)) + "\n"


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> dict[str, click.Command]:
    """Each command that does something, by the words that call it."""
    context = click.Context(group)
    found: dict[str, click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                found[" ".join((*path, name))] = command
            found |= every_command(command, (*path, name))
        elif command:
            found[" ".join((*path, name))] = command
    return found


def _lines(root: click.Group) -> Iterator[str]:
    yield "# The command line"
    yield ""
    yield "Made by `goldthread command-line`; a guard keeps it true. Commands are for the operator: whoever holds the"
    yield "machine and its keys."
    yield ""
    yield EVERY_END
    for name, command in every_command(root).items():
        yield from _command(name, command, COMMANDS[name])


def _command(name: str, command: click.Command, declared: Declared) -> Iterator[str]:
    context = click.Context(command, info_name=f"goldthread {name}")
    words, _, example = " ".join((command.help or "").split()).partition("Example: ")
    yield f"\n## {name}\n"
    yield words.strip()
    yield f"\n```\n{' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n```\n"
    options = [one for one in command.params if isinstance(one, click.Option) and "--json" not in one.opts]
    yield from (_option(option, context) for option in options)
    if declared.prints:
        yield f"- `--json` prints {declared.prints}."
    yield from (f"- Ends with {code}: {meaning}." for code, meaning in declared.ends.items())
    yield f"\nExample: `{example.strip()}`"


def _option(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    given = f"{option.help} It must be given." if option.required else str(option.help)
    return f"- `{option.opts[0]}{value}`: {given}{f' Without it {option.default}.' if option.show_default else ''}"
