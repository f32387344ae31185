"""The European classification of skills and occupations, from the folder of CSV files in which it is published."""
