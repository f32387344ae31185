from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "kiem.conversations"
    label = "conversations"
