"""Benchmarks that print ratios: ``python -m bench``, or ``make bench``.

Each bar sets a page beside the same page made another way, in one run and on one machine. What counts is the
processor time of the site and of the database together, never the clock on the wall. A bar is one module in ``bars``.
One bar is of another kind: in ``filling`` 300 people fill in at once, and the clock counts how long they wait.
"""
