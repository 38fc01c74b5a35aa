"""How a partnership lays its papers out: order, words, logo and Word style, and what a broken layout gets."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.layout import usual
from goldthread.foundation.documents.models import DocumentTemplate
from goldthread.foundation.files.factories import a_picture
from goldthread.foundation.form_pages.factories import send
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review

pytestmark = pytest.mark.django_db

SUMMARY = "/p/northborough/documents/layouts/summary/"


@pytest.fixture
def manager(partnership, store):
    a_finding(a_published_review(partnership))
    return visitor("partnership_manager", partnership)


def laid(**changed):
    """What the form of the one-page summary sends, with some answers changed."""
    said = {"label-0": "As it stood on", "line-0": "{date}"}
    for place, section in enumerate(usual(KINDS["summary"]).sections, start=1):
        said |= {
            f"place-{section.code}": str(place),
            f"heading-{section.code}": section.heading,
            f"words-{section.code}": section.words,
            f"shown-{section.code}": "on",
        }
    return said | changed


def templates_of(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(DocumentTemplate.objects.select_related("logo", "word_file"))


def test_order_and_words_are_followed(manager, partnership):
    answer = manager.post(
        SUMMARY, laid(**{"place-findings": "1", "place-summary": "9", "heading-findings": "What we found"})
    )
    assert answer.status_code == 302, answer.content.decode()

    looked = manager.post(SUMMARY, {**laid(), "look": "yes"}).content.decode()
    assert "1. What happened" in looked
    (template,) = templates_of(partnership)
    assert [one["code"] for one in template.layout["sections"]] == ["findings", "improved", "summary"]
    assert template.layout["sections"][0]["heading"] == "What we found"


def test_two_sections_have_two_places(manager, partnership):
    answer = manager.post(SUMMARY, laid(**{"place-findings": "1"})).content.decode()

    assert "both have place 1: give each its own" in answer
    assert not templates_of(partnership)


def test_a_layout_is_set_back_to_as_it_comes(manager, partnership):
    back = SUMMARY + "back"
    assert manager.get(back).status_code == 404
    manager.post(SUMMARY, laid(**{"place-findings": "1", "place-summary": "9"}))
    assert back in manager.get("/p/northborough/documents/layouts/").content.decode()

    send(manager, back)

    (template,) = templates_of(partnership)
    assert template.layout == usual(KINDS["summary"]).model_dump(mode="json")
    assert back not in manager.get("/p/northborough/documents/layouts/").content.decode()


def test_a_look_saves_nothing(manager, partnership):
    looked = manager.post(SUMMARY, {**laid(**{"heading-findings": "What came out"}), "look": "yes"})

    assert "2. What came out" in looked.content.decode()
    assert not templates_of(partnership)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"words-summary": "On {day} it was"}, "There is no field “{day}”"),
        ({"words-summary": "On {date it was"}, "A brace is opened and not closed"),
        ({"line-0": "{published_on}"}, "There is no field"),
        ({"heading-summary": ""}, "Enter"),
        ({"place-summary": "first"}, "number"),
    ],
)
def test_a_broken_layout_is_refused_with_a_sentence_and_kept_on_the_page(manager, partnership, broken, said):
    for button in ({}, {"look": "yes"}):
        answer = manager.post(SUMMARY, {**laid(**{"words-findings": "Kept words"}, **broken), **button})

        assert said in answer.content.decode()
        assert "Kept words" in answer.content.decode()
    assert not templates_of(partnership)


def test_a_layout_without_any_section_is_refused(manager, partnership):
    nothing = {name: said for name, said in laid().items() if not name.startswith("shown-")}

    assert "Show at least one section" in manager.post(SUMMARY, nothing).content.decode()


def test_of_two_people_who_change_a_layout_the_second_is_told(manager, partnership):
    manager.post(SUMMARY, laid())
    (template,) = templates_of(partnership)
    manager.post(SUMMARY, {**laid(**{"heading-summary": "First"}), "version": str(template.version)})

    answer = manager.post(SUMMARY, {**laid(**{"heading-summary": "Second"}), "version": str(template.version)})
    assert "changed while you had it open" in answer.content.decode()
    assert "Second" in answer.content.decode()


def test_of_two_people_who_set_a_layout_for_the_first_time_the_second_is_told(manager, partnership):
    manager.post(SUMMARY, laid(**{"heading-summary": "First"}))

    answer = manager.post(SUMMARY, laid(**{"heading-summary": "Second"})).content.decode()

    assert "Somebody else has set this layout meanwhile" in answer
    (template,) = templates_of(partnership)
    assert template.layout["sections"][0]["heading"] == "First"
    assert f'name="version" value="{template.version}"' in answer


def test_logo_and_word_style_are_kept_and_what_is_not_sent_stays(manager, partnership):
    word, kept = docx.Document(), BytesIO()
    word.save(kept)
    manager.post(f"{SUMMARY}styles", {"word_file": SimpleUploadedFile("council.docx", kept.getvalue())})
    manager.post(f"{SUMMARY}styles", {"logo": SimpleUploadedFile("logo.png", a_picture(kind="PNG"))})

    (template,) = templates_of(partnership)
    assert (template.logo.name, template.word_file.name) == ("logo.png", "council.docx")


@pytest.mark.parametrize("name", ["logo", "word_file"])
def test_a_file_that_cannot_serve_is_refused(manager, partnership, name):
    answer = manager.post(f"{SUMMARY}styles", {name: SimpleUploadedFile("notes.txt", b"only words")})

    assert "Choose a" in answer.content.decode()
    assert not any(one.logo or one.word_file for one in templates_of(partnership))


@pytest.mark.parametrize("role", ["agency_lead", "independent_scrutineer", "board_member", "stranger"])
def test_layouts_are_for_those_who_make_documents(manager, partnership, role):
    assert visitor(role, partnership).get(SUMMARY).status_code in (403, 404)
