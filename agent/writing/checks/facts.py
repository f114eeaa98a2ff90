"""Law 14: links, handles, numbers and names come from the story or her memories, or they don't come."""

import re
from collections.abc import Iterable

from agent.text import names, numerals
from agent.text.claims import invented_asker
from agent.text.links import hashtags, link_key, links, mentions
from agent.text.runs import shares_run
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import refuse, warn

_TRANSLITERATED = re.compile(
    r"[\u4e00-\u9fff\u30a0-\u30ff]{1,8}[·・][\u4e00-\u9fff\u30a0-\u30ff·・]{1,16}"
)


def links_come_from_the_source(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    allowed = {link_key(source["url"]) for source in brief.sources if source.get("url")}
    for link in links(candidate.text):
        if link not in allowed:
            yield refuse("link", f"links to {link}, which is not the story's")


def mentions_nobody(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for handle in mentions(candidate.text):
        yield refuse("mention", f"calls on {handle}")
    for tag in hashtags(candidate.text):
        yield warn("hashtag", f"bears {tag}")


def numbers_are_known(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for number in numerals.unsupported(candidate.text, (brief.material, brief.lore)):
        yield refuse("number", f"says {number}, which stands in no source and no memory")


def names_are_known(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Latin names must stand in the material; a name in another script can only be shown to a person."""
    for name in names.unsupported(candidate.text, (brief.known_names,)):
        yield refuse("name", f"names {name}, which stands in no source and no memory")
    for name in _TRANSLITERATED.findall(candidate.text):
        if name not in brief.known_names:
            yield warn(
                "name-elsewhere", f"names {name}, in a script that the source lacks", single=True
            )


def nothing_is_copied(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for source in brief.sources:
        run = shares_run(candidate.text, f"{source['title']}\n{source['summary']}")
        if run:
            yield refuse("copied", f"copies “{run}” from {source['publisher']}")
            return


def canon_is_not_copied(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for line in brief.persona.canon:
        run = shares_run(candidate.text, line.text)
        if run:
            yield refuse("canon-copied", f"copies “{run}” from her canon")
            return


def nobody_is_invented(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = invented_asker(candidate.text)
    if found:
        yield warn("invented", f"says that something happened: “{found}”", single=True)
