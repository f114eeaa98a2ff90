"""Cutting text into terms: stems, character pairs, concepts."""
