"""What a model was asked for, in words: its purpose, and whether it was asked once more."""

from agent.desk.words import named, word


def purposed(purpose: str) -> str:
    first, *more = purpose.split("-")
    told = named("purpose", first)
    for each in more:
        told = word("purpose.with", what=told, more=named("purpose.more", each))
    return told
