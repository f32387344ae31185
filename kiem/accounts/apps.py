from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kiem.accounts"
    label = "accounts"
