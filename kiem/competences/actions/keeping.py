"""Within other actions: the draft to write in."""

import uuid

from django.utils.translation import gettext as _

from kiem.competences.models import (
    Framework,
    FrameworkEntry,
    FrameworkVersion,
)
from kiem.competences.queries import framework_versions
from kiem.competences.rules import (
    VersionStatus,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.organisation.actions.keeping import keep


def begin(name: str, by: Actor) -> FrameworkVersion:
    """The organisation's language with version 1, a draft. Raises CannotDo when there is one already."""
    framework = Framework(organisation_id=by.organisation_id, name=name.strip())
    keep(framework)
    return _open(framework.id, 1, by)


def _open(framework: uuid.UUID, number: int, by: Actor) -> FrameworkVersion:
    return FrameworkVersion.objects.create(
        organisation_id=by.organisation_id, framework_id=framework, number=number, status=VersionStatus.DRAFT
    )


def locked_language() -> Framework | None:
    """The organisation's language, for this transaction alone: two writers of one language wait for each other."""
    return Framework.objects.select_for_update().first()


def draft_to_write(by: Actor) -> FrameworkVersion:
    """The draft, begun or copied from the adopted one when needed. Raises CannotDo while it is in consultation."""
    framework = locked_language()
    if framework is None:
        return begin(_("Our language"), by)
    newest = framework_versions()[0]
    if newest.status == VersionStatus.CONSULTATION:
        raise CannotDo(
            _("The next version is in consultation, so its words stay as they are. Take it back to the draft to change "
              "them.")
        )  # fmt: skip
    if newest.status == VersionStatus.DRAFT:
        return newest
    draft = _open(framework.id, newest.number + 1, by)
    FrameworkEntry.objects.bulk_create(
        FrameworkEntry(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            framework_version=draft,
            competence_id=entry.competence_id,
            competence_version_id=entry.competence_version_id,
        )
        for entry in FrameworkEntry.objects.filter(framework_version=newest).order_by("id")
    )
    return draft
