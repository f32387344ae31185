"""Backups: every night the whole database in one locked file, proven by putting it back elsewhere, kept by a schedule.

Imports no Django, so that a backup can be put back on an empty machine. `making` saves and locks, `proving` puts a
backup into a scratch server and compares, `locked` is the form of the file, `schedule` says which are kept, `folder`
where they lie and what became of each run. The key lies with the installation's other keys, apart from the data.
"""
