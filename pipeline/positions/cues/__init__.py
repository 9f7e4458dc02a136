"""Words and phrases that carry a stance, in bokmål and nynorsk: word patterns, one a line, grouped by what they say.

A pattern matches a word in any inflection; ``"ordrett"`` is for verbs whose noun looks the same («støtter», «støtte»)
and for modals. Only resources stand here; what they mean together is decided in ``decide``.
"""
