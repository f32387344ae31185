"""Sentences in English that can be put in the reader's language later, once Django runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Message:
    """A gettext source text with its values; `%` in the text is written `%%`."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values

    def to_plain(self) -> dict[str, object]:
        """For a file; what is no message in its values becomes text."""
        values = {
            name: value.to_plain() if isinstance(value, Message) else str(value) for name, value in self.values.items()
        }
        return {"text": self.text, "values": values}

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "Message":
        """From what `to_plain` gave. Raises KeyError, TypeError or AttributeError for anything else."""
        values = {
            str(name): Message.from_plain(value) if isinstance(value, dict) else str(value)
            for name, value in plain["values"].items()
        }
        return Message(str(plain["text"]), values)

    def translated(self, gettext: Callable[[str], str]) -> str:
        values = {
            name: value.translated(gettext) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return gettext(self.text) % values


def message(text: str, **values: object) -> Message:
    """Import it as `_`, so that gettext's tools find the text."""
    return Message(text, values)


class DatabaseUnavailable(Exception):
    """What happened and what was kept (`message`), and how to mend it (`remedy`)."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"

    def translated(self, gettext: Callable[[str], str]) -> str:
        return f"{self.message.translated(gettext)} {self.remedy.translated(gettext)}"
