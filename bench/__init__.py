"""Measurements: each takes what it needs as a path and prints one JSON line last. python -m bench runs those that need none."""
