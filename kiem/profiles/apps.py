from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "kiem.profiles"
    label = "profiles"
