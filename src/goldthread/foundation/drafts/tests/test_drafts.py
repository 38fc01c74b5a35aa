"""What was typed and not sent: kept for its owner, nobody else, and not for ever."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.drafts import drafting
from goldthread.foundation.drafts.commands import drop_draft, drop_expired_drafts, keep_draft
from goldthread.foundation.drafts.drafting import Drafting
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.drafts.queries import draft_of
from goldthread.foundation.ui.forms import DateField, Form, PasswordField
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


class Contact(Form):
    name = forms.CharField()
    seen_on = DateField()
    told = forms.BooleanField(required=False, initial=True)
    kinds = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)
    secret = PasswordField()
    paper = forms.FileField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


def member(space, django_user_model, email="member@example.org"):
    user = django_user_model.objects.create_user(email, "A member")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role="board_member", starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def typing(partnership, django_user_model, now, monkeypatch):
    """A page on which one person types; gives the form as they meet it after sending something, or nothing."""
    monkeypatch.setattr(drafting.messages, "success", lambda request, words: None)
    user = member(partnership, django_user_model)

    def page(sent=""):
        data = QueryDict(sent)
        request = SimpleNamespace(
            user=user,
            space=partnership,
            now=now,
            today=now.date(),
            POST=data,
            method="POST" if sent else "GET",
            path="/p/northborough/contact/",
        )
        with opened(actor=user.pk, reading=[partnership.pk]):
            draft = Drafting(request, "contact", Contact(data or None))
            draft.kept = draft.was_kept()
        return draft

    return page


HALF = "name=Ada&seen_on-day=31&seen_on-month=&seen_on-year=2019&kinds=b&secret=abc&version=7&later=yes"


def test_a_stranger_keeps_nothing(partnership, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")

    with pytest.raises(NotAllowed):
        keep_draft(space=partnership, step="contact", content={}, by=stranger, at=now)


def test_nobody_reads_the_draft_of_another(partnership, django_user_model, now):
    owner = member(partnership, django_user_model)
    other = member(partnership, django_user_model, "other@example.org")
    keep_draft(space=partnership, step="contact", content={"name": ["Ada"]}, by=owner, at=now)

    with opened(actor=other.pk, reading=[partnership.pk]):
        found = draft_of(other.pk, partnership.pk, "contact", now.date())

    assert found is None


def test_what_was_typed_comes_back_however_unfinished(typing):
    assert typing(HALF).kept

    form = typing().form

    assert form["name"].value() == "Ada"
    assert form["seen_on"].value() == {"day": "31", "month": "", "year": "2019"}
    assert form["kinds"].value() == ["b"]
    assert form["told"].value() is False
    assert not form.is_bound


def test_no_secret_no_file_and_nothing_hidden_is_kept(typing):
    typing(HALF)

    assert {"secret", "paper", "version"} & set(typing().draft.content) == set()


def test_what_was_sent_without_asking_is_not_kept(typing):
    assert not typing(HALF.replace("&later=yes", "")).kept

    assert typing().draft is None


def test_keeping_again_replaces_and_dropping_ends_it(typing, partnership, now):
    typing(HALF)
    typing(HALF.replace("Ada", "Bea"))

    draft = typing()
    assert draft.form["name"].value() == "Bea"

    draft.drop()

    assert typing().draft is None


def test_a_draft_expires(partnership, django_user_model, now):
    owner = member(partnership, django_user_model)
    keep_draft(space=partnership, step="contact", content={}, by=owner, at=now)
    later = now + timedelta(days=91)

    with opened(actor=owner.pk, reading=[partnership.pk]):
        assert draft_of(owner.pk, partnership.pk, "contact", later.date()) is None
    assert drop_expired_drafts(space=partnership, by=System("tests"), at=later) == 1


def test_one_person_does_not_drop_the_draft_of_another(partnership, django_user_model, now):
    owner = member(partnership, django_user_model)
    other = member(partnership, django_user_model, "other@example.org")
    keep_draft(space=partnership, step="contact", content={}, by=owner, at=now)

    drop_draft(space=partnership, step="contact", by=other, at=now)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Draft.objects.count() == 1
