"""What may be shown, and what becomes of it: renewed, run out, withdrawn. By whom is tested with actions."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.evidence.recording import Shown, record_evidence
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

TESTS = System("tests")


@pytest.fixture
def give(partnership, now):
    def given(shown, title="Training register"):
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            return record_evidence(space=partnership, title=title, shown=shown, agency=None, by=TESTS, at=now)

    return given


def versions(evidence):
    with opened(actor=SYSTEM_ACTOR, reading=[evidence.space_id]):
        return list(EvidenceVersion.objects.filter(evidence=evidence).order_by("number").select_related("file"))


def test_words_a_link_or_a_file_show_it(give):
    assert versions(give(Shown(words="All 40 staff attended.")))[0].words == "All 40 staff attended."
    assert versions(give(Shown(link="https://example.org/register")))[0].link == "https://example.org/register"
    assert versions(give(Shown(file=receive(an_upload()))))[0].file.name == "minutes.txt"


@pytest.mark.parametrize(
    "shown",
    [
        Shown(),
        Shown(words="  "),
        Shown(words="Attended.", link="https://example.org"),
    ],
)
def test_nothing_or_two_things_at_once_are_refused(give, shown):
    with pytest.raises(Refused, match="Choose one file, give one link or type what shows it"):
        give(shown)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/x", "file:///etc/passwd", "not a link"])
def test_only_a_web_link_is_taken(give, link):
    with pytest.raises(Refused, match="Enter a link that begins with https"):
        give(Shown(link=link))


def test_it_has_a_title(give):
    with pytest.raises(Refused, match="Enter what the evidence is called"):
        give(Shown(words="x"), title=" ")


def test_what_has_not_happened_or_has_run_out_is_refused(give, now):
    with pytest.raises(Refused, match="must be today or in the past"):
        give(Shown(words="x", happened_on=now.date() + timedelta(days=1)))
    with pytest.raises(Refused, match="has run out already"):
        give(Shown(words="x", good_until=now.date() - timedelta(days=1)))


def test_the_last_day_still_counts(give, now):
    (version,) = versions(give(Shown(words="x", good_until=now.date())))

    assert not version.has_run_out(now.date())
    assert version.has_run_out(now.date() + timedelta(days=1))


def test_a_newer_version_stands_beside_the_older(give, now):
    evidence = give(Shown(words="Thirty attended."))

    add_version(evidence=evidence, shown=Shown(words="Forty attended."), by=TESTS, at=now)

    assert [(one.number, one.words) for one in versions(evidence)] == [(1, "Thirty attended."), (2, "Forty attended.")]


def test_of_two_who_renew_it_at_once_the_second_is_told(give, now):
    evidence = give(Shown(words="x"))
    add_version(evidence=evidence, shown=Shown(words="y"), by=TESTS, at=now, seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        add_version(evidence=evidence, shown=Shown(words="z"), by=TESTS, at=now, seen_version=1)


def test_what_is_withdrawn_stays_with_its_reason_and_takes_no_more(give, now):
    evidence = give(Shown(words="x"))

    with pytest.raises(Refused, match="Enter why"):
        withdraw_evidence(evidence=evidence, why=" ", by=TESTS, at=now)
    withdraw_evidence(evidence=evidence, why="It names a child.", by=TESTS, at=now)

    with opened(actor=SYSTEM_ACTOR, reading=[evidence.space_id]):
        assert Evidence.objects.get().withdrawn_why == "It names a child."
        assert not Evidence.objects.standing().exists()
    for act in (
        lambda: withdraw_evidence(evidence=evidence, why="Again.", by=TESTS, at=now),
        lambda: add_version(evidence=evidence, shown=Shown(words="y"), by=TESTS, at=now),
    ):
        with pytest.raises(Refused, match="was withdrawn"):
            act()


def test_the_database_itself_holds_that_a_version_is_one_thing(give, now):
    evidence = give(Shown(words="x"))

    with opened(actor=SYSTEM_ACTOR, writing=evidence.space_id):
        for number, wrong in enumerate(({"words": "x", "link": "https://example.org"}, {}), start=2):
            with pytest.raises(IntegrityError), transaction.atomic():
                EvidenceVersion.objects.create(
                    space_id=evidence.space_id, evidence=evidence, number=number, given_at=now, **wrong
                )
