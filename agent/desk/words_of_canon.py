"""The words of taking a post into her canon."""

WORDS_OF_CANON = {
    "canon.take": "Take into her canon",
    "canon.taken": "It is a line of her canon.",
    "keys.canon": "take a published post into her canon",
}
