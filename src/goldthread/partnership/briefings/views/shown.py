"""What the page of a briefing shows of its cascade and of its practice question, to whom."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.briefings.clocks import confirmed_by, known_by, written_by
from goldthread.partnership.briefings.counting import Reach, reach_of
from goldthread.partnership.briefings.models import AgencyAsked, Briefing, Cascade, PracticeQuestion, QuestionRound
from goldthread.partnership.briefings.results import Answered, answered_by_agency
from goldthread.partnership.briefings.rounds import next_round, why_closed


def cascade_shown(request: DeskRequest, found: Briefing) -> dict[str, Any]:
    """The agencies in sight, how far each is, and the clocks for those who see all."""
    standing, space = request.standing, request.space
    cascades = Cascade.objects.visible_to(standing).filter(space=space)
    reach = reach_of(found, request.today, cascades)
    may_confirm = Cascade.objects.confirmed_by(standing).filter(briefing=found).values_list("pk", flat=True)
    sees_all = standing.may(Can.VIEW_WHOLE_PLAN, space.pk)
    clocks = (
        (
            written_by(found.review, found, request.today),
            confirmed_by(reach, request.today),
            known_by(found, request.today),
        )
        if sees_all
        else ()
    )
    return {
        "reach": reach,
        "sees_all": sees_all,
        "may_confirm": set(may_confirm),
        "clocks": [clock for clock in clocks if clock],
    }


def question_shown(request: DeskRequest, found: Briefing) -> dict[str, Any]:
    """The question with its good answers, for those who ask and who scrutinise; and what came of each round."""
    sees = request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk)
    question = PracticeQuestion.objects.filter(briefing=found).select_related("test__outcome", "briefing").first()
    if question is None or not sees:
        return {"question": None, "rounds": []}
    reach = reach_of(found, request.today)
    following = next_round(question)
    return {
        "question": question,
        "choices": list(question.choices.order_by("position")),
        "rounds": [_round(one, reach, request) for one in question.rounds.order_by("number").select_related("result")],
        "following": following,
        "is_due": bool(following and following.on and following.on <= request.today),
    }


def _round(of: QuestionRound, reach: Reach, request: DeskRequest) -> dict[str, Any]:
    """Answers beside how many the agency says were reached."""
    people = {one.cascade.agency_id: one.people for one in reach.agencies}
    answered = answered_by_agency(of)
    asked = AgencyAsked.objects.filter(round=of).select_related("agency", "link__agency").order_by("agency__name")
    rows = [(one, answered.get(one.pk, Answered()), people.get(one.agency_id, 0)) for one in asked]
    return {
        "round": of,
        "rows": rows,
        "all": sum(answered.values(), Answered()),
        "reached": sum(row[2] for row in rows),
        "closed": why_closed(of, request.today),
    }
