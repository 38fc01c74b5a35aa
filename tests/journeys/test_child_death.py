"""The review of a child’s death: notified, responded to, told by services, discussed by a panel that reads no name."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.journey
REGISTER = "/p/northmere/cases/child-death/"
BASIS = (
    *(("informed", "yes"), ("consent", "given"), ("basis", "public_task"), ("condition", "safeguarding")),
    ("gateway", "ca2004_s16n"),
)
NUMBERS = ("9998761395", "9993031135")
OF_OTHERS = ("9997771230", "9998882222")
"""Of children who lived elsewhere."""


def on(visitor, name, day):
    for part in ("day", "month", "year"):
        visitor.page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))


def chosen(visitor, group, answer):
    visitor.page.get_by_role("group", name=re.compile(group)).get_by_role("radio", name=answer, exact=True).check()


def ticked(visitor, *answers):
    for answer in answers:
        visitor.page.get_by_role("checkbox", name=re.compile(answer)).check()


def picked(visitor, **answers):
    for name, answer in answers.items():
        visitor.page.locator(f"[name={name}]").select_option(answer)


def typed(visitor, **words):
    for name, said in words.items():
        visitor.page.locator(f"[name={name}]").fill(said)


def a_notification(coordinator, child, number, mother, area="Waltham Forest"):
    """As it is typed, with a date of death before birth at first."""
    today = timezone.localdate()
    coordinator.go(REGISTER)
    coordinator.press("Record a death")
    assert coordinator.sees("Behind each form is a bereaved family")
    typed(coordinator, child_name=child, nhs_number=number[:-1] + str((int(number[-1]) + 1) % 10))
    chosen(coordinator, "Sex of the child", "Female")
    picked(coordinator, ethnicity="White British", place="In hospital", area=area, by="Hospital staff")
    chosen(coordinator, "Was the child born alive", "Yes")
    on(coordinator, "born_on", today - timedelta(days=1))
    on(coordinator, "died_at", today - timedelta(days=2))
    typed(coordinator, address="7 Invented Row", mother=mother, circumstances=f"{child} was ill for two days.")
    for question in ("Was the coroner told", "post-mortem examination", "joint agency response"):
        chosen(coordinator, question, "Not known yet")
    coordinator.press("Save")
    assert coordinator.sees("fails its check digit")
    assert coordinator.sees("This is before the date of birth")
    typed(coordinator, nhs_number=number)
    coordinator.press("Save")
    assert coordinator.sees("This is before the date of birth")
    on(coordinator, "born_on", today - timedelta(days=2_000))
    coordinator.press("Save")
    return coordinator.page.url.removeprefix(coordinator.house)


def the_first_days(coordinator):
    coordinator.follow("Record the first decisions")
    chosen(coordinator, "Was the death reported to the coroner", "Yes")
    chosen(coordinator, "Was a medical certificate", "No")
    ticked(coordinator, "It was sudden")
    chosen(coordinator, "Is there a joint agency response", "No")
    chosen(coordinator, "Is abuse or neglect known", "No")
    typed(coordinator, words="Police and the consultant agreed.")
    coordinator.press("Save")
    assert coordinator.sees("A criterion is met, so there is a joint agency response")
    chosen(coordinator, "Is there a joint agency response", "Yes")
    coordinator.press("Save")
    assert coordinator.sees("Visit the place of death")
    coordinator.follow("Name the key worker")
    typed(coordinator, name="Casey Sample", reach="By telephone")
    coordinator.press("Save")
    coordinator.follow("Record which services knew the child")
    ticked(coordinator, "Health")
    coordinator.press("Save")


def the_panel(coordinator, child, mother):
    coordinator.follow("Record the child death review meeting")
    ticked(coordinator, "Health")
    typed(coordinator, cause="An infection.", summary="The child was ill for two days.")
    coordinator.press("Save")
    coordinator.follow("Record a factor")
    chosen(coordinator, "Domain", "D: services")
    chosen(coordinator, "^Factor", "Another one")
    typed(coordinator, which="Advice by telephone")
    chosen(coordinator, "Scale of influence", "The current one, 0 to 2")
    chosen(coordinator, "Level of influence", re.compile("^2: may have contributed"))
    chosen(coordinator, "Is it modifiable", "Yes")
    coordinator.press("Save")
    case = coordinator.page.url.removeprefix(coordinator.house)
    coordinator.follow("Paper for the panel")
    main = coordinator.page.locator("main").inner_text()
    assert "[the child] was ill for two days." in main
    named = (*child.split(), mother.split()[0], "Casey", "Invented Row")
    assert [name for name in named if re.search(rf"\b{name}\b", main)] == []
    coordinator.go(case)
    coordinator.follow("Record what the panel finished")
    chosen(coordinator, "Who chaired the panel", "A director of public health, or somebody for them")
    chosen(coordinator, "Which panel discussed it", "Our panel, in its seats")
    ticked(coordinator, "^Director of public health", "^Lay member", "^5: acute", "^9: infection")
    typed(coordinator, summary="The child was ill for two days.", learning="Say when to come back.")
    chosen(coordinator, "Was the death expected", "Expected")
    chosen(coordinator, "Modifiable factors", "Modifiable factors were identified")
    coordinator.press("Save")
    assert coordinator.sees("Nobody sat for")
    ticked(coordinator, "^Record it all the same")
    coordinator.press("Save")


@pytest.mark.parametrize("scripts", [False, True])
def test_it_goes_from_first_contact_to_close_and_nobody_else_sees_it(visit, scripts):
    coordinator, manager = visit("cdop", scripts=scripts), visit("manager", scripts=scripts)
    # Two children of one mother and one day would rightly be asked about.
    child, mother = ("Wilhelmina Example", "Bryony Madeup") if scripts else ("Isa Sample", "Robin Sample")
    case = a_notification(coordinator, child, NUMBERS[scripts], mother)
    reference = coordinator.heading
    assert coordinator.sees("Notify the death")
    manager.page.goto(manager.house + case)
    assert manager.page.title().startswith("Page not found")
    manager.page.goto(manager.house + REGISTER)
    assert manager.page.title().startswith("Page not found")

    the_first_days(coordinator)
    the_panel(coordinator, child, mother)

    assert coordinator.sees("5: acute medical or surgical condition")
    coordinator.follow("Close the review")
    coordinator.press("Save")
    assert coordinator.sees("Not all is over in this case")
    coordinator.go(case)
    coordinator.follow("Record the national return")
    coordinator.press("Save")
    coordinator.follow("Record contact with the family")
    chosen(coordinator, "What was done", "Told what the review found")
    typed(coordinator, words="The key worker told the mother what was found.")
    coordinator.press("Save")
    coordinator.follow("Close the review")
    coordinator.press("Save")
    assert coordinator.sees(re.compile("Closed on .*Modifiable factors were identified"))
    coordinator.go(f"{REGISTER}?closed=yes")
    assert "Closed" in coordinator.page.locator("main tbody tr", has_text=reference).inner_text()


def tells_of(coordinator, reference, child):
    coordinator.go(f"/p/northmere/case/{reference}/")
    return coordinator.sees(child)


def test_a_second_notification_of_a_death_is_led_to_the_first(visit):
    coordinator = visit("cdop")
    coordinator.go(f"{REGISTER}?closed=no")
    known = coordinator.page.locator("main tbody").get_by_role("link", name=re.compile("^CDR-")).all_inner_texts()
    reference = next(one for one in known if tells_of(coordinator, one, "Elowen Madeup"))
    number = re.sub(r"\D", "", "999 355 5614")

    coordinator.go(f"{REGISTER}new/notified/")
    typed(
        coordinator, child_name="Elowen M.", nhs_number=number, address="4 Invented Row", circumstances="A collision."
    )
    chosen(coordinator, "Sex of the child", "Female")
    picked(coordinator, ethnicity="White British", place="In a public place", area="Waltham Forest", by="GP surgery")
    chosen(coordinator, "Was the child born alive", "Yes")
    on(coordinator, "born_on", timezone.localdate() - timedelta(days=5_302))
    on(coordinator, "died_at", timezone.localdate() - timedelta(days=1))
    for question in ("Was the coroner told", "post-mortem examination", "joint agency response"):
        chosen(coordinator, question, "Yes")
    coordinator.press("Save")

    assert coordinator.sees(f"{reference} has this NHS number already")
    coordinator.open(coordinator.page.get_by_role("link", name=reference, exact=True))
    assert coordinator.sees("Elowen Madeup")


def test_figures_are_of_three_years_together_and_the_national_form_is_one_row_a_case(visit):
    coordinator = visit("cdop")
    coordinator.go(REGISTER)
    coordinator.follow("Councils of the footprint")
    assert coordinator.sees("Waltham Forest")
    coordinator.go(REGISTER)
    coordinator.follow("Figures of the year")
    coordinator.follow("3 years together")
    assert coordinator.sees("Finished reviews by category of death")
    with coordinator.page.expect_download() as file:
        coordinator.page.get_by_role("link", name=re.compile("Download as CSV")).first.click()
    assert "Numbers from 1 to 5 are left out" in file.value.path().read_text("utf-8-sig")

    coordinator.follow("National form of finished reviews")
    assert coordinator.sees("One row for each case")


def told_how_many_were_accepted_elsewhere(coordinator):
    coordinator.go(f"{REGISTER}figures/")
    row = coordinator.page.locator("tr", has_text="Accepted there: counted there")
    return int(row.locator("td.govuk-table__cell--numeric").first.inner_text()) if row.count() else 0


@pytest.mark.parametrize("scripts", [False, True])
def test_the_death_of_a_child_who_lived_elsewhere_goes_to_the_review_there(visit, scripts):
    coordinator = visit("cdop", scripts=scripts)
    before = told_how_many_were_accepted_elsewhere(coordinator)
    child, mother = ("Tegan Example", "Lowen Madeup") if scripts else ("Jory Sample", "Morwenna Sample")
    case = a_notification(coordinator, child, OF_OTHERS[scripts], mother, area="Hackney")
    assert coordinator.sees("Hackney is not one of the councils whose children are reviewed here")

    coordinator.follow("Hand the case over to another area")
    typed(coordinator, whom="Child death review of the council there", handed="The notification")
    typed(coordinator, why="The law asks them to review it, and they need no more.")
    assert not coordinator.page.get_by_text("Adults’ services", exact=True).count()
    for name, answer in BASIS:
        coordinator.page.locator(f"[name={name}][value={answer}]").check()
    coordinator.press("Save")
    assert coordinator.sees("Nobody was told by this program: tell them yourself")
    assert coordinator.sees("Get an answer to the offer of the case")
    coordinator.go(case)
    assert not coordinator.page.get_by_text("is not one of the councils").count()

    coordinator.follow("Record that they accepted the case")
    assert coordinator.sees("It is the answer to the offer to Child death review of the council there")
    coordinator.press("Save")

    assert coordinator.sees(re.compile("Closed on .*Went to another area"))
    assert coordinator.sees(child)
    assert told_how_many_were_accepted_elsewhere(coordinator) == before + 1
