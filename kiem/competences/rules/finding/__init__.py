"""Finding entries by the words that people use: pure, explained, the same words always giving the same order.

``find`` ranks documents; each of its answers tells which words were found, and in which texts. Dutch is complete
(stems, small and past forms, compounds); other languages have stems and near-spelling only.
"""

from kiem.competences.rules.finding.documents import Document, Field, Text
from kiem.competences.rules.finding.looking import Piece, misspellings_in, pieces_of
from kiem.competences.rules.finding.marking import Marked, marked
from kiem.competences.rules.finding.ranking import Found, find

__all__ = ["Document", "Field", "Found", "Marked", "Piece", "Text", "find", "marked", "misspellings_in", "pieces_of"]
