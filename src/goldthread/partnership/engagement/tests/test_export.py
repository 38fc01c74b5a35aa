"""The schools register's own file: whose schools are kept, and what is said of a file that cannot be used."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spreadsheets import read
from goldthread.partnership.engagement.factories import HEADINGS, a_register, a_school
from goldthread.partnership.engagement.postcodes import PartsOfPostcodes, is_postcode, tidy
from goldthread.partnership.engagement.register.export import Area, narrowed

NINE = Area("999")


def rows_of(data: bytes) -> list[dict[str, object]]:
    sheet = read(data, "settings.csv")[0]
    return [dict(zip(sheet.rows[0], row, strict=False)) for row in sheet.rows[1:]]


def kept(schools, area=NINE, headings=HEADINGS):
    return rows_of(narrowed(io.BytesIO(a_register(schools, headings)), area).data)


def test_only_the_schools_of_the_authority_are_kept_each_with_its_line():
    found = kept([a_school("100001", "Heron School"), a_school("100002", "Elsewhere", **{"LA (code)": "998"})])

    assert [str(row["Name of setting"]) for row in found] == ["Heron School"]
    assert str(found[0]["Line in the register’s file"]) == "2"
    assert found[0]["Kind of setting"] == "Maintained school"


def test_postcodes_choose_whole_districts_and_not_what_begins_alike():
    schools = [a_school("100001", "One", Postcode="E1 4NS"), a_school("100002", "Two", Postcode="E17 4JF")]

    assert [row["Name of setting"] for row in kept(schools, Area(postcodes=PartsOfPostcodes.typed("E1")))] == ["One"]
    assert len(kept(schools, Area(postcodes=PartsOfPostcodes.typed("e")))) == 2
    assert [row["Name of setting"] for row in kept(schools, Area(postcodes=PartsOfPostcodes.typed("e17 4, SW1")))] == [
        "Two"
    ]


def test_a_file_without_authority_is_chosen_by_postcodes():
    headings = ("urn", "name", "open_date", "town", "postcode")
    school = {"urn": "100001", "name": "Heron School", "town": "Northmere", "postcode": "NM1 2AB"}

    with pytest.raises(Refused, match="Choose by postcodes"):
        kept([school], headings=headings)
    found = kept([school], Area(postcodes=PartsOfPostcodes.typed("NM1")), headings)
    assert found[0]["Kind of setting"] == "School"


def test_letters_of_windows_are_read_and_the_zip_file_too():
    data = a_register([a_school("100001", "St Agnès School")]).decode("utf-8-sig").encode("cp1252")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("edubasealldata.csv", data)

    for file in (io.BytesIO(data), packed):
        assert rows_of(narrowed(file, Area("999")).data)[0]["Name of setting"] == "St Agnès School"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no column .URN"),
        (b"name,postcode\nHeron,NM1 2AB\n", "no column .URN"),
        (b"\x00\x01\x02" * 1000, "no column .URN|could not be read"),
        (",".join(HEADINGS).encode(), "headings and no schools"),
        (b"PK\x03\x04 broken", "could not be read"),
        (a_register([a_school("100001", "Heron")] * 3).replace(b"999", b"320"), "None of the 3 schools.*320"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data, why):
    with pytest.raises(Refused, match=why):
        narrowed(io.BytesIO(data), Area("999"))


def test_all_of_england_is_read_line_by_line():
    schools = (a_school(str(100000 + n), f"School {n}", **{"LA (code)": str(200 + n % 150)}) for n in range(50_000))

    found = narrowed(io.BytesIO(a_register(schools)), Area("320"))

    assert (found.read, found.kept) == (50_000, 333)


@given(st.text(max_size=12))
def test_tidying_a_postcode_twice_says_the_same(words):
    assert tidy(tidy(words)) == tidy(words)
    assert not is_postcode(words) or PartsOfPostcodes.typed(tidy(words)).have(words)


def test_what_is_no_part_of_a_postcode_is_named():
    with pytest.raises(ValueError, match="LONDON"):
        PartsOfPostcodes.typed("E17, London")
