"""Counting what every address asks of the database, with a house and with a larger one."""
