"""A child is seriously harmed: a referral by anybody, a rapid review, a decision, a review, its thread and its page."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.names import add_details
from goldthread.partnership.publishing.factories import TESTS, all_recorded, looked_for
from goldthread.partnership.publishing.models import PersonDetail
from goldthread.partnership.publishing.readiness import partners_on

pytestmark = pytest.mark.journey
REGISTER = "/p/northmere/cases/statutory-review/"
HARM = "A child was seriously harmed, and abuse or neglect is known or suspected"
LCSPR = "Local child safeguarding practice review"


def on(visitor, name, day):
    for part in ("day", "month", "year"):
        visitor.page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))


def chosen(visitor, name, answer):
    """An answer by its words, among radios or in a list."""
    box = visitor.page.locator(f"select[name={name}]")
    if box.count():
        box.select_option(answer)
    else:
        radios = visitor.page.locator(".govuk-radios", has=visitor.page.locator(f"[name={name}]"))
        radios.get_by_role("radio", name=answer, exact=True).check()


def typed(visitor, **words):
    for name, said in words.items():
        visitor.page.locator(f"[name={name}]").fill(said)


def done(visitor, step, chooses=(), **words):
    visitor.follow(step)
    for name, answer in chooses:
        chosen(visitor, name, answer)
    typed(visitor, **words)
    visitor.press("Save")


def referred_by_an_aunt(visit):
    """By the public form, without an account, a name or a script; gives the reference."""
    manager = visit("manager")
    manager.go("/p/northmere/cases/")
    manager.follow("Public form: Statutory reviews and serious incidents")
    manager.page.get_by_role("radio", name="Yes").check()
    manager.type("How else to reach whoever reads it", "020 7946 0997, Monday to Friday")
    manager.press("Save")
    aunt = visit(width=360, scripts=False)
    aunt.go("/tell/northmere/statutory-review/")
    chosen(aunt, "source", "Family")
    chosen(aunt, "subject", "A child")
    typed(aunt, caller="Aunt", reply_to="020 7946 0996", why="The school and the doctor both knew.")
    typed(aunt, what="The child was badly burned at home.")
    aunt.press("Continue")
    aunt.press("Send")
    return re.search(r"REV-\d{4}-\d{4}", aunt.page.inner_text("main")).group()


def opened_for(visitor, reference):
    """Whoever has no part in a restricted case says first what they open it for."""
    visitor.go(f"/p/northmere/case/{reference}/")
    if visitor.heading != reference:
        visitor.page.locator("main [type=radio]").first.check()
        visitor.type("What you are about to do", "To look at it for the panel")
        visitor.open(visitor.page.locator("main form button[type=submit]").last)
    assert visitor.heading == reference


def considered_and_notified(officer, case):
    today = timezone.localdate()
    officer.follow("Say which reviews may be needed")
    typed(officer, subject_name="Sol Madeup", reasons="Neglect is suspected.", agencies_known="School, surgery")
    on(officer, "born_on", today - timedelta(days=1500))
    officer.page.get_by_role("checkbox", name=re.compile("Children Act 2004, section 16C")).check()
    officer.page.locator("[name=engaged][value=lcspr]").check()
    chosen(officer, "kind", LCSPR)
    officer.press("Save")
    officer.follow("Decide whether it must be notified")
    chosen(officer, "kind", HARM)
    on(officer, "aware_at", today)
    typed(officer, reasons="The burns may be lasting.")
    officer.press("Save")
    assert officer.sees("Notify the national Panel of a serious incident")
    # Nothing is a rapid review without a notification.
    officer.page.goto(f"{officer.house}{case}record/rapid_reviewed/")
    assert officer.sees("First: record the serious incident notification")
    officer.go(case)
    sent = {"place": "At home", "harm": "Burns", "agencies_involved": "School", "siblings_safe": "There are none."}
    done(officer, "Record the serious incident notification", (("kind", HARM), ("of", "One child")), **sent)
    assert officer.sees("Finish the rapid review and decide")
    assert officer.sees("Warning: rapid review, if it is counted from becoming aware")


def recommended_and_decided(officer, chair, reference):
    done(officer, "Record the rapid review", facts="Put together.", safety="In hospital.", learning="Missed visits.")
    officer.follow("Record the recommendation")
    for name, answer in (
        ("recommendation", LCSPR),
        ("made_by", "The panel, at its meeting"),
        ("board", "The children’s board or partnership"),
        ("board_chair", "Invited, and observed"),
    ):
        chosen(officer, name, answer)
    typed(officer, reasons="There is much to learn.")
    officer.press("Save")
    assert officer.sees("Say who sat")
    officer.page.get_by_role("checkbox", name=re.compile("Designated nurse.*named deputy")).first.check()
    officer.page.get_by_role("checkbox", name=re.compile("Detective chief inspector")).first.check()
    officer.press("Save")
    assert officer.sees("Nobody sat for")
    officer.page.get_by_role("checkbox", name="Record it all the same").check()
    officer.press("Save")
    assert officer.sees("For: Chair who decides on reviews of children.")
    opened_for(chair, reference)
    done(chair, "Decide", (("decision", LCSPR),), reasons="As recommended.")
    assert chair.sees("To be commissioned")


def reviewed_and_approved(officer, case):
    officer.go(case)
    commission = (("kind", LCSPR), ("independent", "Yes"), ("method", "Hybrid"))
    done(officer, "Commission the review", commission, reviewer="Independent reviewer", terms="From birth until now.")
    trial = (("kind", "Criminal investigation or trial"), ("state", "Under way"))
    officer.follow("Record parallel proceedings")
    for name, answer in trial:
        chosen(officer, name, answer)
    typed(officer, lead_contact="Detective inspector", words="An adult was charged.")
    officer.page.get_by_role("checkbox", name="Interviews of practitioners must wait").check()
    officer.page.get_by_role("checkbox", name="Publication must wait").check()
    officer.press("Save")
    heard = {"who": "Teachers", "words": "They worried."}
    done(officer, "Record that practitioners were heard", (("how", "One by one"),), **heard)
    assert officer.sees("Practitioners cannot be heard yet")
    officer.go(case)
    checked = (("facts_checked", "Yes"), ("law_checked", "Yes"), ("family_saw", "Yes"))
    done(officer, "Record a draft", checked, number="1")
    for partner in ("Northmere Council", "NHS Northmere and Fells Integrated Care Board", "Merefell Police"):
        done(officer, "Record the approval of a partner", (("partner", partner),), by_role="Delegated partner")
    assert officer.sees("All safeguarding partners approved it")


def thread_made_ready(officer, case, pseudonym):
    """What is recorded at the review before it is published, as other journeys show it page by page."""
    begun = {"pseudonym": pseudonym, "theme": "burns that nobody asked about", "incident": "A child was burned."}
    done(officer, "Begin its thread", **begun)
    today = timezone.localdate()
    officer.follow("Record notice of publication")
    on(officer, "planned_on", today)
    typed(officer, how="By the form of the Panel", why_short="The Panel agreed to a shorter time.")
    officer.press("Save")
    space = space_called("northmere")
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        review = Review.objects.select_related("space").get(space=space, pseudonym=pseudonym)
        partners = partners_on(review, today)
    a_finding(review, subject="burns that nobody asked about")
    listed = {"kind": PersonDetail.Kind.NAME, "whose": "the child", "details": ("Sol Madeup",)}
    add_details(review=review, **listed, by=TESTS, at=timezone.now())
    all_recorded(review, partners)
    looked_for(review)
    return review


def published(officer, manager, case, review):
    here = f"/p/northmere/reviews/{review.reference}/"
    manager.go(f"{here}ready/")
    assert manager.sees("the case it came from, of which the review officer can tell more")
    officer.go(case)
    officer.follow("Record parallel proceedings")
    chosen(officer, "kind", "Criminal investigation or trial")
    chosen(officer, "state", "Over")
    typed(officer, lead_contact="Detective inspector", words="The trial ended.")
    officer.press("Save")
    manager.go(f"{here}publication/")
    assert manager.sees("Nothing stands in the way.")
    manager.open(manager.page.get_by_role("link", name="Publish it", exact=True))
    manager.press("Publish it")
    assert manager.sees("On the public site")


def read_by_anybody(browser, port, review, reference):
    """The public page tells what was found, and neither who the child is nor which case it was."""
    page = browser.new_page()
    page.goto(f"http://northmere.localhost:{port}/reviews/{review.reference}/")
    words = page.locator("main").inner_text()
    page.close()
    assert "burns that nobody asked about" in words.lower()
    assert "Sol Madeup" not in words
    assert reference not in words


@pytest.mark.skipif(not settings.PUBLIC_ROLE, reason="no role of the public site is named")
def test_it_goes_from_first_contact_to_close_and_on_into_its_thread_and_public_page(visit, browser, public_port):
    reference = referred_by_an_aunt(visit)
    case = f"/p/northmere/case/{reference}/"
    officer, chair, manager = visit("reviews"), visit("chair"), visit("manager")
    manager.page.goto(manager.house + case)
    assert manager.page.title().startswith("Page not found")
    opened_for(officer, reference)
    considered_and_notified(officer, case)
    recommended_and_decided(officer, chair, reference)
    reviewed_and_approved(officer, case)
    review = thread_made_ready(officer, case, "Child Teal")
    published(officer, manager, case, review)
    read_by_anybody(browser, public_port, review, reference)

    officer.go(case)
    assert officer.sees("It is published.")
    how = (("how", "With its thread, on the public site of this partnership"),)
    done(officer, "Record the publication", how)
    assert officer.sees("Look at the action plan")
    done(officer, "Close the case", words="The thread goes on, and the family was told.")

    assert officer.sees(re.compile(f"Closed on .*{LCSPR}"))
    officer.follow("Child Teal")
    assert officer.sees("Burns that nobody asked about")
    assert officer.sees(reference)


def test_a_review_that_another_area_leads_says_who_joins_who_contributes_and_what_we_owe(visit):
    officer = visit("reviews")
    officer.go(f"{REGISTER}?stage=elsewhere")
    officer.open(officer.page.locator("main tbody a").first)
    assert officer.sees("Led by another area")

    officer.follow("Led by another area")

    for words in ("Fellside", "Westmoor", "A summary of our social care by the end of the month"):
        assert officer.sees(re.compile(words))


def test_the_figures_hide_what_is_small_and_the_clocks_can_be_rehearsed(visit):
    officer = visit("reviews")
    officer.go(REGISTER)
    officer.follow("Figures of the year")
    for words in ("Decisions of the chair", "Reviews that wait for proceedings to end", "(REV-02)"):
        assert officer.sees(re.compile(re.escape(words)))
    with officer.page.expect_download() as file:
        officer.page.get_by_role("link", name=re.compile("Download as CSV")).first.click()
    assert "1 to 5, or hidden with it" in file.value.path().read_text("utf-8-sig")

    asked = "?began-day=18&began-month=12&began-year=2026"
    officer.go(f"{REGISTER}rehearse/{asked}&event-notified-day=23&event-notified-month=12&event-notified-year=2026")

    assert officer.sees("18 January 2027")
