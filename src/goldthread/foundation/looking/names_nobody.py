"""Words by which posts, titles and kin are told: each stands in any text. With a capital letter it may be a name."""

NAMES_NOBODY = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "sir", "lady", "unknown", "not"),
        *("known", "none", "nurse", "sister", "matron", "ward", "midwife", "health", "visitor", "consultant", "gp"),
        *("paediatrician", "paediatric", "registrar", "senior", "junior", "lead", "manager", "social", "worker"),
        *("teacher", "headteacher", "head", "deputy", "assistant", "police", "officer", "constable", "sergeant"),
        *("inspector", "detective", "pc", "dc", "ds", "dci", "coroner", "coroners", "paramedic", "practitioner"),
        *("specialist", "therapist", "psychologist", "surgeon", "neonatal", "community", "school", "hospital", "key"),
        *("designated", "safeguarding", "support", "family", "care", "team", "service", "staff", "professional", "on"),
        *("call", "duty", "baby", "boy", "girl", "infant", "twin", "child", "mother", "father", "brother", "born"),
        *("son", "daughter", "mum", "dad", "stepfather", "stepmother", "grandmother", "grandfather", "aunt", "uncle"),
        *("partner", "carer", "parent", "guardian", "half", "step", "old", "year", "years", "aged", "age", "foster"),
        *("student", "trainee", "nursing", "obstetrician", "pathologist", "oncologist", "intensivist", "clinician"),
    ]
)
"""Words that posts, titles and kin are told by. Alone, each of them stands in any text and tells nobody."""
