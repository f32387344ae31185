"""The tree of units, pure: ``parents`` maps a unit to the one it stands under; those at the top are absent."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)


def would_make_a_cycle(unit: object, new_parent: object | None, parents: Mapping[Any, Any]) -> bool:
    """Whether putting ``unit`` under ``new_parent`` closes a circle in the tree ``parents`` (child to parent).

    >>> would_make_a_cycle("a", "c", {"b": "a", "c": "b"})
    True
    """
    seen = set()
    step = new_parent
    while step is not None and step not in seen:
        if step == unit:
            return True
        seen.add(step)
        step = parents.get(step)
    return False


def path_to(unit: Key, parents: Mapping[Key, Key]) -> list[Key]:
    """From the top down to and with ``unit``.

    >>> path_to("c", {"c": "b", "b": "a"})
    ['a', 'b', 'c']
    """
    path = [unit]
    while (above := parents.get(path[-1])) is not None and above not in path:
        path.append(above)
    return path[::-1]


def children_of(units: Iterable[Key], parents: Mapping[Key, Key]) -> dict[Key | None, list[Key]]:
    """Of each unit those just below it, in the order given; under ``None`` those at the top.

    A unit whose parent is not among ``units`` counts as one at the top: what one sees begins there.

    >>> children_of(["a", "b", "c"], {"b": "a", "c": "a"})
    {None: ['a'], 'a': ['b', 'c']}
    """
    units = list(units)
    seen = set(units)
    below: dict[Key | None, list[Key]] = {}
    for unit in units:
        parent = parents.get(unit)
        below.setdefault(parent if parent in seen else None, []).append(unit)
    return below


def with_all_below(roots: Collection[Key], parents: Mapping[Key, Key]) -> set[Key]:
    """The roots and everything under them, at any depth.

    >>> sorted(with_all_below(["b"], {"b": "a", "c": "b", "d": "c", "e": "a"}))
    ['b', 'c', 'd']
    """
    below = children_of([*roots, *(unit for unit in parents if unit not in set(roots))], parents)
    found: set[Key] = set()
    waiting = list(roots)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting.extend(below.get(unit, []))
    return found


def in_tree_order(units: Iterable[Key], parents: Mapping[Key, Key]) -> list[tuple[Key, int]]:
    """Every unit with its depth: each followed by what stands under it, brothers and sisters in the order given.

    >>> in_tree_order(["a", "c", "b"], {"b": "a", "c": "a"})
    [('a', 0), ('c', 1), ('b', 1)]
    """
    below = children_of(units, parents)
    found: list[tuple[Key, int]] = []
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        found.append((unit, depth))
        waiting.extend((child, depth + 1) for child in reversed(below.get(unit, [])))
    return found
