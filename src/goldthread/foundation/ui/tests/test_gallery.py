import re
from collections import Counter

import pytest
from django.test import RequestFactory

from goldthread.foundation.ui import own, views
from goldthread.foundation.ui.gallery import OWN


@pytest.fixture(scope="module")
def page():
    return views.gallery(RequestFactory().get("/gallery")).content.decode()


def test_every_component_of_ours_is_in_it():
    assert {example.component for example in OWN} == set(own.component_names())


def test_every_known_state_is_shown():
    source = (own.FOLDER / "tag.html").read_text(encoding="utf-8")
    states = re.findall(r'"([a-z ]+)": "(?:good|bad|warn|info|quiet|new)"', source)

    shown = next(example.source for example in OWN if example.component == "tag")
    assert states
    assert [state for state in states if f'"{state}"' not in shown] == []


@pytest.mark.parametrize("name", own.component_names())
def test_each_stands_with_its_contract(page, name):
    first_line = own.contract(name).splitlines()[0]

    assert first_line.replace("'", "&#39;").replace('"', "&#34;") in page


def test_no_id_is_used_twice(page):
    assert [name for name, times in Counter(re.findall(r'\bid="([^"]+)"', page)).items() if times > 1] == []


def test_nothing_in_it_needs_a_looser_content_policy(page):
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! [^>]*src=)|javascript:", page)
