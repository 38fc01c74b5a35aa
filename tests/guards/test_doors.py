"""No door without a lock: every address and every command says who may use it."""

import inspect
from collections import Counter
from importlib import import_module

from goldthread.foundation.access.doors import Access
from goldthread.foundation.access.roles import HELD_BY_NO_ROLE, ROLES, Can, roles_that
from goldthread.foundation.commands.command import COMMANDS

from .house import HOUSE, all_routes, own_code


def test_every_address_says_who_may_open_it():
    undeclared = [path for path, pattern in all_routes() if not hasattr(pattern.callback, "access")]

    assert undeclared == []


def test_no_two_addresses_have_one_name():
    """A link asks for an address by name: of two that are called alike it would lead to whichever fits."""
    named = Counter(pattern.name for _, pattern in all_routes() if pattern.name)

    assert [name for name, times in named.items() if times > 1] == []


def test_every_public_door_gives_its_reason():
    doors = {path: pattern.callback.access for path, pattern in all_routes()}

    assert [path for path, door in doors.items() if door.kind == "public" and not door.reason] == []


def test_every_address_that_asks_a_permission_names_its_space():
    wrong = [
        path for path, pattern in all_routes() if pattern.callback.access.permissions and "<slug:space>" not in path
    ]

    assert wrong == []


def test_every_permission_is_given_to_a_role():
    assert {can for can in Can if not roles_that(can)} == HELD_BY_NO_ROLE


def test_the_scrutineer_changes_nothing_of_the_boards():
    changing = {can for can in Can if can.name.startswith(("RECORD", "GIVE", "ANSWER", "MANAGE", "IMPORT", "GO_LIVE"))}

    assert not ROLES["independent_scrutineer"].can & changing


def test_every_function_in_a_commands_module_is_a_command():
    """A public function that takes ``by`` and ``at`` and is no command would be a door without a lock."""
    found = []
    for path in own_code():
        if path.name != "commands.py" and "commands" not in path.parent.parts[-1:]:
            continue
        if path.parent == HOUSE / "foundation" / "commands":
            continue
        module = import_module(".".join(path.relative_to(HOUSE.parent).with_suffix("").parts))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            key = f"{function.__module__}.{function.__name__}"
            is_public = function.__module__ == module.__name__ and not name.startswith("_")
            if is_public and {"by", "at"} <= set(inspect.signature(function).parameters) and key not in COMMANDS:
                found.append(key)

    assert found == []


def test_a_declaration_names_the_roles_that_pass():
    assert Access("permission", (Can.GO_LIVE,)).roles == ["partnership_manager"]
    assert "public" not in Access("signed in").roles
