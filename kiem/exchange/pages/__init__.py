"""One frozen dataclass and one function per screen."""
