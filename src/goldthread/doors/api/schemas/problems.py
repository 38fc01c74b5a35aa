"""What an answer says when something is wrong: RFC 9457, in plain sentences."""

from ninja import Schema
from pydantic import Field


class Wrong(Schema):
    """One thing that is wrong with what was sent."""

    field: str = Field(description="Where it is: a member of the body, a value of the address or a header.")
    detail: str = Field(description="What is wrong with it, as a sentence.")


class Problem(Schema):
    """Why nothing was done."""

    type: str = Field(description="Always about:blank: the status says what kind of problem it is.")
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="A sentence that can be shown to a person as it stands.")
    errors: list[Wrong] = Field(description="What is wrong with each value, where values are wrong.")
    reference: str = Field(description="Quote it when you ask for help: the log has it too.")
