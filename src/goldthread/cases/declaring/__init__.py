"""What a pathway is, declared as data and checked when it loads: a wrong declaration does not start.

A folder of ``goldthread.pathways`` holds ``pathway.py`` with one ``PATHWAY``. From it the engine gives the register,
the case page, forms, clocks, the API and the pathway's page in the documents. Nothing here reads the database.
"""

from goldthread.cases.declaring.ages import ComesOfAge, QualityPanel
from goldthread.cases.declaring.ahead import Comes, Missing
from goldthread.cases.declaring.alone import Alone
from goldthread.cases.declaring.asked_forms import AskedForm, Version
from goldthread.cases.declaring.clocks import Begins, CaseClock, Event, Fact, Later
from goldthread.cases.declaring.ending import Owed, Parts
from goldthread.cases.declaring.files import CaseFile, Column
from goldthread.cases.declaring.found import FoundBy
from goldthread.cases.declaring.letters import Letter, Said
from goldthread.cases.declaring.named import Names
from goldthread.cases.declaring.once import OneForEach
from goldthread.cases.declaring.outcomes import Outcome
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.panels import Panel, Sat
from goldthread.cases.declaring.papers import Instead, Paper
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.public import Ask, PublicForm
from goldthread.cases.declaring.retention import NO_OUTCOME, Kept
from goldthread.cases.declaring.roles import Doing
from goldthread.cases.declaring.stages import Stage
from goldthread.cases.declaring.steps import Step
from goldthread.cases.declaring.tables import (
    AnyTable,
    BandTable,
    CountTable,
    EachAnswerTable,
    HandOver,
    InPlaceTable,
    KeptTable,
    ListTable,
    Span,
    SpanTable,
    StageTable,
    Table,
)

__all__ = [
    "NO_OUTCOME",
    "Alone",
    "AnyTable",
    "Ask",
    "AskedForm",
    "BandTable",
    "Begins",
    "CaseClock",
    "CaseFile",
    "Column",
    "Comes",
    "ComesOfAge",
    "CountTable",
    "Doing",
    "EachAnswerTable",
    "Event",
    "Fact",
    "FoundBy",
    "HandOver",
    "InPlaceTable",
    "Instead",
    "Kept",
    "KeptTable",
    "Later",
    "Letter",
    "ListTable",
    "Missing",
    "Names",
    "OneForEach",
    "Outcome",
    "Owed",
    "OwnList",
    "Panel",
    "Paper",
    "Parts",
    "Pathway",
    "PublicForm",
    "QualityPanel",
    "Said",
    "Sat",
    "Span",
    "SpanTable",
    "Stage",
    "StageTable",
    "Step",
    "Table",
    "Version",
]
