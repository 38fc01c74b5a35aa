"""A child who is privately fostered: a notification, visits, an assessment, a decision, a change and the end."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey
REGISTER = "/p/northmere/cases/private-fostering/"


def on(visitor, name, day):
    for part in ("day", "month", "year"):
        visitor.page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))


def chosen(visitor, group, answer):
    visitor.page.get_by_role("group", name=re.compile(group)).get_by_role("radio", name=answer, exact=True).check()


def typed(visitor, **words):
    for name, said in words.items():
        visitor.page.locator(f"[name={name}]").fill(said)


def a_notice(officer, child, born_on):
    """A language school told of it; gives where the case is."""
    today = timezone.localdate()
    officer.go(REGISTER)
    officer.press("Record a notification")
    assert officer.sees("at least six weeks before it begins")
    officer.page.locator("[name=by]").select_option("Nobody notified: learned from a language school")
    on(officer, "aware_on", today)
    chosen(officer, "Does the child live there already", "Yes")
    on(officer, "starts_on", today - timedelta(days=20))
    on(officer, "born_on", today - timedelta(days=365 * 20))
    chosen(officer, "Sex of the child", "Female")
    chosen(officer, "Where the child was born", "Asia")
    officer.page.locator("[name=ethnicity]").select_option("Chinese")
    typed(officer, child_name=child)
    officer.press("Save")
    assert officer.sees("The child is 16 or older")
    on(officer, "born_on", born_on)
    officer.press("Save")
    return officer.page.url.removeprefix(officer.house)


def what_is_known_by_now(officer, case):
    """The rest of the notification, once the officer was there."""
    officer.go(case)
    officer.open(officer.page.locator("main a[href*='/notified/']").first)
    officer.follow("Correct it")
    chosen(officer, "Kind of arrangement", "From overseas, and intends to return (8B)")
    chosen(officer, "Is the carer a close relative", "No")
    chosen(officer, "How long it is meant to last", "6 to 12 months")
    chosen(officer, "Is the child disabled", "No")
    typed(
        officer,
        carer_name="Robin Example",
        carer_addresses="1 Hill Road, since 2019",
        parents="Both parents, who live abroad",
        reasons="To learn English for a year.",
        why_corrected="The officer was there.",
    )
    officer.press("Save")


def a_call_in_vain(officer):
    officer.follow("Record a visit")
    chosen(officer, "Why it was made", "It was due")
    chosen(officer, "Was the child seen", "No")
    typed(officer, found="Nobody was at home but the carer.")
    officer.press("Save")


def a_visit(officer):
    officer.follow("Record a visit")
    chosen(officer, "Why it was made", "It was due")
    officer.page.get_by_role("checkbox", name="The carer", exact=True).check()
    chosen(officer, "Was the child seen", "Yes, but not alone")
    typed(officer, wishes="She telephones home each day.", found="All is well.")
    officer.press("Save")
    assert officer.sees("The child is seen alone at every visit unless that is not appropriate")
    typed(officer, why_not_alone="She asked that her carer stay.")
    officer.press("Save")


def an_assessment(officer):
    officer.follow("Record the assessment")
    names = ("duration", "wishes", "home", "carer", "household", "contact", "money", "health", "education", "decides")
    typed(officer, **dict.fromkeys(names, "As agreed, and well."))
    officer.press("Save")


@pytest.mark.parametrize("scripts", [False, True])
def test_it_goes_from_first_contact_to_close_and_nobody_else_sees_it(visit, scripts):
    officer, manager = visit("fostering", scripts=scripts), visit("manager", scripts=scripts)
    # Each time another child: of one who was told of before the form asks whether it is meant.
    child = "Lin Example" if scripts else "Lou Sample"
    case = a_notice(officer, child, timezone.localdate() - timedelta(days=4_300 + scripts))
    reference = officer.heading
    assert officer.sees("Visit for the first time")
    manager.page.goto(manager.house + case)
    assert manager.page.title().startswith("Page not found")
    manager.page.goto(manager.house + REGISTER)
    assert manager.page.title().startswith("Page not found")

    a_call_in_vain(officer)
    assert not officer.page.get_by_text("Met in time").count()
    a_visit(officer)
    assert officer.sees("Met in time")
    officer.follow("Record the decision")
    assert not officer.page.get_by_role("radio", name="The child left the UK").count()
    chosen(officer, "Decision", "Suitable")
    typed(officer, reasons="She is well looked after.")
    officer.press("Save")
    assert officer.sees("The notification does not say yet")
    what_is_known_by_now(officer, case)
    officer.go(case)
    an_assessment(officer)
    officer.follow("Record a requirement")
    chosen(officer, "What happened with it", "It is set, or changed")
    typed(officer, requirement="A lock on the pond.")
    officer.press("Save")
    officer.follow("Record the decision")
    chosen(officer, "Decision", "Suitable with requirements")
    typed(officer, reasons="She is well looked after.")
    officer.press("Save")
    assert officer.sees("In place")

    officer.follow("Record a change")
    chosen(officer, "What changed", "Who lives there")
    on(officer, "changed_at", timezone.localdate())
    typed(officer, words="An adult son moved in.")
    officer.press("Save")
    officer.follow("Record the end")
    assert not officer.page.get_by_role("radio", name="Unsuitable: prohibited").count()
    chosen(officer, "Why it ended", "The child became looked after")
    typed(officer, where_now="With foster carers of the council")
    officer.press("Save")
    assert officer.sees("Say who takes over")
    typed(officer, handed_to="The social work team, with the whole record")
    officer.press("Save")

    assert officer.sees(re.compile("Closed on .*The child became looked after"))
    officer.go(f"{REGISTER}?closed=yes")
    assert "Closed" in officer.page.locator("main tbody tr", has_text=reference).inner_text()


def test_a_case_of_more_than_a_year_is_visited_every_twelve_weeks_and_says_why(visit):
    officer = visit("fostering")
    officer.go(f"{REGISTER}?closed=no&sort=opened")
    officer.open(officer.page.locator("main tbody a").first)
    assert officer.sees("Finn Madeup")

    officer.open(officer.page.get_by_role("link", name="Visit the child").last)

    assert officer.sees(re.compile("12 weeks"))
    assert officer.sees(re.compile("second year and after"))
    officer.go(f"{REGISTER}rehearse/?began-day=30&began-month=11&began-year=2026")
    assert officer.sees(re.compile("12 weeks for each that begins on 30 November 2027 or later"))


def test_where_it_was_made_known_and_what_came_of_it_is_kept_in_a_list(visit):
    officer, manager = visit("fostering"), visit("manager")
    officer.go(REGISTER)
    officer.follow("Awareness activity")
    assert officer.sees("All primary and secondary schools")
    officer.press("Record an activity")
    officer.page.get_by_role("radio", name="Faith and community groups").check()
    typed(officer, which="Two churches", what="A talk after the service.", asked="2", answered="3")
    officer.press("Save")
    assert officer.sees("No more can have answered than were asked.")
    typed(officer, answered="2")
    officer.press("Save")

    row = officer.page.locator("main tbody tr", has_text="Two churches")
    assert "Faith and community groups" in row.inner_text()
    officer.open(row.get_by_role("link").first)
    typed(officer, outcome="One of them asks for a talk.")
    officer.press("Save")
    assert officer.sees("The change was saved.")
    manager.page.goto(f"{manager.house}{REGISTER}lists/awareness/")
    assert manager.page.title().startswith("Page not found")


def test_the_figures_of_the_old_national_return_are_there_and_the_file_hides_what_is_small(visit):
    officer = visit("fostering")
    officer.go(REGISTER)
    officer.follow("Figures of the year")
    for words in (
        "In place on the last day, by age",
        "Arrangements",
        "Visit for the first time (PF-02)",
    ):
        assert officer.sees(words)
    with officer.page.expect_download() as file:
        officer.page.get_by_role("link", name=re.compile("Download as CSV")).first.click()
    told = file.value.path().read_text("utf-8-sig")

    assert "Began in these years" in told
    assert "Numbers from 1 to 5 are left out" in told


def test_a_child_of_nearly_16_moves_to_another_area_and_the_history_stays(visit):
    officer = visit("fostering")
    officer.go(REGISTER)
    officer.follow("Coming of age")
    assert officer.sees("Offered, and not answered yet")
    officer.follow(re.compile("See what was offered in"))
    officer.follow("Record that they accepted the case")
    assert officer.sees("It is the answer to the offer to Farther Northmere Council")
    typed(officer, accepted_by="Team manager of the council that it moved to")
    officer.press("Save")

    assert officer.sees(re.compile("Closed on .*Went to another area"))
    assert officer.sees("Remi Madeup")
    officer.follow("Offered to adults’ services or another area")
    assert officer.sees("The chronology, and the reports of both visits")
    officer.go(f"{REGISTER}coming-of-age/")
    assert officer.sees("Nobody comes of age")


def test_a_case_that_is_open_for_long_is_looked_at_by_a_panel_and_comes_again(visit):
    officer = visit("fostering")
    officer.go(REGISTER)
    officer.follow("For the quality panel")
    officer.follow(re.compile("Record it for PF-"))
    typed(officer, panel="Quality Assurance Panel", sat="Head of service, designated nurse", found="It goes well.")
    on(officer, "again_on", timezone.localdate() + timedelta(days=90))
    officer.press("Save")

    assert officer.sees("Looked at by a quality panel")
    officer.go(f"{REGISTER}quality-panel/")
    assert officer.sees("No private fostering case for the panel")
