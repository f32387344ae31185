"""Going through a page by keyboard alone: every stop shows where the focus is."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 400
_LOOK = """e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  return ringed && inView ? '' : `${e.outerHTML.slice(0, 120)} outline ${style.outline} at ${box.top}`;
}"""


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; the focus is seen at every stop on the way."""
    target.wait_for()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count():
            unseen = focused.evaluate(_LOOK)
            assert not unseen, f"the focus is not seen: {unseen}"
            if target.evaluate("e => e === document.activeElement"):
                return
    raise AssertionError(f"the keyboard does not reach {target}")


def press_on(page: Page, target: Locator, key: str = "Enter") -> None:
    """Reach something that leads on, and press the key on it."""
    reach(page, target)
    with page.expect_navigation():
        page.keyboard.press(key)


def write_in(page: Page, target: Locator, text: str) -> None:
    """Reach a field and type."""
    reach(page, target)
    page.keyboard.type(text)


def pick(page: Page, target: Locator) -> None:
    """Pick one of a group of radio buttons: reach the group, then the arrow keys."""
    group = target.evaluate("e => e.name")
    first = page.locator(f'input[type="radio"][name="{group}"]')
    chosen = page.locator(f'input[type="radio"][name="{group}"]:checked')
    reach(page, chosen if chosen.count() else first.first)
    page.keyboard.press("Space")
    for _ in range(first.count()):
        if target.is_checked():
            return
        page.keyboard.press("ArrowDown")
    assert target.is_checked()
