"""In what words a kind of file is spoken of, from the preview to what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """What is done with a line and what it is called. The words of kinds that make records are those given here.

    ``made`` is what a line makes where that is not what the kind is of, such as a report on an action.
    """

    begin: str = "Load a file"
    begin_again: str = "Load another file"
    check: str = "Check what will be loaded"
    nothing_yet: str = "Nothing has been recorded yet."
    carry_out: str = "Load"
    new: str = "New"
    there: str = "Already there"
    left: str = "Left as it is"
    is_new: str = "is new and would be loaded"
    are_new: str = "are new and would be loaded"
    is_there: str = "is here already and left as it is"
    are_there: str = "are here already and left as they are"
    anyway: str = "Load it anyway"
    made: str = ""
    was_done: str = "loaded"
    nothing_new: str = "There is nothing new in this file to load."
    loaded_before: str = (
        "This file was loaded on {day}, so nothing was changed. To load it afresh, undo that load first."
        " For lines that were left out, load a file with those lines put right."
    )
    afterwards: str = (
        "Each record says from which line of the file it came. What was loaded keeps its dates and counts neither as"
        " late nor as unproven."
    )
    if_not_loaded: str = ""
    """What stays where a load fails, although none of its lines is recorded."""
    nothing_done: str = "Nothing was loaded"
