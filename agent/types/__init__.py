"""The frozen nouns that cross rooms, a file per subject; import them from their file."""
