from django.apps import AppConfig


class CompetencesConfig(AppConfig):
    name = "kiem.competences"
    label = "competences"
