"""The roles page as data: every role, every permission, and which gives which."""

from dataclasses import dataclass

from goldthread.foundation.access.roles import HELD_BY_NO_ROLE, ROLES, Can, Role, roles_that


@dataclass(frozen=True)
class Line:
    """One permission, in words, and the titles of the roles that give it."""

    permission: Can
    titles: list[str]
    given: list[bool]

    @property
    def words(self) -> str:
        return self.permission.value


@dataclass(frozen=True)
class RolesPage:
    """Roles across, permissions down."""

    roles: list[Role]
    lines: list[Line]


def roles_page() -> RolesPage:
    """Read the declarations as they stand now: the page cannot say anything else than the program does."""
    lines = []
    for permission in sorted(set(Can) - HELD_BY_NO_ROLE, key=list(Can).index):
        codes = roles_that(permission)
        titles = [ROLES[code].title for code in codes]
        lines.append(Line(permission, titles, [code in codes for code in ROLES]))
    return RolesPage(list(ROLES.values()), lines)
