"""Add up the reports of several pytest runs and close as pytest does, with one line for all of them."""

import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path


def counts_in(report: Path) -> Counter[str]:
    """How many tests of one run passed, failed, broke or were skipped; a run without a report broke."""
    if not report.exists():
        return Counter(error=1)
    suites = ET.parse(report).getroot().iter("testsuite")
    counts: Counter[str] = Counter()
    for suite in suites:
        failed, broken, skipped = (int(suite.get(name, 0)) for name in ("failures", "errors", "skipped"))
        passed = int(suite.get("tests", 0)) - failed - broken - skipped
        counts += Counter(failed=failed, passed=passed, skipped=skipped, error=broken)
    return counts


def closing_line(reports: list[Path], seconds: str) -> str:
    """As pytest says it, so that whoever reads pytest's last line reads the whole."""
    counts = sum((counts_in(report) for report in reports), Counter())
    if counts["error"] > 1:
        counts["errors"] = counts.pop("error")
    names = ("failed", "passed", "skipped", "error", "errors")
    parts = [f"{counts[name]} {name}" for name in names if counts[name]]
    return f" {', '.join(parts) or 'no tests ran'} in {seconds}.00s ".center(79, "=")


if __name__ == "__main__":
    print(closing_line([Path(f"{name}.xml") for name in sys.argv[2:]], sys.argv[1]))
