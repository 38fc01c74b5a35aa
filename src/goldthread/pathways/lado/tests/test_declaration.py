"""What is asked before anybody may be named, what each outcome means, and where each limit comes from."""

import pytest
from django.db import models

from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.foundation.access.roles import CASE_VERBS, ROLES
from goldthread.foundation.clocks import Kind
from goldthread.foundation.records.handling import CASE_NAME, Tier
from goldthread.foundation.retention.classes import class_kept
from goldthread.pathways.lado.models.codes import Result
from goldthread.pathways.lado.pathway import PATHWAY

BEFORE_A_NAME = {"contact", "consultation", "closed"}
NAMELESS = [step for step in PATHWAY.steps if step.destinations and {*step.destinations} <= BEFORE_A_NAME] + [
    PATHWAY.step("followed_up")
]


def test_contact_and_consultation_have_no_field_for_the_name_of_the_adult():
    of_the_end = PATHWAY.step("closed")
    steps = [step for step in NAMELESS if step is not of_the_end]
    handled = [handling for step in steps for handling in step.record.handling.values()]

    assert {step.code for step in steps} == {"contact", "advised", "followed_up", "consultation_ended", "set_aside"}
    assert [one for one in handled if one.what == CASE_NAME.what] == []
    asked = [field.name for step in steps for field in step.record._meta.fields]
    assert [name for name in asked if "adult" in name or "name" in name] == []


def test_people_may_be_named_in_every_stage_from_the_referral_on():
    """A closed referral still names the adult, so its forms take names too."""
    assert [stage.code for stage in PATHWAY.stages if PATHWAY.unnamed_in(stage.code)] == ["contact", "consultation"]


@pytest.mark.parametrize(
    "code", ["contact", "advised", "followed_up", "consultation_ended", "set_aside", "learned", "closed"]
)
def test_every_free_text_in_which_nobody_may_be_named_is_watched(code):
    step = PATHWAY.step(code)
    words = {
        field.name
        for field in step.record._meta.fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in OWN_FIELDS
        and field.name != "reply_to"
    }

    assert words == {*step.watched}


def test_only_feedback_to_whoever_made_the_referral_goes_into_a_letter_and_the_form_says_so():
    assert [letter.where for letter in PATHWAY.letters_of("fed_back")] == [{"to": "referrer"}]
    told = PATHWAY.step("fed_back").unnamed
    assert told.startswith("If this is what you told whoever made the referral, it goes into a letter")
    assert "anybody else no letter" in told


def test_the_adult_is_named_by_the_step_that_accepts_a_referral_and_by_no_other():
    naming = {
        step.code for step in PATHWAY.steps if any(one.what == CASE_NAME.what for one in step.record.handling.values())
    }

    assert naming == {"accepted"}


def test_only_the_designated_officer_works_in_these_cases():
    assert PATHWAY.tier == Tier.RESTRICTED
    assert {doing.role: doing.can for doing in PATHWAY.roles} == {"designated_officer": CASE_VERBS}
    assert not ROLES["designated_officer"].of_agency


def test_each_of_the_five_outcomes_says_what_it_means_and_where_that_is_from():
    meanings = {one.code: one.meaning for one in PATHWAY.outcomes}

    assert [*meanings] == Result.values
    assert meanings["substantiated"] == "There is enough evidence to show that it happened."
    assert "on purpose to deceive" in meanings["malicious"]
    assert "nothing shows that anybody meant to deceive" in meanings["false"]
    assert "nothing of guilt or innocence" in meanings["unsubstantiated"]
    assert "no evidence or proper basis" in meanings["unfounded"]
    assert all(one.citation for one in PATHWAY.outcomes)


def test_every_clock_has_its_limit_its_weight_and_its_source():
    told = {clock.id: (str(clock.rules[0].limit), clock.rules[0].kind) for clock in PATHWAY.clocks}

    assert told == {
        "LADO-01": ("1 working day", Kind.GUIDANCE),
        "LADO-02": ("1 working day", Kind.LOCAL),
        "LADO-03": ("5 working days", Kind.LOCAL),
        "LADO-04": ("12 months", Kind.GUIDANCE),
        "LADO-05": ("1 week", Kind.GUIDANCE),
        "LADO-06": ("3 working days", Kind.GUIDANCE),
        "LADO-07": ("15 working days", Kind.GUIDANCE),
        "LADO-08": ("1 month", Kind.LOCAL),
        "LADO-09": ("1 month", Kind.LOCAL),
        "LADO-10": ("2 working days", Kind.LOCAL),
        "LADO-11": ("5 working days", Kind.LOCAL),
    }


@pytest.mark.parametrize("code", ["LADO-04", "LADO-05", "LADO-06", "LADO-07"])
def test_what_an_old_edition_says_tells_that_a_later_one_may_not(code):
    (rule,) = next(clock for clock in PATHWAY.clocks if clock.id == code).rules

    assert rule.citation.startswith("Paragraph 17")
    assert "later editions may omit it" in rule.citation
    assert (rule.edition.begins, rule.edition.ends) == (None, None)


def test_every_limit_without_a_rule_says_so():
    local = [rule for clock in PATHWAY.clocks for rule in clock.rules if rule.kind == Kind.LOCAL]

    assert all("no national" in rule.citation.lower() for rule in local)


def test_only_what_may_wait_for_the_police_may_stand():
    assert [clock.id for clock in PATHWAY.clocks if clock.pausable] == [f"LADO-0{number}" for number in range(3, 10)]


def test_how_long_each_record_stays_is_declared():
    kept = {one.kept for step in PATHWAY.steps for one in step.record.handling.values()}

    assert kept == {"case record", "as its record"}
    assert class_kept("case record").waits_for_a_rule
