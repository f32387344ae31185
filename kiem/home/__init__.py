"""Home: what asks for attention today, per role, and each person's growth page.

Owns no tables. Reads every slice upstream. Offers pages, and once a week a mail to everyone for whom that week has a
day.
"""
