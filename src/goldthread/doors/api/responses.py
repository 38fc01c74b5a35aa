"""What every operation may answer besides what it is for."""

from typing import Any

from goldthread.doors.api.schemas.actions import ChangedMeanwhile
from goldthread.doors.api.schemas.cases import CaseChangedMeanwhile
from goldthread.doors.api.schemas.problems import Problem

ALWAYS: dict[Any, Any] = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
"""Of an operation that reads."""

ADDING: dict[Any, Any] = {400: Problem, **ALWAYS, 413: Problem, 415: Problem}
"""Of an operation that makes something new."""

CHANGING: dict[Any, Any] = {**ADDING, 412: ChangedMeanwhile}
"""Of an operation that changes an action."""

CHANGING_A_CASE: dict[Any, Any] = {**ADDING, 412: CaseChangedMeanwhile}

MEANINGS = {
    200: "What was asked for.",
    201: "It was done.",
    400: "The body cannot be read.",
    401: "No token, or one that is not in force: the sentence says which.",
    403: "The token does not carry the permission for this.",
    404: "There is nothing here that this token opens.",
    412: "The record was changed after you read it. Nothing was done, and the answer shows it as it is now.",
    413: "The body is larger than is read. Nothing was done.",
    415: "The body is not said to be application/json.",
    422: "Something that was sent is wrong; each value that is wrong is named.",
    429: "The token has asked too often. Wait as Retry-After says.",
}
"""What each status means here, for the document and its page."""
