"""The operations of each pathway, made from its declaration: what a step kept, a case that begins, a step of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.models import Came, Case, CaseEvent, CaseRecord
from goldthread.cases.casework.outcomes import outcomes_in
from goldthread.cases.casework.queries import names_known, reads_whole, records_of
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.doors.api.cases import Reference, case_seen, pathways_by_api
from goldthread.doors.api.cursors import page_of
from goldthread.doors.api.door import ApiRequest, door
from goldthread.doors.api.problems import Overtaken, etag_of
from goldthread.doors.api.reading import Leafing, SpaceName
from goldthread.doors.api.responses import ADDING, ALWAYS, CHANGING_A_CASE
from goldthread.doors.api.schemas.cases import CaseChangedMeanwhile, CaseShown, case_shown
from goldthread.doors.api.schemas.records import Shapes, record_shown, said_to, shapes_of
from goldthread.doors.api.sending import OTHER, as_sent, key_of, of_this_token, seen_of, version_in
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused, SentBefore
from goldthread.foundation.looking.careful_form import quoted
from goldthread.foundation.looking.likely_names import likely_names
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.plain_words import lower_first

MEANWHILE = (
    "Something was recorded in the case after you read it, so nothing was done. “now” shows it as it is: look at it,"
    " then send again with its version."
)
LIKE_NAMES = (
    "{names} may tell who a person is. {unnamed} If it names nobody, send it again with these words in “not_names”."
)
NO_AGENCY = "No such agency takes part. “agencies” gives those that do."


@dataclass(frozen=True)
class OfStep:
    """One step of a pathway, with the shapes of its record and of what its operations answer."""

    pathway: Pathway
    step: Step
    shapes: Shapes
    done: type[Schema]

    @property
    def name(self) -> str:
        return f"{self.pathway.code}_{self.step.code}".replace("-", "_")

    @property
    def path(self) -> str:
        return f"/spaces/{{slug:space}}/pathways/{self.pathway.code}"


def routers() -> Iterator[Router]:
    """One for each pathway whose cases are not restricted."""
    for pathway in pathways_by_api():
        router = Router(tags=[pathway.title])
        for one in _steps(pathway):
            if one.step.opens:
                _opening(router, one)
            else:
                _stepping(router, one)
            _reading(router, one)
        yield router


def _steps(pathway: Pathway) -> Iterator[OfStep]:
    """Several steps may keep records of one kind, of which the shapes are made once."""
    made: dict[tuple[type[CaseRecord], bool, str], tuple[Shapes, type[Schema]]] = {}
    for step in pathway.steps:
        kind = (step.record, bool(step.watched), step.outcome)
        if kind not in made:
            twice = any(record is step.record for record, *_ in made)
            name = f"{_pascal(pathway.code)}{step.record.__name__}{'Watched' if twice else ''}"
            shapes = shapes_of(step.record, name, watched=bool(step.watched), outcome=step.outcome)
            made[kind] = shapes, _done(name, shapes)
        yield OfStep(pathway, step, *made[kind])


def _pascal(code: str) -> str:
    return "".join(part.capitalize() for part in code.replace("_", "-").split("-"))


def _done(name: str, shapes: Shapes) -> type[Schema]:
    members = {
        "record": (shapes.record, Field(description="What was recorded.")),
        "case": (CaseShown, Field(description="The case as it is now.")),
    }
    return type(
        f"{name}Done",
        (Schema,),
        {
            "__annotations__": {member: kind for member, (kind, _) in members.items()},
            **{member: field for member, (_, field) in members.items()},
            "__doc__": "What was recorded, and where the case stands now.",
            "__module__": __name__,
        },
    )


def _needed(words: str, one: OfStep) -> str:
    """What its page says of it, for the document."""
    return f"{words} {one.step.intro}".strip()


def _add(
    router: Router, method: str, path: str, operation: Callable[..., Any], can: Can, name: str, words: str, **said: Any
) -> None:
    """An operation is called by its own name, in the document as in the addresses."""
    operation.__name__ = operation.__qualname__ = name
    operation.__doc__ = words
    router.add_api_operation(path, [method], door(can)(operation), **said)


def _reading(router: Router, one: OfStep) -> None:
    """What a step kept of a case."""

    def operation(request: ApiRequest, space: str, reference: str, asked: Leafing) -> Any:
        found = case_seen(request, reference, pathway=one.pathway.code)
        note_read(found, "case records by API")
        rows, after = page_of(records_of(found, one.step, request.standing), asked.cursor, asked.limit)
        return one.shapes.records(items=[_shown(one, record, found, request) for record in rows], next=after)

    operation.__annotations__ = {"space": SpaceName, "reference": Reference, "asked": Query[Leafing]}
    _add(
        router,
        "GET",
        f"{one.path}/cases/{{slug:reference}}/records/{one.step.code}",
        operation,
        Can.VIEW_CASES,
        f"records_{one.name}",
        "The oldest first, each with the fields that the token’s audience reads. The read is kept in the trail.",
        response={200: one.shapes.records, **ALWAYS},
        summary=f"Records of “{one.step.done}”: {one.pathway.one}",
    )


def _opening(router: Router, one: OfStep) -> None:
    """A case begins."""

    def operation(request: ApiRequest, response: HttpResponse, space: str, sent: Any, key: str) -> Any:
        said = _said(one, request, sent)
        given = _given(one, request, sent, said, key)
        number, status = _once(open_case, space=request.space, pathway=one.pathway.code, **given)
        found = _there(request, one, number)
        record = as_sent(_first_kept(one, found, request), _counted(one, request, said), sent)
        return _answered(response, status, one, record, found, request)

    operation.__annotations__ = {
        "response": HttpResponse,
        "space": SpaceName,
        "sent": one.shapes.sent,
        "key": key_of("case"),
    }
    _add(
        router,
        "POST",
        f"{one.path}/open/{one.step.code}",
        operation,
        one.step.by,
        f"open_{one.name}",
        _needed("A case begins. Its reference is in the answer, and its version is the ETag.", one),
        response={200: one.done, 201: one.done, **ADDING},
        summary=one.step.title,
    )


def _stepping(router: Router, one: OfStep) -> None:
    """A step of a case."""

    def operation(
        request: ApiRequest, response: HttpResponse, space: str, reference: str, sent: Any, key: str, seen: str = ""
    ) -> Any:
        found = case_seen(request, reference, pathway=one.pathway.code)
        note_read(found, "case by API")
        said = _said(one, request, sent)
        given = {**_given(one, request, sent, said, key), "seen_version": version_in(seen)}
        try:
            number, status = _once(record_step, case=found, **given)
        except ChangedMeanwhile:
            now = case_shown(case_seen(request, reference), request.standing)
            raise Overtaken(MEANWHILE, CaseChangedMeanwhile, now) from None
        kept = records_of(found, one.step, request.standing).filter(pk=number).first()
        record = as_sent(kept, _counted(one, request, said), sent)
        return _answered(response, status, one, record, case_seen(request, reference), request)

    operation.__annotations__ = {
        "response": HttpResponse,
        "space": SpaceName,
        "reference": Reference,
        "sent": one.shapes.sent,
        "key": key_of("step"),
        "seen": seen_of("case"),
    }
    _add(
        router,
        "POST",
        f"{one.path}/cases/{{slug:reference}}/steps/{one.step.code}",
        operation,
        one.step.by,
        f"record_{one.name}",
        _needed(_where(one), one),
        response={200: one.done, 201: one.done, **CHANGING_A_CASE},
        summary=one.step.title,
    )


def _where(one: OfStep) -> str:
    stages = ", ".join(f"{code} ({lower_first(one.pathway.stage(code).title)})" for code in one.step.within)
    leads = ", ".join(one.step.destinations)
    return f"In a case at: {stages}." + (f" It may lead to: {leads}." if leads else "")


def _said(one: OfStep, request: ApiRequest, sent: Any) -> dict[str, Any]:
    """What is sent, as the command takes it. Raise Refused for what reads like a name, and for no such agency."""
    here = {agency.pk: agency for agency in agencies_on(request.space.pk, request.today)}
    said = said_to(one.step, sent.says, here)
    for name, value in said.items():
        if value is None and getattr(sent.says, name) is not None:
            raise Refused(NO_AGENCY, f"says.{name}")
    for name in one.step.watched:
        told = set(sent.not_names)
        known = names_known(request.space, request.today)
        names = [found for found in likely_names(str(said.get(name) or ""), known) if found not in told]
        if names:
            raise Refused(LIKE_NAMES.format(names=quoted(names), unnamed=one.step.unnamed), f"says.{name}")
    return said


def _given(one: OfStep, request: ApiRequest, sent: Any, said: dict[str, Any], key: str) -> dict[str, Any]:
    return {
        "step": one.step.code,
        "said": said,
        "happened_at": sent.happened_at,
        "by": request.holder,
        "at": request.now,
        "came": Came.SENT,
        "key": of_this_token(request, key),
    }


def _once(command: Callable[..., Any], **given: Any) -> tuple[int, HTTPStatus]:
    """The number of what it made, now or when the same key came before."""
    try:
        return _naming_fields(command, **given).pk, HTTPStatus.CREATED
    except SentBefore as before:
        return before.object_id or 0, HTTPStatus.OK


def _naming_fields(command: Callable[..., Any], *, said: dict[str, Any], **given: Any) -> Any:
    """Carry it out. A refusal names the field where it was sent: within “says”."""
    try:
        return command(said=said, **given)
    except Refused as refusal:
        if isinstance(refusal, SentBefore | ChangedMeanwhile | NotAllowed) or refusal.field not in said:
            raise
        raise Refused(str(refusal), f"says.{refusal.field}", refusal.noting) from None


def _there(request: ApiRequest, one: OfStep, number: int) -> Case:
    """The case that was opened, with what is due next."""
    found = Case.objects.filter(pk=number, pathway=one.pathway.code).values_list("reference", flat=True).first()
    if found is None:
        raise Refused(OTHER, "Idempotency-Key")
    return case_seen(request, found)


def _first_kept(one: OfStep, case: Case, request: ApiRequest) -> Any:
    """What opened it."""
    first = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP).order_by("pk").values_list("record_id")[:1]
    return records_of(case, one.step, request.standing).filter(pk__in=first).first()


def _counted(one: OfStep, request: ApiRequest, said: dict[str, Any]) -> dict[str, Any]:
    """As the record keeps it: whether one of the partnership's own outcomes is still offered is not asked again."""
    return outcomes_in(request.space.pk, one.pathway).counted(one.step, said) if one.step.outcome else said


def _shown(one: OfStep, record: Any, case: Case, request: ApiRequest) -> Schema:
    return record_shown(record, one.shapes, whole=reads_whole(record, case, request.standing))


def _answered(
    response: HttpResponse, status: HTTPStatus, one: OfStep, record: Any, case: Case, request: ApiRequest
) -> Status[Any]:
    response["ETag"] = etag_of(case.version)
    shown = one.done(record=_shown(one, record, case, request), case=case_shown(case, request.standing))
    return Status(int(status), shown)
