"""Readers over the network of this machine alone: plain HTTP over connections that stay open, timed one by one."""

import socket
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Taken:
    """Seconds of each answer, and what was answered otherwise than with 200."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0

    def share(self, of: float) -> float:
        """Milliseconds within which that share of the answers came."""
        ordered = sorted(self.seconds)
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * of))] * 1000, 2) if ordered else 0.0


class Reader:
    """One connection to a server on this machine."""

    def __init__(self, port: int, host: str, cookies: str = "") -> None:
        self.port, self.head = (
            port,
            f"Host: {host}\r\nAccept-Encoding: gzip\r\n" + (f"Cookie: {cookies}\r\n" if cookies else ""),
        )
        self.link: socket.socket | None = None
        self.left = b""

    def ask(self, path: str) -> int:
        """The status of the answer, which is read whole. A connection that was closed is opened again."""
        for again in (True, False):
            try:
                return self._ask(path)
            except OSError:
                self.link = None
                if not again:
                    raise
        raise AssertionError

    def _ask(self, path: str) -> int:
        if self.link is None:
            self.link, self.left = socket.create_connection(("127.0.0.1", self.port), timeout=30), b""
            self.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.link.sendall(f"GET {path} HTTP/1.1\r\n{self.head}\r\n".encode())
        while b"\r\n\r\n" not in self.left:
            self._more()
        head, _, self.left = self.left.partition(b"\r\n\r\n")
        lower = head.lower()
        if b"content-length:" in lower:
            length = int(lower.split(b"content-length:")[1].split(b"\r\n")[0])
            while len(self.left) < length:
                self._more()
            self.left = self.left[length:]
        else:
            # In pieces, of which the last is empty.
            while not self.left.endswith(b"0\r\n\r\n"):
                self._more()
            self.left = b""
        if b"connection: close" in lower:
            self.link.close()
            self.link = None
        return int(head.split(b" ", 2)[1])

    def _more(self) -> None:
        assert self.link
        got = self.link.recv(262_144)
        if not got:
            raise OSError("closed")
        self.left += got


def as_fast_as_it_can(port: int, host: str, path: str, seconds: float, connections: int) -> tuple[float, Taken]:
    """Answers a second, and how long each took, with so many who ask again at once."""
    taken, lock = Taken(), threading.Lock()
    until = time.monotonic() + seconds

    def go() -> None:
        reader, own = Reader(port, host), Taken()
        while time.monotonic() < until:
            _timed(reader, path, own, time.perf_counter())
        with lock:
            taken.seconds += own.seconds
            taken.wrong += own.wrong

    _together([threading.Thread(target=go) for _ in range(connections)])
    return len(taken.seconds) / seconds, taken


def so_many_a_minute(port: int, host: str, paths: list[str], a_minute: int, seconds: float, connections: int) -> Taken:
    """Readers who come when they come, whether or not those before them have their answer: the wait counts too."""
    taken, lock = Taken(), threading.Lock()
    began, gap = time.perf_counter(), 60 / a_minute * connections

    def go(number: int) -> None:
        reader, own, turn = Reader(port, host), Taken(), 0
        while (due := began + gap * (turn + number / connections)) < began + seconds:
            time.sleep(max(0, due - time.perf_counter()))
            _timed(reader, paths[turn % len(paths)], own, due)
            turn += 1
        with lock:
            taken.seconds += own.seconds
            taken.wrong += own.wrong

    _together([threading.Thread(target=go, args=(number,)) for number in range(connections)])
    return taken


def at_work(port: int, host: str, cookies: str, paths: list[str], seconds: float, people: int, think: float) -> Taken:
    """People who open a page, look at it for a while and open the next."""
    taken, lock = Taken(), threading.Lock()
    until = time.monotonic() + seconds

    def go(number: int) -> None:
        reader, own, turn = Reader(port, host, cookies), Taken(), number
        time.sleep(think * number / people)
        while time.monotonic() < until:
            _timed(reader, paths[turn % len(paths)], own, time.perf_counter())
            turn += 1
            time.sleep(think)
        with lock:
            taken.seconds += own.seconds
            taken.wrong += own.wrong

    _together([threading.Thread(target=go, args=(number,)) for number in range(people)])
    return taken


def _timed(reader: Reader, path: str, own: Taken, since: float) -> None:
    own.wrong += reader.ask(path) != 200
    own.seconds.append(time.perf_counter() - since)


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
