"""What an earlier program left is brought up to date by this one, and nothing in it changes but its shape."""

import json

import pytest
import requests

from tests.operation.installation import AS_IT_WAS
from tests.operation.serving import a_server, sign_in

pytestmark = pytest.mark.slow  # a whole database is restored and migrated, and a server is started

REVIEWS = {"child-q": "northmere", "child-c": "waltham-forest"}


@pytest.mark.parametrize("review", REVIEWS)
def test_its_threads_tell_the_same(demonstration, review):
    now = demonstration.run("thread", review, "--space", REVIEWS[review], "--json").data
    was = json.loads((AS_IT_WAS / "threads" / f"{review}.json").read_text())

    assert [[one["number"], one["subject"], one["response_type"]] for one in now["findings"]] == was["findings"]
    assert [[one["ref"], one["title"], one["status"]] for one in now["actions"]] == was["actions"]
    assert [[one["id"], one["outcome"]] for one in now["outcomes"]] == was["outcomes"]


def test_its_trail_verifies_against_its_witness(demonstration):
    verdict = demonstration.run("trail", "verify", "--json").data

    assert (verdict["ok"], verdict["signatures_checked"], verdict["first_fault"]) == (True, True, None)
    assert verdict["unsealed"] == 0
    # What the upgrade itself changed is sealed after it; all that was sealed before it is still there.
    sealed_before = demonstration.query(
        "select count(*) from trail_entry entry join trail_seal seal on seal.id = entry.seal_id"
        " where seal.sealed_at < (select min(applied) from django_migrations where app = 'meetings')"
    )
    assert sealed_before == [(753,)]


def test_its_people_sign_in_and_find_their_pages(demonstration):
    pages = ("", "actions/", "actions/late/", "reviews/child-q/thread/", "scrutiny/", "chasing/")
    with a_server(demonstration) as address, requests.Session() as browser:
        sign_in(browser, address, "manager@demo.example")
        found = {page: browser.get(f"{address}/p/northmere/{page}") for page in pages}

    assert {page: answer.status_code for page, answer in found.items() if answer.status_code != 200} == {}
    assert "Northmere" in found[""].text
