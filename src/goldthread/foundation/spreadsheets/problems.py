"""What stops a file from being read, and how large a file may be."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


class SpreadsheetProblem(ValueError):
    """A file that cannot be read.

    The message is one sentence or two for the person who sent it: show it as it is.
    """


@dataclass(frozen=True)
class Limits:
    """How much a file may hold. The cells are counted over all sheets, with the blank ones between them."""

    file_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 100 * MEGABYTE
    rows: int = 50_000
    columns: int = 200
    cells: int = 2_000_000

    def check_file(self, size: int) -> None:
        if size > self.file_bytes:
            raise SpreadsheetProblem(
                f"The file is larger than {in_megabytes(self.file_bytes)}. "
                "Split it, or take out pictures, and send it again."
            )

    def check_unpacked(self, size: int) -> None:
        if size > self.unpacked_bytes:
            raise SpreadsheetProblem(
                f"The file unpacks to more than {in_megabytes(self.unpacked_bytes)}. "
                "Delete what is not needed, or split it, and send it again."
            )

    def check_extent(self, sheet: str, rows: int, columns: int) -> None:
        if rows > self.rows:
            raise SpreadsheetProblem(
                f"Sheet “{sheet}” goes down to line {rows:,}; "
                f"{self.rows:,} lines are the most that can be read. "
                "Delete the lines below your data, or split the file."
            )
        if columns > self.columns:
            raise SpreadsheetProblem(
                f"Sheet “{sheet}” has {columns:,} columns; {self.columns:,} are the most that can be read. "
                "Delete the columns beside your data, or split the file."
            )

    def check_cells(self, cells: int) -> None:
        if cells > self.cells:
            raise SpreadsheetProblem(
                f"The file holds more than {self.cells:,} cells. Split it into smaller files and send each."
            )


def in_megabytes(size: int) -> str:
    """A limit in the words people use for files; a limit under one megabyte is told in bytes."""
    return f"{size // MEGABYTE:,} MB" if size >= MEGABYTE else f"{size:,} bytes"
