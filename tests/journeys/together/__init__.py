"""Journeys of people who look, talk and agree together."""
