"""What is far too large, while it arrives; and a form that is shown again and still holds its file."""

import tracemalloc
from io import BytesIO

import pytest
from django import forms
from django.core.files.uploadhandler import load_handler
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory

from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.ui import fields
from goldthread.foundation.ui.forms import Form

MEGABYTE = 1024 * 1024
DISPOSITION = b'Content-Disposition: form-data; name="file"; filename="film.pdf"'
HEAD = b"--line\r\n" + DISPOSITION + b"\r\nContent-Type: application/pdf\r\n\r\n"
TAIL = b"\r\n--line--\r\n"

pytestmark = pytest.mark.usefixtures("store")


class Arriving:
    """A body of two hundred megabytes that is nowhere whole."""

    def __init__(self, megabytes):
        self.pieces = iter([HEAD, *[b"\1" * MEGABYTE] * megabytes, TAIL])
        self.left = b""
        self.size = len(HEAD) + megabytes * MEGABYTE + len(TAIL)

    def read(self, size):
        self.left = self.left or next(self.pieces, b"")
        given, self.left = self.left[:size], self.left[size:]
        return given


class Evidence(Form):
    title = forms.CharField()
    file = UploadField(required=False)


def test_two_hundred_megabytes_fill_neither_memory_nor_disk(settings, tmp_path, store):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    body = Arriving(200)
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=line", "CONTENT_LENGTH": str(body.size)}
    request = RequestFactory().post("/")
    handlers = [load_handler(name, request) for name in settings.FILE_UPLOAD_HANDLERS]
    most_on_disk = []
    handlers[0].chunk_size = MEGABYTE
    counted = handlers[0].receive_data_chunk

    def receive_data_chunk(data, start):
        most_on_disk.append(sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()))
        return counted(data, start)

    handlers[0].receive_data_chunk = receive_data_chunk
    tracemalloc.start()
    _, files = MultiPartParser(meta, body, handlers).parse()
    _, most_in_memory = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    handlers[-1].file.close()  # as happens by itself when the request ends

    form = Evidence({"title": "Film"}, files)

    assert "“film.pdf” is 200.0\xa0MB, and 20.0\xa0MB is the most that is taken" in form.errors["file"][0]
    assert most_in_memory < 30 * MEGABYTE
    assert max(most_on_disk) <= 22 * MEGABYTE


def test_a_file_below_the_limit_arrives_whole(settings):
    body = BytesIO(HEAD.replace(b"film.pdf", b"note.txt") + b"Agreed." + TAIL)
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=line", "CONTENT_LENGTH": str(len(body.getvalue()))}
    handlers = [load_handler(name, RequestFactory().post("/")) for name in settings.FILE_UPLOAD_HANDLERS]

    _, files = MultiPartParser(meta, body, handlers).parse()

    assert files["file"].read() == b"Agreed."


def test_a_form_that_is_shown_again_holds_its_file():
    first = Evidence({"title": ""}, {"file": an_upload()})

    assert not first.is_valid()
    shown = fields.field(first["file"])
    assert "minutes.txt (a plain text, 17\xa0bytes) is held: you need not send it again" in shown
    ticket = shown.partition('name="file-ticket" value="')[2].partition('"')[0]
    again = Evidence({"title": "Minutes", "file-ticket": ticket}, {})
    assert again.is_valid()
    assert again.cleaned_data["file"].name == "minutes.txt"


def test_another_file_takes_the_place_of_the_one_that_is_held():
    first = Evidence({"title": ""}, {"file": an_upload()})
    first.is_valid()

    again = Evidence(
        {"title": "x", "file-ticket": first["file"].held.ticket}, {"file": an_upload(b"Newer.", "new.txt")}
    )

    assert again.is_valid()
    assert again.cleaned_data["file"].name == "new.txt"


def test_a_ticket_that_is_not_ours_asks_for_the_file_again():
    form = Evidence({"title": "x", "file-ticket": "made:up"}, {})

    assert form.errors["file"] == ["The file you sent before is no longer held. Choose it again."]


def test_a_required_file_is_asked_for():
    class Needed(Form):
        file = UploadField(label="Evidence")

    assert Needed({}, {}).errors["file"] == ["Choose the evidence"]
