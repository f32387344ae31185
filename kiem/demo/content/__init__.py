"""Het Lindenhof on paper: units, jobs, people, competences, profiles and the Excel sheet HR keeps.

Pure data and seeded generators: no Django, no database, no clock. The same seed and day give the same people.
Everything and everyone here is invented.
"""
