"""Fields that keep organisations apart."""

from typing import Any

from django.db import models


class TenantForeignKey(models.ForeignKey):  # type: ignore[type-arg]  # generic only in the stubs
    """A reference within one organisation.

    The database enforces it with a composite foreign key ``(organisation, id)`` that ``SecureSlice`` makes, so that a
    reference across organisations is impossible; Django's own single-column constraint is left out.
    """

    def __init__(self, to: Any, on_delete: Any = models.DO_NOTHING, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        return name, path, args, kwargs


class OnlyReaderKey(TenantForeignKey):
    """A reference to the one person who alone may read and write the row: a draft of hers, or what is hers alone.

    Row-level security then asks besides the organisation whether it is she who looks, in whatever role, for the row's
    purpose or for her own data; what is kept, erased or closed goes under the use of keeping.
    """


class ReaderKey(TenantForeignKey):
    """A reference to one of the few people who may read and write the row: the two in a talk, and who reviews it.

    A table may have several. Row-level security then asks whether it is one of them who looks, in whatever role, for
    the row's purpose or as her own data.
    """


class ReadWithKey(TenantForeignKey):
    """A reference to the row with which this one is read and written: by whoever row-level security lets read that."""
