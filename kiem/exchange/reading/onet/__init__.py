"""O*NET (U.S. Department of Labor, Employment and Training Administration), from its Excel files; CC BY 4.0."""
