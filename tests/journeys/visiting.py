"""How a journey looks at the product: as a person does, by role and label, with every page checked for all."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page

from goldthread.foundation.jobs.factories import work_once

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # What a page does well is not spelled out: that took longer than the look at the page.
    "resultTypes": ["violations"],
}

# What differs each time that one form is shown: the token against forgery, and the number of this filling-in.
OF_ONE_SHOWING = re.compile(r'(name="(?:csrfmiddlewaretoken|key)" value=)"[^"]*"')
FOUND_GOOD: set[tuple[int, str]] = set()
"""Documents that were held to it already, each at a width: the same document is as good in the next journey."""


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds wrong on a page."""
    page.evaluate(AXE_SCRIPT)
    return page.evaluate("rules => axe.run(document, rules).then(found => found.violations)", RULES)


@dataclass
class Visitor:
    """Somebody at a browser. Every address that is opened is checked once for accessibility and sideways scrolling."""

    page: Page
    house: str
    checked: set[str] = field(default_factory=set)
    uses_scripts: bool = True

    def go(self, path: str) -> None:
        self.page.goto(self.house + path)
        self.look()

    def open(self, what: Locator) -> None:
        """Click what leads to another page, and look at that page when it is there."""
        with self.page.expect_navigation():
            what.click()
        self.look()

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Follow the first link with that name. Where it is folded away, unfold it first."""
        where = within or self.page
        links = where.get_by_role("link", name=name)
        if not links.count():
            folded = where.get_by_role("link", name=name, include_hidden=True)
            shut = where.locator("details:not([open])").filter(has=folded)
            if shut.count():
                shut.first.locator("summary").first.click()
        self.open(links.first)

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press the first button whose name is that, or fits."""
        self.open(self.page.get_by_role("button", name=name).first)

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(words)

    def tell_lawful_basis(self) -> None:
        """On which something of a case is shared, asked in the same words wherever something is."""
        for group, answer in (
            ("Were those whom it is about told", "Yes"),
            ("Did they agree to services", "Given"),
            ("Basis for sharing", re.compile("Public task")),
            ("Condition for special category data", re.compile("Safeguarding of children")),
            ("Power or duty", "Children Act 2004, section 11"),
        ):
            choices = self.page.get_by_role("group", name=re.compile(group))
            choices.get_by_role("radio", name=answer, exact=True).check()
        self.type("Why this is necessary and proportionate", "Only what bears on the concern is shared.")

    def sees(self, words: str) -> bool:
        return self.page.get_by_text(words).first.is_visible()

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).first.inner_text()

    def look(self) -> None:
        """Hold the page to what every page must be."""
        path = urlsplit(self.page.url).path
        assert self.page.title().endswith(" - Goldthread"), f"{path} has no title of its own: {self.page.title()}"
        if path in self.checked or not self.uses_scripts:
            return
        self.checked.add(path)
        document = self.page.evaluate("innerWidth"), OF_ONE_SHOWING.sub(r"\1", self.page.content())
        if document in FOUND_GOOD:
            return
        found = violations(self.page)
        assert not found, f"{path}: " + "; ".join(
            f"{one['id']} ({one['help']}) at {one['nodes'][0]['target']}" for one in found
        )
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} scrolls sideways by {wide} px"
        FOUND_GOOD.add(document)

    def sign_in(self, email: str, password: str, code: str) -> None:
        self.go("/sign-in/")
        self.type("Email address", email)
        self.page.locator("input[type=password]").fill(password)
        self.press("Continue")
        self.page.locator("input[name=code]").fill(code)
        self.press("Sign in" if self.page.get_by_role("button", name="Sign in").count() else "Continue")

    def sign_out(self) -> None:
        self.press("Sign out")

    def picture(self, folder: Path, name: str) -> None:
        """Keep what is seen, for a person to look at."""
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png", full_page=True)


def made_letter(visitor: Visitor, record: re.Pattern[str], title: str) -> None:
    """From the page of a case to one of its records, whose letter is made and can be taken away."""
    visitor.follow(record)
    visitor.follow(f"Make the letter: {title}")
    visitor.press("Make the letter")
    work_once()
    visitor.go(urlsplit(visitor.page.url).path)
    assert visitor.sees(re.compile("Download as PDF"))
