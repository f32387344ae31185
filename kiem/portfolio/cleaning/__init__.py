"""Files made clean: pictures and papers rewritten without what they carry besides what one sees.

``apart.cleaned`` is the door: it does the work in a process of its own, with limits, since what is read there comes
from outside and its readers are large. Knows no Django and no database.
"""
