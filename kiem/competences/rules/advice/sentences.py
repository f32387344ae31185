"""Sentences that hold too much, or say what someone does not do."""

from collections.abc import Iterator

from kiem.competences.rules.advice.advising import Advice, AdviceRule, Piece, PieceKind, Span
from kiem.competences.rules.advice.lexicon import Lexicon
from kiem.competences.rules.advice.reading import Sentence, main_clause, sentences_of, spans_of

MOST_WORDS = 15
"""So many words at most stand in a sentence."""
_AND_OR_BUT = {"nl": {"en", "maar"}}
"""Only where the forms of verbs are known can two behaviours be told from two things."""
_ONE_BEHAVIOUR = {PieceKind.INDICATOR, PieceKind.COUNTER}


def long_sentence(piece: Piece, lexicon: Lexicon) -> Iterator[Advice]:
    """A sentence of more than 15 words: who reads with difficulty loses it.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> said = Piece(PieceKind.DEFINITION, "nl definition", 0, "woord " * 16)
    >>> len(list(long_sentence(said, lexicon("nl"))))
    1
    """
    for sentence in sentences_of(piece.text):
        words = [word for word in sentence if not piece.text[word.span.start : word.span.end].endswith(("'", "’"))]
        if len(words) > MOST_WORDS:
            whole = Span(sentence[0].span.start, sentence[-1].span.end)
            yield Advice(AdviceRule.LONG_SENTENCE, piece.place, piece.text, (whole,))


def negation(piece: Piece, lexicon: Lexicon) -> Iterator[Advice]:
    """It says what someone does not do. Not in a counter-indicator, nor where a clause only says when.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> def found(text):
    ...     return len(list(negation(Piece(PieceKind.INDICATOR, "nl 1.1", 1, text), lexicon("nl"))))
    >>> found("Je roept niet op een bewoner."), found("Je vraagt hulp als iets niet lukt.")
    (1, 0)
    """
    if piece.kind is PieceKind.COUNTER:
        return
    for sentence in sentences_of(piece.text):
        clause = main_clause(sentence, lexicon)
        said = tuple(
            word
            for place, word in enumerate(clause)
            if word.plain in lexicon.negations
            and not (place + 1 < len(clause) and clause[place + 1].plain in lexicon.no_negation_before)
        )
        if said:
            yield Advice(AdviceRule.NEGATION, piece.place, piece.text, spans_of(said))


def two_behaviours(piece: Piece, lexicon: Lexicon) -> Iterator[Advice]:
    """An indicator that asks two things at once: of someone who does one of them nobody can say whether she does it.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> def found(text):
    ...     return len(list(two_behaviours(Piece(PieceKind.INDICATOR, "nl 1.1", 1, text), lexicon("nl"))))
    >>> found("Je luistert en vat samen."), found("Je spreekt rustig en duidelijk."), found("Je pakt brood en boter.")
    (1, 0, 0)
    >>> found("Je noteert wat je ziet en hoort."), found("Je noteert wat je ziet en meldt het meteen.")
    (0, 1)
    """
    if piece.kind not in _ONE_BEHAVIOUR:
        return
    sentences = sentences_of(piece.text)
    if len(sentences) > 1:
        yield Advice(AdviceRule.TWO_BEHAVIOURS, piece.place, piece.text, (Span(0, len(piece.text)),))
        return
    for sentence in sentences:
        found = [span for place in range(1, len(sentence)) for span in _second(sentence, place, lexicon)]
        if found:
            yield Advice(AdviceRule.TWO_BEHAVIOURS, piece.place, piece.text, tuple(found))


def _second(sentence: Sentence, place: int, lexicon: Lexicon) -> Iterator[Span]:
    """The joining word and the second verb, when the word at this place joins a second behaviour to the first."""
    word = sentence[place]
    joined = word.plain in _AND_OR_BUT.get(lexicon.language, ())
    if not joined and ";" not in word.before:
        return
    if not joined:
        yield word.span
        return
    verb = place + 1
    while verb < len(sentence) and sentence[verb].plain in lexicon.adverbs | lexicon.subjects:
        verb += 1
    if verb == len(sentence) or not _stands_alike(sentence[:place], sentence[verb:], lexicon):
        return
    if not _ends_a_clause(sentence, place, verb, lexicon):
        yield Span(word.span.start, sentence[verb].span.end)


def _stands_alike(before: Sentence, after: Sentence, lexicon: Lexicon) -> bool:
    """Whether a verb of doing comes next that stands as the first does, or before its subject ("daarna vraag je")."""
    standing = lexicon.verbs.get(after[0].plain, frozenset())
    if "bare" in standing and len(after) > 1 and after[1].plain in lexicon.subjects:
        return True
    first = next((lexicon.verbs[word.plain] for word in before if word.plain in lexicon.verbs), frozenset({"one"}))
    return bool(standing & first)


def _ends_a_clause(sentence: Sentence, place: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether both verbs can close one dependent clause ("wat je ziet en hoort"): taken for one behaviour."""
    if not any(word.plain in lexicon.subordinators for word in sentence[:place]):
        return False
    after = sentence[verb + 1 : verb + 2]
    return not after or after[0].plain in lexicon.prepositions or "," in after[0].before
