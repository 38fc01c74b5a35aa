"""An archive as it streams: encrypted on its way to the file, decrypted on its way back, and never plain on a disk."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from goldthread.foundation.backups.refusing import CannotBackUp, CannotRestore

CUT_SHORT = "The archive is cut short or was altered: it cannot be read to its end. Use another one."


@contextmanager
def encrypted_into(file: BinaryIO, keys: list[Recipient]) -> Iterator[BinaryIO]:
    """What is written to the stream arrives encrypted in the file."""
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as beside:
        work = beside.submit(_encrypt, reading, file, keys)
        try:
            with os.fdopen(writing, "wb") as stream:
                yield stream
        except BrokenPipeError:
            # The other end stopped, and says why below.
            pass
        work.result()


def _encrypt(reading: int, file: BinaryIO, keys: list[Recipient]) -> None:
    try:
        with os.fdopen(reading, "rb") as stream:
            pyrage.encrypt_io(stream, file, keys)
    except pyrage.EncryptError as problem:
        why = str(problem).rpartition("] ")[2]
        raise CannotBackUp(f"The archive could not be written: {why}. No backup was made.") from problem


@contextmanager
def decrypted(file: BinaryIO, keys: list[Identity]) -> Iterator[BinaryIO]:
    """What the archive holds. Raise CannotRestore with a sentence if it cannot be read to its end with these keys."""
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as beside:
        work = beside.submit(_decrypt, writing, file, keys)
        try:
            with os.fdopen(reading, "rb") as stream:
                yield stream
                while stream.read(1 << 20):
                    pass
        except Exception:
            # A stream that ends early makes its reader stumble; the cause is told, not the stumbling.
            _say_why(work.exception())
            raise
        _say_why(work.exception())
        work.result()


def _decrypt(writing: int, file: BinaryIO, keys: list[Identity]) -> None:
    with os.fdopen(writing, "wb") as stream:
        pyrage.decrypt_io(file, stream, keys)


def _say_why(problem: BaseException | None) -> None:
    if problem is None:
        return
    if isinstance(problem, pyrage.DecryptError):
        if "No matching keys" in str(problem):
            raise CannotRestore("This key does not open the archive: it was closed with another.") from problem
        raise CannotRestore("The file is no backup, or its beginning is damaged.") from problem
    if "decryption error" in str(problem):
        raise CannotRestore(CUT_SHORT) from problem
