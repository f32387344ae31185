"""Engine: pure numbers on levels (gaps, fit, coverage). No Django, no clock, no database: values in, values out."""
