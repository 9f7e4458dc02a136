"""Evaluate: the public tables against hand-coded sentences; only from here do we say how good the pipeline is."""
