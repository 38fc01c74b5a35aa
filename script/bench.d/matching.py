"""How well and how fast people are matched, beside Splink on the same people in the same run.

FEBRL's data set 4: 5,000 people, and 5,000 descriptions of them with mistakes. Ours looks for each description by
the keys of an index and weighs whom it meets, with weights from other data sets; Splink learns from the two lists
themselves. Headline figures use no number of a person; a second run has one. Ends with 1 if F1 without a number is
below 0.99.

FEBRL's people have no families: nobody shares an address and a name but with themselves. So they are first matched as
of a register without households and twins, then as the program is set for a partnership, which asks for more proof.
Options: --people (of a made-up register, in which candidates are counted).
"""

import argparse
import statistics
import time
from collections import defaultdict
from dataclasses import replace

from shared import end_with, report, say
from shared.linking import REFERRALS, REGISTER, Index, Quality, febrl, many_people
from shared.splinking import link

from goldthread.cases.people.matching import LIKELY, POSSIBLE, Known, Register, asked_of, keys_of, score
from goldthread.cases.people.matching.training import Person

EVEN = 0.5
"""The probability from which a pair counts as found, for ours and for Splink."""
LEAST_F1 = 0.99
FEBRL_YEARS = 100
REFERRED = 200
"""Of a large register, how many are looked for."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=100_000)
    asked = options.parse_args()
    over = []
    for with_number in (False, True):
        people, referrals = (febrl(name, with_number=with_number) for name in (REGISTER, REFERRALS))
        likeness = "with a number" if with_number else "without a number"
        counted = Register.counted((known for _, known in people), years=FEBRL_YEARS)
        alone = _ours(likeness, "no families", people, referrals, replace(counted, household=0, twins=0))
        _ours(likeness, "families", people, referrals, counted)
        _splink(likeness, people, referrals, with_number)
        if not with_number and alone < LEAST_F1:
            over.append(f"F1 {alone:.4f} is below {LEAST_F1}")
    _candidates(asked.people)
    end_with(over)


def _ours(likeness: str, families: str, people: list[Person], referrals: list[Person], register: Register) -> float:
    """Report how well and how fast; give F1."""
    say(f"Matching {len(referrals)} people {likeness}, {families}")
    began = time.perf_counter()
    index = Index.of(people)
    indexed = time.perf_counter()
    pairs = [
        (score(known, other, register).probability, who == other_who)
        for who, known in referrals
        for other_who, other in index.met_by(known)
    ]
    seconds = time.perf_counter() - indexed
    quality = {least: _quality(pairs, least, len(referrals)) for least in (EVEN, LIKELY, POSSIBLE)}
    report(
        "matching",
        f"FEBRL 4 {likeness}",
        by="goldthread",
        register=families,
        **quality[EVEN].told(),
        at_likely=quality[LIKELY].told(),
        at_possible=quality[POSSIBLE].told(),
        met_by_keys=round(sum(is_true for _, is_true in pairs) / len(referrals), 4),
        pairs=len(pairs),
        index_milliseconds=round((indexed - began) * 1000),
        milliseconds=round(seconds * 1000),
    )
    return quality[EVEN].f1


def _splink(likeness: str, people: list[Person], referrals: list[Person], with_number: bool) -> None:
    say(f"Linking the same by Splink, {likeness}")
    linked = link(people, referrals, with_number=with_number)
    pairs = [(chance, people[one][0] == referrals[other][0]) for (one, other), chance in linked.pairs.items()]
    report(
        "matching",
        f"FEBRL 4 {likeness}",
        by="splink",
        **_quality(pairs, EVEN, len(referrals)).told(),
        at_likely=_quality(pairs, LIKELY, len(referrals)).told(),
        training_milliseconds=round(linked.training * 1000),
        milliseconds=round(linked.predicting * 1000),
    )


def _quality(pairs: list[tuple[float, bool]], least: float, true: int) -> Quality:
    found = [is_true for chance, is_true in pairs if chance >= least]
    return Quality(len(found), sum(found), true)


def _candidates(number: int) -> None:
    """How many of a large register a referral meets, and how long it takes to weigh them. The index is not measured."""
    say(f"Looking among {number} made-up people")
    register = Register.counted(many_people(number))
    asked = [known for place, known in enumerate(many_people(number)) if place % (number // REFERRED) == 0]
    by_key = defaultdict[str, list[int]](list)
    for place, known in enumerate(asked):
        for key in asked_of(known):
            by_key[key].append(place)
    met: list[list[Known]] = [[] for _ in asked]
    for other in many_people(number):
        for place in {place for key in keys_of(other) for place in by_key.get(key, ())}:
            met[place].append(other)
    taken = [_milliseconds(known, others, register) for known, others in zip(asked, met, strict=True)]
    report(
        "matching",
        "one referral weighed",
        people=number,
        candidates_median=statistics.median(map(len, met)),
        candidates_most=max(map(len, met)),
        milliseconds_median=round(statistics.median(taken), 1),
        milliseconds_most=round(max(taken), 1),
    )


def _milliseconds(known: Known, others: list[Known], register: Register) -> float:
    began = time.perf_counter()
    for other in others:
        score(known, other, register)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
