"""The content of the demo: enough of everything, nothing twice, every reference meets its target."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from kiem.competences.queries import starter_dictionary
from kiem.competences.rules import DEFAULT_LEVELS, CompetenceKind
from kiem.demo.content.language import (
    NEW_IN_THE_SECOND,
    OLDER_DEFINITIONS,
    RETIRED,
    SPLIT,
    SPLIT_INTO,
    competence,
    name_of,
)
from kiem.demo.content.levels import SHEET_WORDS, asked_of, long_table, matrix_table, sheet_rows
from kiem.demo.content.mandates import leader_of, mandates
from kiem.demo.content.names import PLAIN_LETTERS
from kiem.demo.content.organisation import FAMILIES, JOBS, MAIL_DOMAIN, UNITS, founded_on
from kiem.demo.content.people import people
from kiem.demo.content.profiles import EVERYONE_IS_ASKED, FAMILIES_ASK, PROFILES
from kiem.demo.content.shapes import LANGUAGES, DemoPerson, Words
from kiem.demo.content.staffing import STAFFING, WITHOUT_LEADER

TODAY = date(2026, 11, 23)
SEED = 7
EVERYONE = people(SEED, today=TODAY)
MANDATES = mandates(EVERYONE, today=TODAY)
ROWS = sheet_rows(EVERYONE, SEED, today=TODAY)
BY_KEY = {person.key: person for person in EVERYONE}
UNIT_KEYS = {unit.key for unit in UNITS}
JOB_KEYS = {job.key for job in JOBS}


def words_in(text: str) -> int:
    return len(text.split())


def all_words() -> Iterator[Words]:
    for older in (SPLIT, RETIRED):
        yield from (older.name, older.definition)
    yield from OLDER_DEFINITIONS.values()
    yield from (job.name for job in JOBS)
    yield from (profile.purpose for profile in PROFILES)
    yield from FAMILIES.values()


# The organisation


def test_the_house_has_thirty_to_forty_units_in_one_tree() -> None:
    assert 30 <= len(UNITS) <= 40
    assert len(UNIT_KEYS) == len(UNITS) == len({unit.name for unit in UNITS})
    seen: set[str] = set()
    for unit in UNITS:
        assert (unit.parent is None) == (unit.key == "lindenhof")
        assert unit.parent is None or unit.parent in seen, f"{unit.key} comes before its parent"
        seen.add(unit.key)


def test_de_linde_has_a_day_and_a_night() -> None:
    units = {unit.key: unit for unit in UNITS}
    assert not units["de-linde"].night
    assert units["de-linde-nacht"].night
    assert units["de-linde-nacht"].parent == "de-linde"


def test_every_unit_of_the_brussels_house_has_a_french_name() -> None:
    assert all(unit.name_fr for unit in UNITS if unit.site == "brussel")
    assert sum(unit.site == "brussel" for unit in UNITS) >= 4


def test_staffing_names_units_and_jobs_that_exist() -> None:
    assert set(STAFFING) <= UNIT_KEYS
    assert {job for jobs in STAFFING.values() for job in jobs} <= JOB_KEYS
    assert {job.family for job in JOBS} == set(FAMILIES)
    assert len(JOBS) >= 18


# The people


def test_there_are_about_420_people_and_no_two_alike() -> None:
    assert 410 <= len(EVERYONE) <= 430
    assert len(BY_KEY) == len(EVERYONE) == len({person.name for person in EVERYONE})
    mails = [person.email for person in EVERYONE if person.email]
    assert len(set(mails)) == len(mails)
    assert all(mail.endswith(f"@{MAIL_DOMAIN}") and mail.isascii() and " " not in mail for mail in mails)
    numbers = [person.personnel_number for person in EVERYONE if person.personnel_number]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("seed", [1, 2, 3, 2026])
@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 1, 1)])
def test_any_seed_and_day_gives_a_house_that_holds_together(seed: int, today: date) -> None:
    everyone = people(seed, today=today)
    assert len({person.key for person in everyone}) == len(everyone)
    for mandate in mandates(everyone, today=today):
        assert mandate.starts_on <= today
        assert mandate.ends_before is None or mandate.starts_on < mandate.ends_before
    for person in everyone:
        for part in person.placements:
            assert founded_on(today) <= part.starts_on < today
            assert part.ends_before is None or part.starts_on < part.ends_before
    assert all(row.observed_on <= today for row in sheet_rows(everyone, seed, today=today))


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert people(SEED, today=TODAY) == EVERYONE
    assert mandates(EVERYONE, today=TODAY) == MANDATES
    assert sheet_rows(EVERYONE, SEED, today=TODAY) == ROWS
    assert people(SEED + 1, today=TODAY) != EVERYONE


def test_placements_lie_in_units_and_jobs_that_exist_and_never_exceed_full_time() -> None:
    for person in EVERYONE:
        now = [p for p in person.placements if p.ends_before is None or p.ends_before > TODAY]
        assert sum(p.share for p in now) <= Decimal(1), person.name
        assert {p.unit for p in person.placements} <= UNIT_KEYS
        assert {p.job for p in person.placements} <= JOB_KEYS
        assert all(0 < p.share <= 1 for p in person.placements)
        assert len({(p.unit, p.job) for p in person.placements}) == len(person.placements)


def test_every_kind_of_placement_and_every_part_time_share_occurs() -> None:
    kinds = Counter(p.kind for person in EVERYONE for p in person.placements)
    assert set(kinds) == {
        *("employee", "civil_servant", "target_group", "temporary"),
        *("self_employed", "student", "trainee", "volunteer"),
    }
    shares = {p.share for person in EVERYONE for p in person.placements}
    assert {Decimal(share) for share in ("0.5", "0.6", "0.75", "0.8", "1")} <= shares


def test_some_have_two_part_time_placements_and_some_no_mail() -> None:
    two = [p for p in EVERYONE if sum(x.ends_before is None or x.ends_before > TODAY for x in p.placements) == 2]
    assert 8 <= len(two) <= 40
    assert 20 <= sum(person.email is None for person in EVERYONE) <= 60


def test_everyone_has_a_placement_but_the_outside_adviser() -> None:
    assert [person.key for person in EVERYONE if not person.placements] == ["ingrid-soetaert"]


def test_each_given_name_of_the_cast_belongs_to_one_person() -> None:
    for given in ("Anna", "Bram", "Carla", "Dries", "Elke", "Farid", "Greet", "Hamid"):
        assert [person.given_name for person in EVERYONE].count(given) == 1
    assert BY_KEY["greet-lambrechts"].email is None
    assert BY_KEY["farid-el-amrani"].placements[-1].unit != "de-linde"


def test_de_linde_by_day_is_bram_and_the_seven_of_the_picture() -> None:
    team = {p.name for p in EVERYONE if any(x.unit == "de-linde" and x.ends_before is None for x in p.placements)}
    assert team == {
        *("Anna Peeters", "Fatou Diallo", "Joris Wouters", "Meryem Yılmaz", "Nele Claes"),
        *("Stijn De Smet", "Thi Lan Nguyen", "Bram Goossens"),
    }


def test_a_letter_without_an_accent_to_lose_is_still_written_plainly() -> None:
    assert "Yılmaz".translate(PLAIN_LETTERS) == "Yilmaz"
    assert BY_KEY["meryem-yilmaz"].email == "meryem.yilmaz@lindenhof.example"


# The mandates


def held(role: str) -> list[str]:
    return [m.person for m in MANDATES if m.role == role and m.ends_before is None]


def test_every_unit_but_one_has_one_leader_and_that_one_a_substitute() -> None:
    led = Counter(m.unit for m in MANDATES if m.role == "leader" and m.ends_before is None)
    assert set(led) == UNIT_KEYS - {WITHOUT_LEADER}
    assert set(led.values()) == {1}
    assert [m.unit for m in MANDATES if m.role == "substitute"] == [WITHOUT_LEADER]
    assert leader_of(WITHOUT_LEADER, EVERYONE) is None


def test_bram_leads_de_linde_since_the_first_of_march_and_someone_else_before() -> None:
    leaders = {m.person: m for m in MANDATES if m.unit == "de-linde"}
    assert leaders["bram-goossens"].starts_on == date(2026, 3, 1)
    (before,) = (m for key, m in leaders.items() if key != "bram-goossens")
    assert before.ends_before == date(2026, 3, 1)


def test_every_role_is_held_and_by_people_who_exist() -> None:
    assert all(m.person in BY_KEY for m in MANDATES)
    assert held("director") == ["elke-vandenberghe"]
    assert held("administrator") == ["hamid-rahimi"]
    assert held("outside_adviser") == ["ingrid-soetaert"]
    assert len(held("steward")) == 3
    assert len(set(held("steward")) - set(held("leader"))) == 2
    assert "carla-wellens" in held("hr_adviser")
    assert len(held("delegate")) == len(set(held("delegate"))) == 3
    assert "dries-van-damme" in held("delegate")
    assert len(held("body_member")) == len(set(held("body_member"))) >= 6


def test_only_leaders_and_substitutes_have_a_unit() -> None:
    assert all((m.unit is not None) == (m.role in ("leader", "substitute")) for m in MANDATES)
    assert all(bool(m.body) == (m.role == "body_member") for m in MANDATES)


def test_everyone_who_leads_can_sign_in() -> None:
    assert all(BY_KEY[key].email for key in held("leader"))


# The language and the profiles


def test_what_the_second_version_changed_stands_in_the_starter_dictionary() -> None:
    keys = {each.key for each in starter_dictionary()}
    assert set(SPLIT_INTO) <= set(NEW_IN_THE_SECOND) <= keys
    assert set(OLDER_DEFINITIONS) <= keys - set(NEW_IN_THE_SECOND)
    for key, older in OLDER_DEFINITIONS.items():
        assert older.nl not in {words.definition for words in competence(key).wordings}


def test_every_text_is_there_in_every_language_and_neatly_written() -> None:
    for words in all_words():
        for language in LANGUAGES:
            text = words.in_(language)
            assert text == text.strip() != ""
            assert "  " not in text


def test_every_profile_asks_six_to_ten_competences_that_exist_and_what_everyone_is_asked() -> None:
    core = {requirement.competence for requirement in EVERYONE_IS_ASKED}
    assert set(FAMILIES_ASK) <= set(FAMILIES)
    assert len(PROFILES) >= 10
    assert len({profile.job for profile in PROFILES}) == len(PROFILES)
    for profile in PROFILES:
        asked = [requirement.competence for requirement in profile.requirements]
        assert profile.job in JOB_KEYS
        assert 6 <= len(asked) == len(set(asked)) <= 10, profile.job
        assert core <= set(asked), profile.job
        family = next(job.family for job in JOBS if job.key == profile.job)
        assert len({*asked, *(line.competence for line in FAMILIES_ASK.get(family, ()))}) <= 12, profile.job
        assert all(competence(key).kind is not CompetenceKind.TEAM for key in asked)
        assert all(1 <= requirement.position <= 4 for requirement in profile.requirements)
        assert {requirement.weight for requirement in profile.requirements} == {"essential", "desirable"}


def test_a_care_assistant_is_asked_nine_competences_as_on_the_picture() -> None:
    (profile,) = (profile for profile in PROFILES if profile.job == "zorgkundige")
    asked = {name_of(r.competence): DEFAULT_LEVELS["nl"][r.position - 1] for r in profile.requirements}
    assert len(asked) == 9
    assert asked["Waardigheid en eigen keuze"] == "sterk"
    assert asked["Omgaan met agressie"] == "sterk"
    assert asked["Observeren en rapporteren"] == "op weg"
    assert asked["Medicatie toedienen"] == "sterk"
    assert asked["Digitaal werken"] == "op weg"


# The sheet that HR keeps


def test_about_six_in_ten_of_what_is_asked_stands_in_the_sheet() -> None:
    on_sheet = {row.personnel_number for row in ROWS}
    asked = sum(len(asked_of(p, TODAY)) for p in EVERYONE if p.personnel_number)
    assert 0.5 <= len(ROWS) / asked <= 0.7
    assert 250 <= len(on_sheet) <= 375


def test_the_sheet_holds_only_what_the_job_asks_and_each_pair_once() -> None:
    by_number = {person.personnel_number: person for person in EVERYONE}
    assert len({(row.personnel_number, row.competence) for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row.competence in asked_of(by_number[row.personnel_number], TODAY)
        assert row.word in SHEET_WORDS
        assert by_number[row.personnel_number].name == row.name


def mean_distance(chosen: list[DemoPerson]) -> float:
    """Between known and asked, over the sheet; only to see structure, never shown to anyone."""
    by_number = {person.personnel_number: asked_of(person, TODAY) for person in chosen}
    steps = [
        SHEET_WORDS[row.word] - by_number[row.personnel_number][row.competence]
        for row in ROWS
        if row.personnel_number in by_number
    ]
    return sum(steps) / len(steps)


def test_experience_shows_in_the_sheet() -> None:
    def years(person: DemoPerson) -> float:
        return (TODAY - min(p.starts_on for p in person.placements)).days / 365

    staff = [person for person in EVERYONE if person.personnel_number]
    newcomers = [person for person in staff if years(person) < 2]
    old_hands = [person for person in staff if years(person) > 10]
    assert mean_distance(newcomers) < mean_distance(old_hands) - 0.4


def test_all_four_words_occur_and_the_middle_ones_most() -> None:
    words = Counter(row.word for row in ROWS)
    assert set(words) == set(SHEET_WORDS)
    assert words["gevorderd"] > words["basis"]
    assert words["zelfstandig"] > words["expert"]


def test_anna_s_nine_are_seven_known_and_two_not_yet() -> None:
    anna = BY_KEY["anna-peeters"]
    known = {row.competence for row in ROWS if row.personnel_number == anna.personnel_number}
    assert set(asked_of(anna, TODAY)) - known == {"digitaal", "tillen"}
    assert len(known) == 7


def test_two_cells_of_de_linde_are_older_than_bram_and_the_rest_is_not() -> None:
    older = {
        (row.name, row.competence) for row in ROWS if row.unit == "de-linde" and row.observed_on < date(2026, 3, 1)
    }
    seven = {(name, key) for name, key in older if name != "Bram Goossens"}
    assert seven == {("Nele Claes", "tillen"), ("Stijn De Smet", "zinvolle-dag")}


def test_the_matrix_form_leaves_an_unknown_cell_empty() -> None:
    header, *lines = matrix_table(ROWS)
    assert header[:4] == ("Personeelsnummer", "Naam medewerker", "Dienst", "Functie")
    filled = sum(cell is not None for line in lines for cell in line[4:])
    assert filled == len(ROWS)
    assert all(len(line) == len(header) for line in lines)


def test_the_long_form_has_one_line_per_filled_cell() -> None:
    header, *lines = long_table(ROWS)
    assert header == ("Personeelsnummer", "Naam medewerker", "Dienst", "Functie", "Competentie", "Niveau", "Datum")
    assert len(lines) == len(ROWS)
