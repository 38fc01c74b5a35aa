"""A manager brings a list of members that is not as it should be: on a telephone, and without JavaScript."""

import pytest

from goldthread.foundation.spreadsheets import write_xlsx

pytestmark = pytest.mark.journey

HEADINGS = ["Group", "Type", "Answers to", "Name", "Job title", "Organisation", "Capacity"]
MEMBERS = (
    ["Youth violence panel", "Panel", "Voices group", "Ada Synthetic", "Head of service", "Northmere Council", "Chair"],
    ["Youth violence panel", "", "", "José Núñez", "Inspector", "Merefel Police", "Core member"],
    ["Voices group", "Sub-group", "", "שרה כהן", "Teacher", "Hill School", "Guest"],
    ["", "", "", "Nobody", "Clerk", "", ""],
)


MEMBERS_FILE = {"name": "members.xlsx", "mimeType": "", "buffer": write_xlsx("Members", HEADINGS, MEMBERS)}


def send(visitor):
    visitor.go("/p/northmere/load/")
    visitor.press("Load a file")
    visitor.page.get_by_label("Groups and their seats").check()
    visitor.page.locator("input[type=file]").set_input_files(MEMBERS_FILE)
    visitor.press("Continue")
    assert visitor.heading == "Match the columns"


def choose(visitor, label, words):
    visitor.page.get_by_label(label).select_option(label=words)


def load_and_undo(visitor):
    """From the preview to records and back."""
    assert visitor.heading == "Check what will be loaded"
    assert visitor.sees("Of 4 lines, 3 are new and would be loaded and 1 has a problem.")
    visitor.follow("Problems (1)")
    assert visitor.sees("“Name of group” is missing.")
    visitor.press("Load the 3 good lines")
    assert visitor.heading == "Groups and their seats from members.xlsx"
    assert visitor.sees("2 groups and 3 seats")
    assert visitor.sees("Lines that were left out")
    visitor.press("Undo this load")
    assert visitor.sees("was undone. What it had made is no longer here.")


def test_a_list_with_problems_is_matched_once_and_remembered(visit):
    on_the_telephone = visit("manager", width=320)
    send(on_the_telephone)
    on_the_telephone.press("Save and come back later")
    assert on_the_telephone.sees("What you typed is kept for you")
    on_the_telephone.follow("members.xlsx")
    assert on_the_telephone.sees("It has not been sent")
    on_the_telephone.press("Continue")
    assert on_the_telephone.heading == "Match the words"
    choose(on_the_telephone, "“Merefel Police”", "Merefell Police")
    choose(on_the_telephone, "“Hill School”", "Keep the words, as nobody recorded here")
    choose(on_the_telephone, "“Guest”", "Observer")
    on_the_telephone.press("Continue")
    load_and_undo(on_the_telephone)

    without_scripts = visit("manager", scripts=False)
    send(without_scripts)
    without_scripts.press("Continue")
    load_and_undo(without_scripts)
