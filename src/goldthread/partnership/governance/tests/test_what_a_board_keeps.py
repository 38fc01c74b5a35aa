"""A board's page leads to the registers that the board keeps; that of any other group has none."""

import pytest

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.groups.factories import a_group

pytestmark = pytest.mark.django_db


def page_of(reader, group):
    return reader.get(f"/p/northborough/groups/{group.pk}/").text


def test_a_board_leads_to_its_own_registers_and_each_opens(partnership):
    board, manager = a_group(partnership, "Board", kind="board"), visitor("partnership_manager", partnership)

    page = page_of(manager, board)

    for path in ("plans/priorities/", "matters/", "risks/", "forward-plan/"):
        address = f"/p/northborough/{path}?board={board.pk}"
        assert f'href="{address}"' in page
        assert manager.get(address).status_code == 200


def test_a_panel_keeps_none(partnership):
    panel = a_group(partnership, "Panel", kind="panel")

    assert "What this board keeps" not in page_of(visitor("partnership_manager", partnership), panel)


def test_none_is_shown_to_whoever_may_not_open_it(partnership):
    board, lead = (
        a_group(partnership, "Board", kind="board"),
        visitor("agency_lead", partnership, an_agency(partnership)),
    )

    assert "What this board keeps" not in page_of(lead, board)
