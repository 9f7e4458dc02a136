"""How good the pipeline is, measured and written into ``docs/quality.md``."""
