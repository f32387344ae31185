"""The competence language of Het Lindenhof: one scale, twenty competences. Written for this demo."""

from kiem.demo.content.core_competences import CORE_COMPETENCES
from kiem.demo.content.job_competences import JOB_COMPETENCES, TEAM_COMPETENCES
from kiem.demo.content.shapes import DemoCompetence, DemoLevel, Words
from kiem.demo.content.shared_competences import SHARED_COMPETENCES

FRAMEWORK_NAME = Words("De taal van het Lindenhof", "Le langage du Lindenhof", "The language of Het Lindenhof")
SCALE_NAME = "start · op weg · sterk · voorbeeld"

SCALE: tuple[DemoLevel, ...] = (
    DemoLevel(
        1,
        Words("start", "débute", "starting"),
        Words(
            "Je leert het nog en doet het samen met iemand.",
            "Vous apprenez encore et vous le faites avec quelqu'un.",
            "You are still learning and do it together with someone.",
        ),
    ),
    DemoLevel(
        2,
        Words("op weg", "en route", "on the way"),
        Words(
            "Je doet het zelf in gewone situaties en vraagt hulp als het lastig wordt.",
            "Vous le faites vous-même dans les situations courantes et demandez de l'aide quand c'est difficile.",
            "You do it yourself in everyday situations and ask for help when it gets hard.",
        ),
    ),
    DemoLevel(
        3,
        Words("sterk", "à l'aise", "strong"),
        Words(
            "Je doet het zelfstandig, ook als het moeilijk wordt.",
            "Vous le faites de façon autonome, même quand c'est difficile.",
            "You do it on your own, even when it gets difficult.",
        ),
    ),
    DemoLevel(
        4,
        Words("voorbeeld", "exemple", "example"),
        Words(
            "Anderen leren van jou, en samen maken jullie het werk beter.",
            "Les autres apprennent de vous et, ensemble, vous améliorez le travail.",
            "Others learn from you, and together you make the work better.",
        ),
    ),
)

COMPETENCES: tuple[DemoCompetence, ...] = (
    *CORE_COMPETENCES,
    *SHARED_COMPETENCES,
    *JOB_COMPETENCES,
    *TEAM_COMPETENCES,
)


def competence(key: str) -> DemoCompetence:
    """
    >>> competence("digitaal").name.nl
    'Digitaal werken'
    """
    return next(entry for entry in COMPETENCES if entry.key == key)
