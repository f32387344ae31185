"""Accounts: signing in, and nothing else about a person.

Owns users (one per human, for any number of organisations), memberships (which organisations she may enter),
invitations and API tokens. Passwords, one-time codes, recovery and mail addresses are django-allauth's.
Offers: ``User``, ``Membership``, ``invite``, ``accept_invitation``, ``token_of``.
"""
