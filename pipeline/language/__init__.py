"""The words of a text: tokens with lemmas and compound parts, sentences, its language, bokmål and nynorsk met."""

from pipeline.language.detection import detect, detect_paragraphs, language_name
from pipeline.language.meeting import meet
from pipeline.language.nlp import ModelError, make_nlp, model_identity
from pipeline.language.reading import read_sentences
from pipeline.language.sentences import sentence_spans
from pipeline.language.words import Token, read_tokens, tokens, tokens_by_sentence, words_row

__all__ = [
    "ModelError",
    "Token",
    "detect",
    "detect_paragraphs",
    "language_name",
    "make_nlp",
    "meet",
    "model_identity",
    "read_sentences",
    "read_tokens",
    "sentence_spans",
    "tokens",
    "tokens_by_sentence",
    "words_row",
]
