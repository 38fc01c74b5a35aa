"""What holds of every form page, whatever it is about."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.test import RequestFactory

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused, SentBefore
from goldthread.foundation.form_pages import answering
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.meanwhile import MOST, who_changed
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.ui.jinja import Pages
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

BACK = "/back"
PAGE = {"title": "Keep a paper", "back": BACK, "done": "It was kept."}


class Paper(CommandForm):
    """A form with a file in it, as minutes will have one."""

    name = forms.CharField()
    paper = forms.FileField(required=False)

    def keep(self, *, command, **given):
        said = {name: self.cleaned_data[name] for name in ("name", "paper")}
        return self.carry_out(command, **said, **given)


@pytest.fixture
def user(partnership, django_user_model, now):
    user = django_user_model.objects.create_user("manager@example.org", "A manager")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="partnership_manager", starts_on=now.date())
    return user


@pytest.fixture
def asking(partnership, user, now, monkeypatch):
    """Requests of one person, and the pages that they get, as text."""
    monkeypatch.setattr(answering.messages, "success", lambda request, words: None)
    pages = next(engine for engine in engines.all() if isinstance(engine, Pages))
    shown = lambda request, template, values: pages.env.get_template(template).render(values, csrf_input="token")  # noqa: E731
    monkeypatch.setattr(answering, "render", shown)

    def ask(*posted):
        request = RequestFactory().post("/paper", *posted) if posted else RequestFactory().get("/paper")
        request.user, request.space, request.now, request.today = user, partnership, now, now.date()
        request.standing = standing_of(user, now.date())
        return request

    with opened(actor=user.pk, reading=[partnership.pk]):
        yield ask


def refusing(refusal):
    def command(**given):
        raise refusal

    return command


def answer(request, command=lambda **given: None, seen=None, **words):
    form = Paper(*sent(request), seen=seen)
    return answered(request, FormPage(**PAGE, **words), form, form.keep, command=command)


def test_a_file_that_is_sent_reaches_the_command(asking):
    kept = []
    paper = SimpleUploadedFile("minutes.txt", b"Agreed")

    went = answer(asking({"name": "Minutes", "paper": paper}), lambda **given: kept.append(given["paper"].read()))

    assert went.url == BACK
    assert kept == [b"Agreed"]


def test_a_page_with_a_file_is_sent_as_one_and_asks_for_it_again(asking):
    first, again = answer(asking()), answer(asking({"name": ""}))

    assert 'enctype="multipart/form-data"' in first
    assert "Choose files again" not in first
    assert "Choose files again" in again


def test_only_with_a_step_can_it_wait(asking):
    assert "Save and come back later" in answer(asking(), step="paper")
    assert "Save and come back later" not in answer(asking())


def test_what_takes_away_has_a_red_button(asking):
    assert "govuk-button--warning" in answer(asking(), danger=True)
    assert "govuk-button--warning" not in answer(asking())


@pytest.mark.parametrize(("field", "place"), [("name", "#id_name"), ("elsewhere", ""), (None, "")])
def test_a_refusal_is_said_at_its_field_or_above_the_form(asking, field, place):
    page = answer(asking({"name": "Minutes"}), refusing(Refused("Not on a Sunday.", field)))

    assert "Not on a Sunday." in page
    assert ('href="#id_name"' in page) == bool(place)
    assert 'value="Minutes"' in page


def test_what_was_sent_before_leads_where_it_led_then(asking):
    went = answer(asking({"name": "Minutes"}), refusing(SentBefore(7)), to=lambda number: f"/papers/{number}")

    assert went.url == "/papers/7"


def test_a_form_about_a_changed_record_goes_on_with_the_version_that_it_shows(asking, partnership):
    request = asking({"name": "Minutes", "version": str(partnership.version - 1), "key": "a" * 32})

    page = answer(request, refusing(ChangedMeanwhile("It was changed.")), seen=partnership)

    assert f'name="version" value="{partnership.version}"' in page
    assert "What changed meanwhile" in page


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_a_version_that_is_none_breaks_nothing(asking, partnership, version):
    request = asking({"name": "Minutes", "version": version})

    assert answer(request, refusing(ChangedMeanwhile("It was changed.")), seen=partnership)


def test_of_many_changes_the_last_are_told(asking, partnership, user):
    for number in range(MOST + 2):
        with opened(actor=user.pk, writing=partnership.pk):
            partnership.area = f"Area {number}"
            partnership.save()
    partnership.refresh_from_db()

    told = who_changed(asking(), partnership, since=1)

    assert 1 <= len(told) <= MOST
    assert all(sentence.startswith("You changed it on ") for sentence in told)
