"""The pages of draws and views: who sees what, whose words stand where, and what is said of bad input."""

import pytest

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, a_review, an_action
from goldthread.partnership.scrutiny.factories import a_draw, a_view
from goldthread.partnership.scrutiny.models import Draw, DrawnAction

pytestmark = pytest.mark.django_db

DONE = {"status": "complete_pending_evidence"}
NEW = "/p/northborough/scrutiny/draws/new"
VIEW = {"looked_at": "the register", "found": "does_not", "words": "They have no register.\nThey said so."}


@pytest.fixture
def actions(partnership):
    review = a_published_review(partnership)
    return [an_action(review, f"1.{n}", title=f"Action {n}", details=DONE) for n in range(3)]


@pytest.fixture
def scrutineer(partnership):
    return visitor("independent_scrutineer", partnership)


def kept(partnership, model):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.order_by("pk"))


def address(draw):
    return f"/p/northborough/scrutiny/draws/{draw.pk}/"


def text(page):
    return " ".join(page.text.split())


def test_the_scrutineer_draws_a_sample_and_sees_how_it_was_made(scrutineer, partnership, actions):
    assert "3 actions are marked done" in scrutineer.get(NEW).text
    answer = scrutineer.post(NEW, {"purpose": "the yearly look", "size": "2"})
    (draw,) = kept(partnership, Draw)

    assert answer["Location"] == address(draw)
    page = text(scrutineer.get(address(draw)))
    assert draw.seed in page
    assert "the yearly look" in page
    assert "3 actions marked done at that moment" in page
    assert "the sample is the same" in page
    assert page.count("No view yet") == 2
    population = text(scrutineer.get(f"{address(draw)}population"))
    for action in actions:
        assert str(action) in population
    assert population.count("Drawn, place") == 2
    assert population.count("Not drawn") == 1


def test_a_draw_that_was_tampered_with_says_so(scrutineer, partnership, actions):
    draw = a_draw(partnership, 2)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Draw.objects.filter(pk=draw.pk).update(population=[*draw.population, 10**9], seed="0" * 32, size=3)

    page = text(scrutineer.get(address(draw)))

    assert "the sample is another" in page
    assert "1 action that could be drawn is no longer on record" in page


def test_a_sample_larger_than_what_is_done_is_refused_and_nothing_typed_is_lost(scrutineer, partnership, actions):
    page = text(scrutineer.post(NEW, {"purpose": "words that took long", "size": "4"}))

    assert "Only 3 actions are marked done. Draw that many or fewer." in page
    assert "words that took long" in page
    assert kept(partnership, Draw) == []


@pytest.mark.parametrize("size", ["0", "-1", "501", "many", "", "9" * 30])
def test_a_size_that_is_none_is_refused_in_words(scrutineer, partnership, actions, size):
    page = scrutineer.post(NEW, {"purpose": "x", "size": size})

    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert kept(partnership, Draw) == []


def test_a_view_stands_on_the_action_under_the_scrutineers_role_and_the_earlier_stays(scrutineer, partnership, actions):
    draw = a_draw(partnership, 3)
    drawn = kept(partnership, DrawnAction)[0]
    a_view(drawn, "They could show me half.")

    scrutineer.post(f"/p/northborough/scrutiny/drawn/{drawn.pk}/view", VIEW)

    for page in (
        text(visitor("board_member", partnership).get(f"/p/northborough/actions/{drawn.action_id}/")),
        text(scrutineer.get(address(draw))),
    ):
        section = page[page.index("independent scrutineer says") :]
        assert "The evidence does not support it" in section
        assert "They have no register." in section
        assert "1 earlier view" in section
        assert "They could show me half." in section


def test_a_view_without_words_is_refused_at_its_field(scrutineer, partnership, actions):
    a_draw(partnership, 1)
    (drawn,) = kept(partnership, DrawnAction)

    page = scrutineer.post(f"/p/northborough/scrutiny/drawn/{drawn.pk}/view", VIEW | {"words": " "}).text

    assert "There is a problem" in page
    assert "the register" in page


def test_what_the_scrutineer_writes_is_shown_as_text_and_never_as_markup(scrutineer, partnership, actions):
    a_draw(partnership, 1)
    (drawn,) = kept(partnership, DrawnAction)
    a_view(drawn, "<script>alert(1)</script> & “they”")

    page = scrutineer.get(f"/p/northborough/actions/{drawn.action_id}/").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “they”" in page


def test_the_lead_whose_agency_owes_the_action_reads_the_view_and_sees_no_draw(partnership):
    police = an_agency(partnership)
    action = an_action(a_published_review(partnership), agencies=[police], details=DONE)
    draw = a_draw(partnership, 1)
    a_view(kept(partnership, DrawnAction)[0])
    lead = visitor("agency_lead", partnership, police)

    page = text(lead.get(f"/p/northborough/actions/{action.pk}/"))

    assert "They could show me half of it." in page
    assert address(draw) not in page
    assert lead.get(address(draw)).status_code == 404
    assert "Samples of actions" not in lead.get("/p/northborough/scrutiny/").text


@pytest.mark.parametrize("role", ["partnership_manager", "coordinator", "board_member", "agency_lead", "stranger"])
def test_others_have_no_way_to_draw_or_to_give_a_view(role, partnership, actions):
    draw = a_draw(partnership, 1)
    (drawn,) = kept(partnership, DrawnAction)
    person = visitor(role, partnership, an_agency(partnership) if role == "agency_lead" else None)

    for path in (NEW, f"/p/northborough/scrutiny/drawn/{drawn.pk}/view"):
        assert person.get(path).status_code == 404
        assert person.post(path, VIEW).status_code == 404
    assert person.get(address(draw)).status_code == (200 if role not in ("agency_lead", "stranger") else 404)


def test_to_a_member_what_is_not_published_is_not_there_in_any_number(partnership, actions):
    an_action(a_review(partnership, pseudonym="Child Y"), "9.9", title="Secret so far", details=DONE)
    both = a_draw(partnership, 4)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Action.objects.filter(drawn_in__draw=both).count() == 4
    member = visitor("board_member", partnership)

    page = text(member.get(address(both)))

    assert "a sample of 3 actions" in page
    assert "3 actions marked done at that moment" in page
    assert "Numbers and lists are of the actions that you may see" in page
    assert "Secret so far" not in page
    listed = text(member.get("/p/northborough/scrutiny/"))
    assert ">3</td>" in listed
    assert ">4</td>" not in listed


def test_a_neighbour_finds_nothing(partnership, neighbour, actions):
    draw = a_draw(partnership, 1)
    stranger = visitor("independent_scrutineer", neighbour)

    assert stranger.get(address(draw)).status_code == 404
    assert stranger.get("/p/northborough/scrutiny/").status_code == 404
    assert stranger.get(f"/p/southborough/scrutiny/draws/{draw.pk}/").status_code == 404


def test_the_pages_ask_the_database_as_often_of_many_as_of_few(scrutineer, partnership):
    review = a_published_review(partnership)

    def make(number):
        for _ in range(number):
            an_action(review, f"a{next(counting)}", details=DONE)
        made.append(a_draw(partnership, number))
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            drawn = list(DrawnAction.objects.filter(draw=made[-1]))
        for one in drawn:
            a_view(one)

    made, counting = [], iter(range(1000))
    assert_flat(lambda: scrutineer.get(address(made[-1])), make, few=2, many=14)
    assert_flat(lambda: scrutineer.get("/p/northborough/scrutiny/"), make, few=2, many=6)
