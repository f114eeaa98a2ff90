"""The proof as one file for a phone: style, data and script inside, and nothing that could reach out."""

import json
from pathlib import Path
from typing import Any

from agent.newsroom.proof.words import WORDS

TAGS = {"zh": "zh-Hans", "ja": "ja", "en": "en"}


def proof_page(document: dict[str, Any], names: dict[str, str]) -> str:
    """`names` are how label mates are called."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    shown = {
        "name": document["name"], "number": document["number"], "rounds": document["rounds"],
        "languages": document["languages"], "disclosure": document["disclosure"],
        "operator": document["operator"], "unofficial": document["unofficial"],
        "canon": {key: bool(counts["canon"]) for key, counts in document["sources"].items()},
        "words": {key: WORDS[key] for key in document["languages"]}, "names": names, "tags": TAGS,
    }  # fmt: skip
    data = json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")
    first = document["languages"][0]
    title = WORDS[first]["title"].format(name=document["name"])
    page = environment.get_template("proof.html")
    return page.render(title=title, lang=TAGS[first], data=Markup(data), first=first, **document)
