"""PDFs that are joined: pages, numbers, bookmarks, links and tags of all of them."""

from io import BytesIO

import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf

from goldthread.foundation.documents.joining import Bundle, NotAPdf, checked, leads_to_page
from goldthread.foundation.documents.joining.numbering import MARGIN, SIGNS, WORDS, number_pages
from goldthread.foundation.documents.rendering.pdf import as_pdf

STYLE = "@page { size: A4; margin: 20mm }"


def drawn(*words, style=STYLE):
    pages = "".join(f"<h1 style='break-before: page'>{said}</h1><p>Text of {said}</p>" for said in words)
    return as_pdf(
        f"<html lang='en'><head><title>A paper</title><style>{style}</style></head><body>{pages}</body></html>"
    )


def bundle():
    made = Bundle("Pack of the panel")
    made.add("Paper 1a", drawn("Neglect", "Figures"), under="1. Audit")
    made.add("Paper 1b", drawn("Letter"), under="1. Audit")
    made.add("Paper 2", drawn("Plan"), under="2. Plan")
    return made


def front(begins):
    links = "".join(f"<p><a href='{leads_to_page(page)}'>Paper on page {page}</a></p>" for page in begins)
    return as_pdf(f"<html lang='en'><head><title>Agenda</title></head><body><h1>Agenda</h1>{links}</body></html>")


@pytest.fixture(scope="module")
def joined():
    return bundle().joined(front)


def words_on(data, page):
    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(pdf[page].get_textpage().get_text_range().split())


def test_pages_come_in_order_and_carry_their_numbers(joined):
    with Pdf.open(BytesIO(joined)) as pdf:
        assert len(pdf.pages) == 5
    assert "Agenda" in words_on(joined, 0)
    assert "Figures" in words_on(joined, 2)
    assert "Plan" in words_on(joined, 4)
    for number in range(1, 6):
        assert f"Page{number}of5" in words_on(joined, number - 1).replace(" ", "")


def test_all_figures_of_a_number_stand_on_one_line_at_the_margin():
    with Pdf.new() as plain:
        for _ in range(10):
            plain.add_blank_page(page_size=(595, 842))
        number_pages(plain)
        kept = BytesIO()
        plain.save(kept)

    with pypdfium2.PdfDocument(kept.getvalue()) as pdf:
        text = pdf[9].get_textpage()
        boxes = [(sign, text.get_charbox(at)) for at, sign in enumerate(text.get_text_range())]
        figures = [box for sign, box in boxes if sign.isdigit()]
    assert len(figures) == 4
    assert max(box[1] for box in figures) - min(box[1] for box in figures) < 0.5
    assert 595 - MARGIN - 3 < figures[-1][2] < 595 - MARGIN + 1


def test_pages_that_know_other_pictures_keep_them_and_know_every_sign():
    """Such as those of an older pack, which knew only the signs that it drew."""
    with Pdf.new() as plain:
        page = plain.add_blank_page(page_size=(595, 842))
        page.resources.XObject = Dictionary({"/Gt1": plain.make_stream(b""), "/Own": plain.make_stream(b"")})
        kept = BytesIO()
        plain.save(kept)
    made = Bundle("Pack")
    made.add("Older", kept.getvalue())
    made.add("Paper", drawn("Words"))
    with Pdf.open(BytesIO(made.joined(front))) as pdf:
        older, paper = (set(page.resources.XObject.keys()) for page in pdf.pages[1:])
    assert older == {"/Own", *paper}
    assert {f"/Gt{sign}" for sign in (*SIGNS, *WORDS)} == paper


def test_bookmarks_stand_below_the_items_and_lead_to_the_pages(joined):
    with Pdf.open(BytesIO(joined)) as pdf, pdf.open_outline() as outline:
        told = [(one.title, [below.title for below in one.children]) for one in outline.root]
    assert told == [
        ("Pack of the panel", []),
        ("1. Audit", ["Paper 1a", "Paper 1b"]),
        ("2. Plan", ["Paper 2"]),
    ]


def test_links_of_the_front_lead_to_the_page_they_name(joined):
    with Pdf.open(BytesIO(joined)) as pdf:
        led = [note.A.D[0].objgen for note in pdf.pages[0].obj.Annots]
        assert led == [pdf.pages[number].obj.objgen for number in (1, 3, 4)]


def test_the_tags_of_every_file_are_there_and_each_page_finds_its_own(joined):
    with Pdf.open(BytesIO(joined)) as pdf:
        root = pdf.Root.StructTreeRoot
        assert bool(pdf.Root.MarkInfo.Marked)
        [document] = root.K
        assert Name.Document == document.S
        assert len(document.K) == 4
        numbers = [int(number) for number in list(root.ParentTree.Nums)[::2]]
        assert len(numbers) == len(set(numbers))
        carried = [int(page.obj.StructParents) for page in pdf.pages]
        assert len(set(carried)) == 5
        assert set(carried) <= set(numbers)
        # The elements of a page point to that page, and not to one of another file.
        table = dict(zip(numbers, list(root.ParentTree.Nums)[1::2], strict=True))
        for page in pdf.pages:
            for element in table[int(page.obj.StructParents)]:
                assert element.Pg.objgen == page.obj.objgen


def test_a_file_without_tags_is_joined_and_the_whole_does_not_claim_them():
    made = Bundle("Pack")
    with Pdf.new() as plain:
        plain.add_blank_page(page_size=(595, 842))
        kept = BytesIO()
        plain.save(kept)
    made.add("A scan", kept.getvalue())
    with Pdf.open(BytesIO(made.joined(front))) as pdf:
        assert not bool(pdf.Root.MarkInfo.Marked)
        assert len(pdf.pages) == 2


