"""The one browser of a process of the tests: its driver runs an event loop, beside which there is room for no other."""

from collections.abc import Iterator
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = which("chromium") or which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"] + [
    f"--disable-{what}" for what in ("background-networking", "component-update", "sync")
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, with nothing that it would do of its own accord."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: run script/setup")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
