from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "kiem.assessments"
    label = "assessments"
