"""Every address of Kiem, as Django resolves it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its full name ("" when it has none), its pattern, and what its path names."""

    name: str
    pattern: str
    arguments: tuple[str, ...]


def routes() -> list[Route]:
    """All of them, allauth's and the health checks too, in the order in which they are tried."""
    return list(_within(get_resolver(), "", ()))


def _within(resolver: URLResolver, path: str, namespaces: tuple[str, ...]) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        full = path + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = ":".join((*namespaces, pattern.name)) if pattern.name else ""
            arguments = (*pattern.pattern.converters, *getattr(pattern.pattern.regex, "groupindex", ()))
            yield Route(name, full, tuple(dict.fromkeys(arguments)))
        else:
            own = (pattern.namespace,) if pattern.namespace else ()
            yield from _within(pattern, full, (*namespaces, *own))
