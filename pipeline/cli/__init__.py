"""The command line: ``python -m pipeline new``, ``check``, ``remove``, ``list`` and ``report``."""
