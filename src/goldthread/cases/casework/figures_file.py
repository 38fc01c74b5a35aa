"""The rows of a table as the file has them that may be published."""

from goldthread.cases.casework.figure_tables import FigureTable

MIDDLE, NO_MIDDLE = "Median number of days", "Not given: fewer than 11, or hidden with others"
IN_TEN = "Met in time, of those met or due, about"
EVERY_ROW, NONE_GIVEN = "Every row of this table", "Not given"
HIDDEN = "1 to 5, or hidden with it"


def rows_of_file(table: FigureTable, before: FigureTable | None = None) -> list[list[object]]:
    """Clocks are told of one year alone: how many began in time depends on when it is asked."""
    compared = table.compared(before or table)
    if table.adds_up:
        compared.append(table.compared_total(before or table))
    if all(one.row.is_hidden and one.before is None for one in compared) and table.in_ten is None:
        return [[table.title, EVERY_ROW, NONE_GIVEN, "" if before is None else NONE_GIVEN, ""]]
    told = [[table.title, one.row.title, _number(one.row.count)] for one in compared]
    if before is None:
        if table.in_ten is not None:
            told.append([table.title, IN_TEN, f"{table.in_ten} in 10"])
        return [[*row, "", ""] for row in told]
    middles = [NO_MIDDLE if one.middle is None else float(one.middle) for one in (table, before)]
    middle: list[list[object]] = [[table.title, MIDDLE, *middles, ""]] if table.has_middle else []
    # As a number: a text that begins with a minus gets an apostrophe, or it might be run as a formula.
    changes = (None if one.change is None else float(one.change) for one in compared)
    rows = [[*row, _number(one.before), change] for row, one, change in zip(told, compared, changes, strict=True)]
    return [*rows, *middle]


def _number(count: float | None) -> object:
    return HIDDEN if count is None else count
