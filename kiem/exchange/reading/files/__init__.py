"""From bytes to sheets of cells: what kind of file it is, whether it is safe to open, and what is never read."""
