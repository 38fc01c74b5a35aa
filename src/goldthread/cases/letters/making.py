"""What a letter says, in the words that the partnership has set for its kind."""

from datetime import date

from goldthread.cases.letters.kinds import kind_of
from goldthread.cases.letters.told import Told
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.composing import Typed
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.making import content_for


def content_of(told: Told, standing: Standing, on: date, typed: Typed) -> Content:
    kind = kind_of(told.case.rules, told.letter)
    return content_for(kind, told, told.case.space, standing, on, typed=typed)
