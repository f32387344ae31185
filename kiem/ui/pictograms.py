"""Our own pictograms for who reads with difficulty: a plant that grows with the level, and an eye that is crossed out.

Drawn here, line by line; they print in grey and say nothing by colour alone. What each means stands beside it in words.
"""

INK, LEAF, LIGHT = "#2b2a27", "#1c4b3a", "#dbe8df"
_GROUND, _TOP = 58.0, 14.0
_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64" fill="none"'


def level_picture(position: int, size: int) -> str:
    """A plant with as many pairs of leaves as the level has steps, and a flower on the highest of ``size`` levels.

    >>> level_picture(3, 4).count("<path") - level_picture(2, 4).count("<path")
    2
    """
    step = (_GROUND - _TOP) / size
    top = _GROUND - step * position
    parts = [_line(6, _GROUND, 58, _GROUND, INK), _line(32, _GROUND, 32, top, LEAF)]
    for pair in range(1, position + 1):
        at = _GROUND - step * (pair - 0.15)
        parts += [_leaf(at, -1, step), _leaf(at, 1, step)]
    if position == size:
        parts.append(_flower(top - 4))
    return f'{_HEAD} stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">{"".join(parts)}</svg>'


def not_seen_picture() -> str:
    """An eye, crossed out.

    >>> not_seen_picture().count("<circle")
    1
    """
    eye = f'<path d="M6 32 Q32 8 58 32 Q32 56 6 32 Z" stroke="{INK}"/><circle cx="32" cy="32" r="8" stroke="{INK}"/>'
    return f'{_HEAD} stroke-width="2.5" stroke-linecap="round">{eye}{_line(12, 54, 52, 10, INK)}</svg>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<path d="M{x1:g} {y1:g} L{x2:g} {y2:g}" stroke="{colour}"/>'


def _leaf(y: float, side: int, step: float) -> str:
    """A leaf from the stem outwards and up; ``side`` -1 left, 1 right."""
    far, rise = 32 + side * 17, min(step * 0.8, 10)
    return (
        f'<path d="M32 {y:g} Q{32 + side * 5:g} {y - rise:g} {far:g} {y - rise:g} '
        f'Q{32 + side * 14:g} {y + 1:g} 32 {y:g} Z" stroke="{LEAF}" fill="{LIGHT}"/>'
    )


def _flower(y: float) -> str:
    petals = "".join(
        f'<circle cx="{32 + x:g}" cy="{y + dy:g}" r="3.6" stroke="{LEAF}" fill="{LIGHT}"/>'
        for x, dy in ((0, -5), (5, -1.5), (3, 4.5), (-3, 4.5), (-5, -1.5))
    )
    return f'{petals}<circle cx="32" cy="{y:g}" r="2.6" fill="{LEAF}" stroke="{LEAF}"/>'
