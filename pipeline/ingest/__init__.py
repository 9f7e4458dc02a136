"""Ingest: files become documents, their cleaned text and their blocks."""
