"""What a file of an agency's entries may hold, and under which headings people keep it."""

from goldthread.cases.chronology.rows import LONGEST_SOURCE, LONGEST_WHO
from goldthread.foundation.imports.declaring import Field
from goldthread.foundation.records.long_text import LONGEST_TEXT

WHEN = Field(
    "when",
    "Date",
    required=True,
    synonyms=(
        *(
            "when",
            "when it happened",
            "date of event",
            "event date",
            "date of incident",
            "date of contact",
            "date from",
        ),
        *("date and time", "date time", "date of entry", "day", "start date", "from", "dates", "date or period"),
    ),
)
UNTIL = Field("until", "Until", synonyms=("date to", "end date", "to", "to date"))
TIME = Field("time", "Time", synonyms=("time of event", "time of contact"))
WHAT = Field(
    "what",
    "What happened",
    required=True,
    longest=LONGEST_TEXT,
    synonyms=(
        *("event", "events", "event details", "details of event", "description", "description of event", "details"),
        *("significant event", "key event", "incident", "contact", "information", "summary", "summary of event"),
        *("narrative", "entry", "event contact", "nature of contact", "details of contact", "record", "what"),
    ),
)
SOURCE = Field(
    "source",
    "Source",
    longest=LONGEST_SOURCE,
    synonyms=(
        *(
            "source of information",
            "source of evidence",
            "information source",
            "where recorded",
            "document",
            "evidence",
        ),
        *("record source", "file reference", "source record", "data source"),
    ),
)
WHO = Field(
    "who",
    "Who was involved",
    longest=LONGEST_WHO,
    synonyms=(
        *("who", "people involved", "persons involved", "professionals involved", "professional", "professionals"),
        *("staff involved", "worker", "involved", "participants", "present", "persons present"),
    ),
)
SEEN = Field(
    "child_seen",
    "Was the child seen",
    synonyms=("child seen", "seen", "child seen y/n", "child seen alone", "child present", "was child seen"),
)
VOICE = Field(
    "voice",
    "Voice of the child",
    longest=LONGEST_TEXT,
    synonyms=(
        *("voice", "child's voice", "childs voice", "what the child said", "views of the child", "child's views"),
        *("wishes and feelings", "lived experience", "child's lived experience", "voice of child"),
    ),
)
COMMENT = Field(
    "comment",
    "Significance",
    longest=LONGEST_TEXT,
    synonyms=(
        *("comment", "comments", "significance of event", "analysis", "author's comment", "why it matters"),
        *("response", "action taken", "outcome", "action", "reviewer comment", "response and outcome", "actions"),
    ),
)
THIRD_PARTY = Field("is_third_party", "Third party", synonyms=("third party information", "third party y/n"))
SENSITIVE = Field("is_sensitive", "Sensitive", synonyms=("restricted", "confidential", "for the desk only"))

FIELDS = (WHEN, UNTIL, TIME, WHAT, SOURCE, WHO, SEEN, VOICE, COMMENT, THIRD_PARTY, SENSITIVE)
TEXT_FIELDS = (WHAT, SOURCE, WHO, VOICE, COMMENT)
