"""The database under Kiem: an embedded PostgreSQL, or any PostgreSQL from 15 that a setting points to.

Imports no Django, so it runs before Django is configured. `connections` says where to connect, `server` starts,
attaches to and stops the embedded server, `databases` makes and clones databases, `roles` gives and checks rights,
`dump` saves and restores, `doctor` says what is wrong. What cannot be done is a `DatabaseUnavailable` with a remedy.
"""
