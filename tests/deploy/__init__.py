"""What stands in deploy/, and the bill of materials."""
