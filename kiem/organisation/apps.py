from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "kiem.organisation"
    label = "organisation"
