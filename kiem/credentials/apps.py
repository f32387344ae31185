from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "kiem.credentials"
    label = "credentials"
