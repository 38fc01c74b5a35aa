"""The frame of every page."""

import re
from pathlib import Path

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

import goldthread
from goldthread.foundation.ui.gallery.form_fields import EveryField
from goldthread.foundation.ui.tests.rendering import rendered

TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
PAGE = '{% extends "ui/page.html" %}{% block title %}Cases{% endblock %}{% block content %}<h1>Cases</h1>{% endblock %}'


def test_it_needs_nothing_but_a_title():
    html = rendered(PAGE)

    assert "<title>Cases - Goldthread</title>" in html
    assert 'href="#main-content"' in html
    assert '<main class="govuk-main-wrapper" id="main-content">' in html
    assert 'lang="en-GB"' in html


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"form": EveryField({})}, "Error: Cases"),
        ({"form": EveryField()}, "Cases"),
        ({"failed": True}, "Error: Cases"),
        ({"form": None}, "Cases"),
    ],
)
def test_a_page_with_errors_says_so_in_its_title(values, title):
    assert f"<title>{title} - Goldthread</title>" in rendered(PAGE, **values)


def test_it_shows_whose_page_it_is_and_the_way_about():
    html = rendered(
        PAGE,
        space="Northbridge <LSCP>",
        navigation=[{"text": "Your work", "href": "/", "active": True}],
        crumbs=[{"text": "Groups", "href": "/groups"}],
    )

    assert "Northbridge &lt;LSCP&gt;" in html
    assert 'aria-current="true"' in html
    assert 'href="/groups"' in html


def test_signing_out_is_sent_and_never_only_opened():
    html = rendered(PAGE, account={"text": "Sam", "href": "/me"}, sign_out="/out", csrf_input="token")

    assert '<form method="post" action="/out"' in html


@pytest.mark.parametrize("demo", [True, False])
def test_only_a_demo_says_that_nobody_is_real(demo):
    html = rendered(PAGE, demo=demo)

    assert ("nobody here is real" in html) is demo
    assert ("/gallery" in html) is demo


def test_messages_say_what_happened_and_are_escaped():
    messages = [Message(constants.SUCCESS, "Saved <b>"), Message(constants.ERROR, "Not sent")]

    html = rendered(PAGE, messages=messages)

    assert "Saved &lt;b&gt;" in html
    assert html.count('role="alert"') == 2
    assert "govuk-notification-banner--success" in html
    assert "Problem" in html


def test_no_word_of_the_crown_or_of_gov_uk():
    html = rendered(PAGE)

    assert "crown" not in html.lower()
    assert "gov.uk" not in html.lower()


def test_no_page_says_error_before_its_title_a_second_time():
    templates = Path(goldthread.__file__).parent.rglob("*.html")
    titles = {one.name: TITLE.findall(one.read_text("utf-8")) for one in templates}

    assert sum(map(len, titles.values())) > 100
    assert [name for name, found in titles.items() if any("Error" in title for title in found)] == []
