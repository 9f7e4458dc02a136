"""Positions are set against the plan's measures: ten ranked candidates each, with relation and acceptance."""
