"""Words by their company: what two words together mean that neither means alone."""

from collections.abc import Iterator

from agent.text.gravity.lexicon import Found

TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "death": (("$kill", "$people"),),
    "disaster": (("$calamity", "$place"), ("$calamity", "$kill", "$people"), ("$mishap", "$place")),
    "war": (("$state", "$force"),),
    "politics": (("$state", "$says"),),
}
"""Class → sets of groups; the class is meant where all of a set stand in one sentence. Always a maybe."""

LOOSELY: dict[str, tuple[tuple[str, ...], ...]] = {
    "violence": (("$hurt", "$people"), ("$threat", "$people")),
    "politics": (("$state", "$tells"),),
}
"""The same, where another class may explain what stands there."""

BRINGS = {"election": "politics"}
"""Where the first is meant for sure, so perhaps is the second."""

TOGETHER_MARK, LOOSE_MARK = " + ", " … "


def joined(found: Found) -> Iterator[tuple[str, str]]:
    """Each class with the words in whose company it is meant, and what one class brings with it."""
    for rules, mark in ((TOGETHER, TOGETHER_MARK), (LOOSELY, LOOSE_MARK)):
        for name, choices in rules.items():
            for groups in choices:
                if all(group in found for group in groups):
                    yield name, mark.join(found[group][0] for group in groups)
    states = dict.fromkeys(found.get("$state", ()))
    if len(states) > 1 and "war" not in found:
        yield "politics", TOGETHER_MARK.join(list(states)[:2])
    for name, other in BRINGS.items():
        if name in found:
            yield other, found[name][0]
