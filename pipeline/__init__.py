"""Høringskart: who wants what in a public consultation, with the page and the exact words."""
