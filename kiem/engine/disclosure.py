"""What may be shown of a group without showing a person: small groups, and differences between groups, stay hidden."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
P = TypeVar("P", bound=Hashable)


def holds(groups: Iterable[frozenset[P]], fewest: int) -> bool:
    """Whether every group, and every difference of two of them, has nobody or at least ``fewest`` people.

    >>> holds([frozenset("abcd"), frozenset("abcd")], 4), holds([frozenset("abcd"), frozenset("abcde")], 4)
    (True, False)
    """
    shown = [group for group in groups if group]
    apart = [one - other for one in shown for other in shown if one != other]
    return all(not group or len(group) >= fewest for group in (*shown, *apart))


def shown_groups(looked: Mapping[K, frozenset[P]], fewest: int) -> dict[K, frozenset[P]]:
    """Which questions may be shown, and of each the people whose answers then speak. The others are left out.

    ``looked``: who looked, by question. Questions whose people overlap speak through the same people, or not at all:
    as many questions as possible share a group of at least ``fewest``, and of those choices the largest group, then the
    first questions. So ``holds`` is true of the outcome.

    >>> shown = shown_groups({"a": frozenset("pqrst"), "b": frozenset("pqrs"), "c": frozenset("pt")}, 4)
    >>> {question: "".join(sorted(people)) for question, people in shown.items()}
    {'a': 'pqrs', 'b': 'pqrs'}
    """
    shown: dict[K, frozenset[P]] = {}
    for questions in _overlapping(looked):
        chosen, people = _most_together(questions, looked, fewest)
        shown |= dict.fromkeys(chosen, people)
    return {question: shown[question] for question in looked if question in shown}


def _overlapping(looked: Mapping[K, frozenset[P]]) -> list[list[K]]:
    """The questions in parts that have nobody in common."""
    parts: list[tuple[list[K], frozenset[P]]] = []
    for question, people in looked.items():
        touched = [part for part in parts if part[1] & people]
        joined = [each for part in touched for each in part[0]] + [question]
        parts = [part for part in parts if part not in touched]
        parts.append((joined, people.union(*(part[1] for part in touched))))
    return [sorted(questions, key=list(looked).index) for questions, _people in parts]


def _most_together(
    questions: Sequence[K], looked: Mapping[K, frozenset[P]], fewest: int
) -> tuple[tuple[K, ...], frozenset[P]]:
    enough = [question for question in questions if len(looked[question]) >= fewest]
    for number in range(len(enough), 0, -1):
        choices = [
            (chosen, frozenset.intersection(*(looked[each] for each in chosen)))
            for chosen in combinations(enough, number)
        ]
        best = max(choices, key=lambda choice: len(choice[1]))
        if len(best[1]) >= fewest:
            return best
    return (), frozenset()
