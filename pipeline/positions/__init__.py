"""Positions: the stance of each sentence, from cues with the scope of negation, in bokmål and nynorsk."""
