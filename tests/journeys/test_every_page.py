"""Every page that anyone of the demo reaches: axe finds nothing, nothing scrolls sideways, no link leads nowhere."""

import re

import pytest
from django.urls import resolve
from playwright.sync_api import Browser

from tests.house.access.matrix import matrix
from tests.journeys.conftest import Site, Visits
from tests.journeys.crawl import reachable, shape
from tests.journeys.sheets import workbook
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

# HR first: she reaches most, and of the others only what is built otherwise is looked at.
WHO = (
    ("Carla", "hr"), ("Bram", "leader"), ("Anna", "employee"), ("Hamid", "administrator"), ("Elke", "director"),
    ("Dries", "delegate"), ("Dries", "steward"), ("Farid", "employee"), ("Greet", "employee"), ("Bram", "employee"),
    ("Dries", "employee"),
)  # fmt: skip
OF_EACH_SHAPE = 3
DRAFT = (("Competentie", "Definitie"), ("Zorgvuldig afronden", "Je werkt af wat je begint."))
OPENING = re.compile(r'<(\w+)(?:[^>]*?\sclass="([^"]*)")?')
STARTS = ("/", "/demo/", "/account/inactive/", "/account/signup/", "/account/logout/")
NO_PAGE = {
    "healthz", "readyz", "mfa_download_recovery_codes", "conversations:calendar", "conversations:document",
    "exchange:problems", "exchange:dictionary_out", "exchange:dictionary_out_csv", "exchange:profiles_out",
    "exchange:profiles_out_csv", "profiles:document_pdf", "credentials:sheet_pdf",
    "assessments:print_paper",
    "organisation:find_as_you_type",
    "portfolio:take_out",
    "portfolio:file", "portfolio:shared_file",
} | {
    f"exchange:{kind}_{extension}"
    for kind in ("people", "framework", "dictionary", "profiles", "levels")
    for extension in ("csv", "xlsx")
}  # fmt: skip
IN_OTHER_JOURNEYS = {
    "test_the_line": {
        "competences:adopt",
        "exchange:file",
        "exchange:match",
        "exchange:preview",
        "organisation:accept_invitation",
        "organisation:found",
        "organisation:welcome",
    },
    "test_by_keyboard": {"competences:edit_scale", "home:growth_of"},
    "test_looking_together": {
        "assessments:about_me",
        "assessments:choose",
        "assessments:look",
        "assessments:look_at",
        "assessments:look_done",
        "assessments:round",
    },
    "test_a_team_places_itself": {"assessments:our_team", "assessments:our_teams", "assessments:place_team"},
    "test_a_delegate_helps": {"assessments:assisting", "home:growth_of_assisted"},
    "test_rounds_below": {"assessments:rounds_below"},
    "test_without_mail": {
        "organisation:code",
        "organisation:code_of",
        "organisation:come_in",
        "organisation:letter",
        "organisation:letters",
        "organisation:shared_computer",
        "organisation:show_code",
    },
    "test_a_payroll_list": {"exchange:source", "exchange:sources", "organisation:asked_roles"},
    "test_finding": {"organisation:find"},
    "test_the_first_hour": {"competences:starter_core", "organisation:about_us"},
    "test_on_paper": {"assessments:enter_paper", "assessments:paper", "assessments:read_paper"},
    "test_talking": {
        "conversations:ask_review",
        "conversations:conversation",
        "conversations:give_opinion",
        "conversations:move",
        "conversations:prepare",
        "conversations:promise",
        "conversations:reply",
        "conversations:step",
        "conversations:topic",
    },
    "test_who_may_do_what": {
        "credentials:note_licence",
        "credentials:open_person",
        "credentials:open_unit",
        "credentials:stop_clock",
    },
    "test_coming_in": {
        "account_login",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "organisation:choose_organisation",
        "organisation:second_factor",
    },
}

Walk = dict[tuple[str, str], list[str]]


def as_who(visitor: Visitor, name: str, role: str) -> None:
    """Through someone's door, and in one of her roles."""
    visitor.enter_demo(name)
    visitor.page.locator("details.account > summary").click()
    button = visitor.page.locator(f'.account-panel button[name="role"][value="{role}"]')
    if button.count():
        with visitor.page.expect_navigation():
            button.click()


def built_of(path: str, html: str) -> set[tuple[str, str, str]]:
    """What a page is built of: elements and their classes, for pages of its shape."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return {(shape(path), tag, kind) for tag, kind in OPENING.findall(main)}


def with_a_draft(visitor: Visitor) -> None:
    """HR has a draft of the language with something in it: only then is there advice on it."""
    as_who(visitor, "Carla", "hr")
    visitor.hand_in(workbook(DRAFT), "ontwerp.xlsx", "framework")
    visitor.press("See what would happen")
    visitor.press("Bring it in")
    visitor.page.context.close()


@pytest.fixture(scope="module")
def walk(demo_site: Site, browser: Browser) -> Walk:
    """Per person and role the pages to look at: those that hold something no page of the same shape held before."""
    found: Walk = {}
    seen: set[tuple[str, str, str]] = set()
    with_a_draft(Visitor(browser, demo_site.url))
    for name, role in WHO:
        visitor = Visitor(browser, demo_site.url)
        as_who(visitor, name, role)
        pages = found.setdefault((name, role), [])
        for path, html in reachable(visitor, STARTS, of_each_shape=OF_EACH_SHAPE):
            if built_of(path, html) - seen:
                pages.append(path)
                seen |= built_of(path, html)
        visitor.page.context.close()
    return found


@pytest.mark.parametrize(("name", "role"), WHO)
def test_axe_finds_nothing_on_what_she_reaches(
    demo_site: Site, visit: Visits, walk: Walk, name: str, role: str
) -> None:
    visitor = visit(demo_site)
    as_who(visitor, name, role)
    for path in walk[name, role]:
        visitor.go(path)
        visitor.examine()


def test_no_page_is_passed_over(walk: Walk) -> None:
    """Each address that answers someone with a page was walked to here, or is examined in another journey."""
    here = {resolve(path.split("?")[0]).view_name for pages in walk.values() for path in pages}
    elsewhere = {name for names in IN_OTHER_JOURNEYS.values() for name in names}
    answers = [row.items() for rows in matrix().values() for row in (rows["GET"],)]
    pages = {key.partition("+")[0] for row in answers for key, status in row if status == 200} - NO_PAGE
    assert sorted(pages - here - elsewhere) == []
