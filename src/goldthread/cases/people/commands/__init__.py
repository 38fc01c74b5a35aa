"""What may be done about people: each is one thing that happened in the world."""

from goldthread.cases.people.commands.adding import Typed, add_person
from goldthread.cases.people.commands.births import record_birth
from goldthread.cases.people.commands.checking import ask_to_check_numbers, ask_to_check_pair, say_checked
from goldthread.cases.people.commands.ending import say_when_it_ends
from goldthread.cases.people.commands.homes import HomeSaid, say_where, say_who_they_are
from goldthread.cases.people.commands.kinds import put_kind_right
from goldthread.cases.people.commands.merging import keep_apart, merge_people, point_out, undo_merge
from goldthread.cases.people.commands.secrecy import keep_address_secret, tell_address_openly
from goldthread.cases.people.commands.telling import (
    Introduced,
    involve_person,
    register_person,
    take_back,
    tell_of_person,
)

__all__ = [
    "HomeSaid",
    "Introduced",
    "Typed",
    "add_person",
    "ask_to_check_numbers",
    "ask_to_check_pair",
    "involve_person",
    "keep_address_secret",
    "keep_apart",
    "merge_people",
    "point_out",
    "put_kind_right",
    "record_birth",
    "register_person",
    "say_checked",
    "say_when_it_ends",
    "say_where",
    "say_who_they_are",
    "take_back",
    "tell_address_openly",
    "tell_of_person",
    "undo_merge",
]