def strange(change, *, tagged=True):
    """A PDF that opens and has a page, with something in it that is not as it should be."""
    kept = BytesIO()
    with Pdf.open(BytesIO(drawn("Strange"))) if tagged else Pdf.new() as pdf:
        if not tagged:
            pdf.add_blank_page(page_size=(595, 842))
        change(pdf.Root.get("/StructTreeRoot"), pdf.pages[0].obj)
        pdf.save(kept)
    return kept.getvalue()


def said(**values):
    return lambda tree, page: [setattr(page, name, value) for name, value in values.items()]


def of_tree(**values):
    return lambda tree, page: [setattr(tree, name, value) for name, value in values.items()]


def leads_back(tree, page):
    """Two branches that lead back to where they grow, so that there is no end of ways through them."""
    tree.ParentTree.Kids = Array([tree.ParentTree, tree.ParentTree])


LOSE_THEIR_TAGS = [
    said(StructParents=Name.X),
    said(StructParents=2**40),
    of_tree(RoleMap=Array([])),
    of_tree(ParentTree=Dictionary(Kids=Array([None]))),
    of_tree(ParentTree=Dictionary(Nums=Array([Name.X, Array([])]))),
]


@pytest.mark.parametrize("change", LOSE_THEIR_TAGS)
def test_pages_whose_tags_cannot_be_read_come_without_and_spoil_nothing(change):
    made = Bundle("Pack")
    made.add("Strange", strange(change))
    made.add("Paper", drawn("Words"))
    whole = made.joined(front)

    assert "Text of Strange" in words_on(whole, 1)
    assert "Text of Words" in words_on(whole, 2)
    with Pdf.open(BytesIO(whole)) as pdf:
        assert not bool(pdf.Root.MarkInfo.Marked)
        assert "/StructParents" not in pdf.pages[1].obj
        assert len(pdf.Root.StructTreeRoot.K[0].K) == 2


A_LITTLE = [
    said(Annots=Array([None])),
    said(Annots=Name.X),
    said(Rotate=Name.X),
    said(Resources=Array([])),
    said(MediaBox=Array([0, 0])),
    said(StructParents=-1),
    leads_back,
]


@pytest.mark.parametrize("change", A_LITTLE)
def test_what_is_only_a_little_strange_keeps_its_tags_and_its_number(change):
    made = Bundle("Pack")
    made.add("Strange", strange(change))
    whole = made.joined(front)

    assert "Page2of2" in words_on(whole, 1).replace(" ", "")
    with Pdf.open(BytesIO(whole)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)


def shares_no_pictures(tree, page):
    page.Resources = Dictionary(XObject=Name.X)


def test_what_cannot_be_joined_makes_room_for_what_says_so():
    made = Bundle("Pack")
    made.add("Strange", strange(shares_no_pictures), instead=lambda why: drawn("Why", why))
    made.add("Paper", drawn("Words"))
    whole = made.joined(front)

    assert "could not be put together with other papers" in words_on(whole, 2)
    assert "Text of Words" in words_on(whole, 3)
    assert "Paper on page 4" in words_on(whole, 0)


def test_what_cannot_be_joined_is_known_before():
    with pytest.raises(NotAPdf, match="other papers"):
        checked(strange(shares_no_pictures))


def test_it_is_known_before_whether_a_file_can_be_read_aloud():
    assert checked(drawn("Words"))
    assert not checked(strange(said(), tagged=False))
    assert not checked(strange(LOSE_THEIR_TAGS[0]))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_stands_upright_on_a_page_that_is_turned(turned):
    made = Bundle("Pack")
    with Pdf.open(BytesIO(drawn("Turned"))) as pdf:
        pdf.pages[0].obj.Rotate = turned
        kept = BytesIO()
        pdf.save(kept)
    made.add("Turned", kept.getvalue())
    whole = made.joined(front)

    with pypdfium2.PdfDocument(whole) as read:
        page = read[1]
        picture = page.render(scale=1).to_pil().convert("L")
        width, height = picture.size
        foot = picture.crop((width - 130, height - 40, width, height))
    assert foot.getextrema()[0] < 100, "nothing dark at the bottom right of the page as it is shown"


@pytest.mark.parametrize(("data", "says"), [(b"no pdf", "damaged"), (b"", "damaged")])
def test_what_is_no_pdf_is_refused_and_nothing_is_added(data, says):
    made = Bundle("Pack")
    with pytest.raises(NotAPdf, match=says):
        made.add("Broken", data)
    assert made.pieces == []


def test_a_file_behind_a_password_says_so():

    with Pdf.open(BytesIO(drawn("Secret"))) as pdf:
        kept = BytesIO()
        pdf.save(kept, encryption=Encryption(owner="o", user="u"))
    with pytest.raises(NotAPdf, match="password"):
        Bundle("Pack").add("Secret", kept.getvalue())


def test_front_pages_that_take_several_pages_still_tell_the_right_numbers():
    made = Bundle("Pack")
    for number in range(60):
        made.add(f"Paper {number}", drawn(f"Paper {number}"))
    whole = made.joined(front)
    with Pdf.open(BytesIO(whole)) as pdf:
        fronts = len(pdf.pages) - 60
    assert fronts > 1
    assert f"Paper on page {fronts + 1}" in words_on(whole, 0)
    assert "Text of Paper 0" in words_on(whole, fronts)
