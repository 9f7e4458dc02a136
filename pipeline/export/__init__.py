"""Export: the public tables, in UTF-8 CSV, described by a Frictionless data package."""
