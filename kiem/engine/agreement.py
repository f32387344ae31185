"""What several people see of one person on one competence, without a count: most see a level, or views differ."""

from collections import Counter
from collections.abc import Sequence


def most_see(positions: Sequence[int]) -> int | None:
    """The position that more than half of them see; None when views differ.

    >>> most_see([3, 3, 3, 2]), most_see([3, 3, 2, 2]), most_see([])
    (3, None, None)
    """
    if not positions:
        return None
    position, times = Counter(positions).most_common(1)[0]
    return position if times * 2 > len(positions) else None
