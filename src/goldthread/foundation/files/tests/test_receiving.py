"""What is taken, what is refused and with which sentence, and what a kept file no longer tells."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from goldthread.foundation.files import storage
from goldthread.foundation.files.factories import GPS, PDF, PLACE, a_package, a_picture, an_upload
from goldthread.foundation.files.packages import BURSTS, DAMAGED, LOCKED, MOST_UNPACKED, WITH_MACROS
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.files.receiving import Received, receive, received_before

pytestmark = pytest.mark.usefixtures("store")


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(FileRefused) as refused:
        receive(an_upload(data, name))
    return str(refused.value)


def kept(received: Received) -> bytes:
    return storage.read(received.place, received.sha256)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PDF, "plan.pdf"),
        (b"Agreed: visit each child.\n", "note.txt"),
        ("Agreed: visit Siân.\n".encode("cp1252"), "note.txt"),
        (b"name,due\nVisit,1 May\n", "list.csv"),
        *((a_package(kind), f"paper.{kind}") for kind in ("docx", "xlsx", "pptx", "odt", "ods", "odp")),
    ],
)
def test_what_is_taken_is_kept_as_it_came(data, name):
    received = receive(an_upload(data, name))

    assert kept(received) == data
    assert received.size == len(data)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"<!DOCTYPE html><script>alert(1)</script>", "plan.pdf", "is a web page (HTML), which is not taken"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "plan.png", "which is not taken"),
        (b"MZ\x90\x00\x03" + bytes(200), "plan.docx", "which is not taken"),
        (b"GIF89a" + bytes(40), "plan.jpg", "which is not taken"),
        (PDF, "plan.docx", "is a PDF, whatever its name says. Give it a name that ends in .pdf"),
        (a_package("docx"), "plan.xlsx", "is a Word document, whatever its name says"),
        (PDF, "plan", "Give it a name that ends in .pdf"),
        (b"", "plan.pdf", "The file is empty"),
        (b"\0" * 50, "plan.pdf", "The file is empty"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(data, name, said):
    assert said in refusal(data, name)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (PDF.replace(b"<</Root", b"<</Encrypt 5 0 R/Root"), "plan.pdf", "The PDF is locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "plan.docx", "old Office format or locked"),
        (a_package("odt", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "plan.odt", LOCKED),
        (a_package("docx", **{"word/vbaProject.bin": b"x"}), "plan.docx", WITH_MACROS),
        (a_package("xlsx", **{"xl/macrosheets/sheet1.xml": b"x"}), "plan.xlsx", WITH_MACROS),
        (a_package("odt", **{"Basic/Standard/Module1.xml": b"x"}), "plan.odt", WITH_MACROS),
    ],
)
def test_what_is_locked_or_runs_is_refused(data, name, said):
    assert said in refusal(data, name)


def test_a_zip_that_is_no_document_is_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("plan.exe", b"MZ")

    assert "is an archive (ZIP), which is not taken" in refusal(written.getvalue(), "plan.docx")


def test_an_archive_that_says_it_would_burst_is_refused_before_anything_is_unpacked(monkeypatch):
    data = a_package("docx", **{"word/document.xml": b"x" * 1000})
    claimed = data.replace(struct.pack("<I", 1000), struct.pack("<I", MOST_UNPACKED + 1))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part was opened"))

    assert refusal(claimed, "plan.docx") == BURSTS


def test_an_archive_that_really_bursts_is_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(MOST_UNPACKED // 1_000_000 + 20):
                part.write(bytes(1_000_000))

    assert len(written.getvalue()) < 3_000_000
    assert refusal(written.getvalue(), "plan.docx") == BURSTS


def test_an_archive_that_hides_how_large_it_is_is_refused():
    """It says that its part is a hundred bytes long; the part goes on."""
    data = a_package("docx", **{"word/document.xml": bytes(777_777)})

    assert refusal(data.replace(struct.pack("<I", 777_777), struct.pack("<I", 100)), "plan.docx") == DAMAGED


def test_half_an_archive_is_refused():
    assert refusal(a_package("docx")[:-30], "plan.docx") == DAMAGED


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "home.jpg"), ("PNG", "home.png"), ("WEBP", "home.webp")])
def test_a_picture_does_not_tell_where_it_was_taken(kind, name):
    came = a_picture(kind=kind)
    assert Image.open(io.BytesIO(came)).getexif().get_ifd(GPS)
    assert PLACE.encode() in came

    data = kept(receive(an_upload(came, name)))

    picture = Image.open(io.BytesIO(data))
    assert (picture.size, picture.format) == ((40, 20), kind)
    assert dict(picture.getexif()) == {}
    assert PLACE.encode() not in data


def test_a_picture_is_kept_the_way_up_that_it_was_taken():
    data = kept(receive(an_upload(a_picture(turned=True), "home.jpg")))

    assert Image.open(io.BytesIO(data)).size == (20, 40)


def test_a_photo_of_a_large_camera_is_kept_at_half_its_width():
    data = kept(receive(an_upload(a_picture(8_000, 6_000), "home.jpg")))

    assert Image.open(io.BytesIO(data)).size == (4_000, 3_000)


@pytest.mark.parametrize("side", [60_000, 8_000])
def test_a_picture_that_claims_more_points_than_a_camera_takes_is_refused(side):
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))

    assert "more than 50 million points" in refusal(data + a_picture(kind="PNG")[33:], "home.png")


def test_a_damaged_picture_is_refused():
    assert "The picture is damaged" in refusal(a_picture(400, 400)[:700], "home.jpg")


@pytest.mark.parametrize(
    ("came", "kept_as"),
    [
        ("..\\..\\etc\\notes.txt", "notes.txt"),
        ("/etc/notes.txt", "notes.txt"),
        ("cod\u202etxt.notes.txt", "codtxt.notes.txt"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        ("Cofnodion Siân 中文.txt", "Cofnodion Siân 中文.txt"),
        (f"{'a' * 300}.txt", f"{'a' * 251}.txt"),
    ],
)
def test_an_odd_name_becomes_a_plain_one(came, kept_as):
    upload = an_upload()
    upload._name = came  # as a browser that is not Django's own client would send it

    assert receive(upload).name == kept_as


@pytest.mark.parametrize("name", ["\u202e", "", "a" * 300, f"a.{'b' * 300}"])
def test_a_name_without_an_ending_is_refused_in_a_sentence(name):
    upload = an_upload()
    upload._name = name

    with pytest.raises(FileRefused, match=r"Give it a name that ends in \.txt"):
        receive(upload)


def test_a_file_may_be_claimed_later_by_its_ticket_and_by_no_other():
    received = receive(an_upload())

    assert received_before(received.ticket) == received
    assert received_before(f"{received.ticket}x") is None
    assert received_before("") is None


def test_a_ticket_whose_bytes_are_gone_claims_nothing():
    received = receive(an_upload())
    storage.remove(received.place)

    assert received_before(received.ticket) is None


def test_nothing_is_kept_of_what_is_refused(store):
    refusal(b"<html>", "plan.pdf")

    assert list(store.rglob("*")) == []


def test_bytes_are_readable_by_the_program_alone(store):
    receive(an_upload())

    (place,) = (path for path in store.rglob("*") if path.is_file())
    assert place.stat().st_mode & 0o777 == 0o600
    assert "minutes" not in str(place)
