"""The same list serves disagreements, whose outcomes are local from the beginning; an agency reads its words."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import add_outcome, record_step
from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.outcomes import OWN
from goldthread.cases.declaring.told import as_data, as_markdown
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(hours=3)


@pytest.fixture
def own(partnership, manager):
    def added(words, counts_as):
        said = {"words": words, "meaning": "", "counts_as": counts_as}
        row = add_outcome(space=partnership, pathway=PATHWAY.code, **said, by=manager, at=LATER)
        return OWN.format(number=row.pk)

    return added


def resolved(case, result, by):
    said = {"result": result, "words": "The plan stays.", "learning": "Talk sooner.", "tell_children": ""}
    return record_step(case=case, step="resolved", said=said, happened_at=LATER, by=by, at=LATER)


def test_an_agency_reads_what_the_partnership_calls_it(case, own, manager, constable, browser_of):
    record = resolved(case, own("Agreed to differ", "upheld_original"), manager)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        now = Case.objects.select_related("space").get(pk=case.pk)
    told = "Agreed to differ (counts as “The decision stood”)"
    assert now.outcome_in_words == told
    assert told in browser_of(constable).get(now.get_absolute_url()).text
    address = f"{now.get_absolute_url()}resolved/{record.pk}/"
    assert told in browser_of(constable).get(address).text


def test_a_rule_of_the_pathway_holds_for_what_counts_as_the_outcome_that_it_is_about(case, own, manager):
    with pytest.raises(Refused, match="not resolved only once all five stages were used") as refusal:
        resolved(case, own("Left open", "unresolved"), manager)

    assert refusal.value.field == "result"


def test_the_declaration_tells_that_each_partnership_keeps_a_list():
    assert as_data(PATHWAY)["outcomes_editable"] is True
    assert as_data(PATHWAY)["outcomes_chosen_in"] == ["resolved.result"]
    assert "Each partnership keeps a list of its own, from which `resolved.result` is answered" in as_markdown(
        [PATHWAY]
    )
