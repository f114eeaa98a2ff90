"""Law 9: which grave subjects a text touches, how surely, and whether a living person stands accused in it."""
