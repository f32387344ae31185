"""An indicator that nobody can observe."""

from collections.abc import Iterator

from kiem.competences.rules.advice.advising import Advice, AdviceRule, Piece, PieceKind
from kiem.competences.rules.advice.lexicon import Lexicon
from kiem.competences.rules.advice.reading import Sentence, main_clause, sentences_of, spans_of

_KINDS = {PieceKind.INDICATOR, PieceKind.COUNTER, PieceKind.LEVEL_TEXT}
_MOST_BETWEEN = 2
"""So many words may stand between the words of a phrase: "heeft altijd veel aandacht"."""


def unobservable(piece: Piece, lexicon: Lexicon) -> Iterator[Advice]:
    """What is said to be seen goes on inside someone: a verb of knowing or feeling, or being some kind of person.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> said = Piece(PieceKind.INDICATOR, "nl 1.1", 1, "Je bent altijd loyaal aan het huis.")
    >>> [said.text[span.start : span.end] for advice in unobservable(said, lexicon("nl")) for span in advice.spans]
    ['bent', 'loyaal']
    """
    if piece.kind not in _KINDS:
        return
    for sentence in sentences_of(piece.text):
        found = _unseen(main_clause(sentence, lexicon), lexicon)
        if found:
            yield Advice(AdviceRule.UNOBSERVABLE, piece.place, piece.text, spans_of(found))


def _unseen(clause: Sentence, lexicon: Lexicon) -> Sentence:
    """The words that say so, none when what is said can be seen."""
    for parts in lexicon.inner_phrases:
        if found := _phrase_in(clause, parts):
            return found
    for first, second in ((lexicon.copulas, lexicon.traits), (lexicon.having, lexicon.had)):
        if found := _phrase_in(clause, (first, second)):
            return found
    acts = clause[1:] if clause and clause[0].plain in lexicon.subjects else clause
    return acts[:1] if acts and acts[0].plain in lexicon.inner_verbs else ()


def _phrase_in(clause: Sentence, parts: tuple[frozenset[str], ...]) -> Sentence:
    """The words of the first occurrence of a phrase, in its order and close to each other."""
    for start, word in enumerate(clause):
        if word.plain in parts[0]:
            found, place = [word], start
            for part in parts[1:]:
                near = range(place + 1, min(place + 2 + _MOST_BETWEEN, len(clause)))
                place = next((each for each in near if clause[each].plain in part), -1)
                if place < 0:
                    break
                found.append(clause[place])
            else:
                return tuple(found)
    return ()
