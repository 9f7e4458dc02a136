"""Themes: the codebook's patterns over the words of each sentence, carried on where a sentence leans on its context."""
