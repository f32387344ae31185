"""What makes a password too weak, in our words."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FEWEST_LETTERS = 5


# Mixed in before a validator, whose judgement it asks: only the type checker has to be told.
if TYPE_CHECKING:
    _BeforeAValidator = password_validation.MinimumLengthValidator
else:
    _BeforeAValidator = object


class _InOurWords(_BeforeAValidator):
    """Mixed in before a validator of Django's: the same judgement, another sentence."""

    sentence: Any = ""

    def validate(self, password: str, user: Any = None) -> None:
        try:
            super().validate(password, user)
        except ValidationError as error:
            raise ValidationError(self.sentence, code=getattr(error, "code", None)) from None


class LongEnough(_InOurWords, password_validation.MinimumLengthValidator):
    sentence = _("Too short: at least 12 characters. A short sentence is easy to remember.")


class NotCommon(_InOurWords, password_validation.CommonPasswordValidator):
    sentence = _("Too many people use this password. Think of one of your own.")


class NotLikeHerMail(_InOurWords, password_validation.UserAttributeSimilarityValidator):
    sentence = _("Too much like your mail address.")


class NotOneLetter:
    """A few letters over and over are long and still guessed at once."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(set(password)) < FEWEST_LETTERS:
            raise ValidationError(_("Too simple: use more different letters."), code="password_too_simple")

    def get_help_text(self) -> str:
        return ""
