"""Why no story is taken, from what she made of each. Pure."""

from collections.abc import Collection

from agent.types.writing import Appeal

INSTEAD = "; a thought instead"
NO_LANGUAGE = "in no language that she reads"


def why_no_story(appeals: Collection[Appeal]) -> str:
    if not appeals:
        return "there is no fresh news"
    read = [each for each in appeals if each.why != NO_LANGUAGE]
    if not read:
        return "no story is in a language that she reads"
    taken = [each for each in read if each.outcome != "left"]
    if not taken:
        return "no story that she may take"
    touched = any(each.score for each in taken)
    return "no story was worth it" if touched else "no story touches what she cares about"
