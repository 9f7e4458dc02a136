"""The words of a text: tokens with lemmas and compound parts, sentences, its language, bokmål and nynorsk met."""

from pipeline.language.detection import detect
from pipeline.language.meeting import meet
from pipeline.language.nlp import ModelError, make_nlp
from pipeline.language.sentences import sentence_spans
from pipeline.language.words import Token, tokens

__all__ = ["ModelError", "Token", "detect", "make_nlp", "meet", "sentence_spans", "tokens"]
