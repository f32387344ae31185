"""The words of who works where: kinds of placement, mandates and the roles they give. Pure."""

from enum import StrEnum


class PlacementKind(StrEnum):
    """As what someone is placed in a unit."""

    EMPLOYEE = "employee"
    CIVIL_SERVANT = "civil_servant"
    TARGET_GROUP = "target_group"
    TEMPORARY = "temporary"
    SELF_EMPLOYED = "self_employed"
    STUDENT = "student"
    TRAINEE = "trainee"
    VOLUNTEER = "volunteer"


class MandateKind(StrEnum):
    """A role held for a period. Leaders and substitutes hold it for a unit, the others for the organisation."""

    LEADER = "leader"
    SUBSTITUTE = "substitute"
    HR_ADVISER = "hr_adviser"
    DIRECTOR = "director"
    DELEGATE = "delegate"
    BODY_MEMBER = "body_member"
    OUTSIDE_ADVISER = "outside_adviser"
    STEWARD = "steward"
    ADMINISTRATOR = "administrator"


UNIT_MANDATES = frozenset({MandateKind.LEADER, MandateKind.SUBSTITUTE})


class Role(StrEnum):
    """In which role someone looks. Being an employee is no mandate; the others are switched, never mixed."""

    EMPLOYEE = "employee"
    LEADER = "leader"
    HR = "hr"
    DIRECTOR = "director"
    DELEGATE = "delegate"
    BODY_MEMBER = "body_member"
    OUTSIDE_ADVISER = "outside_adviser"
    STEWARD = "steward"
    ADMINISTRATOR = "administrator"


ROLE_OF_MANDATE = {
    MandateKind.LEADER: Role.LEADER,
    MandateKind.SUBSTITUTE: Role.LEADER,
    MandateKind.HR_ADVISER: Role.HR,
    MandateKind.DIRECTOR: Role.DIRECTOR,
    MandateKind.DELEGATE: Role.DELEGATE,
    MandateKind.BODY_MEMBER: Role.BODY_MEMBER,
    MandateKind.OUTSIDE_ADVISER: Role.OUTSIDE_ADVISER,
    MandateKind.STEWARD: Role.STEWARD,
    MandateKind.ADMINISTRATOR: Role.ADMINISTRATOR,
}

ROLES_NEEDING_SECOND_FACTOR = frozenset(Role) - {
    Role.EMPLOYEE,
    Role.BODY_MEMBER,
    Role.OUTSIDE_ADVISER,
    Role.STEWARD,
}
