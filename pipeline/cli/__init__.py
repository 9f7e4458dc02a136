"""The command line: ``python -m pipeline new``, ``check``, ``remove``, ``explain``, ``review``, …"""
