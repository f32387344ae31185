"""Reading other people's files: spreadsheets, lists and the ESCO pack.

Owns no tables and knows no Django, no database and no clock: bytes in, values and problems out, so that screens,
commands and tests share it. Offers `files.tables.read_tables` (CSV and XLSX), `people.read_people`,
`framework.read_framework`, `levels.read_levels`, `esco.pack.read_esco_packs`, `names.match_names` and, for the
sentence about what is wrong, `sentences.message_of`.
"""
