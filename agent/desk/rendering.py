"""Templates to HTML; everything is escaped unless it comes out of a template."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from agent.desk.dressed import style
from agent.desk.files import static
from agent.desk.keyboard import keys_told
from agent.desk.language import LANGUAGES, spoken
from agent.desk.language import TAGS as PAGE_TAGS
from agent.desk.offered import offered
from agent.desk.purposes import purposed
from agent.desk.retold import retold, tongue
from agent.desk.strung import several
from agent.desk.words import named, word
from agent.writing.claims import kind_of

HERE = Path(__file__).parent
TAGS = {"zh": "zh-Hans", "ja": "ja", "en": "en"}


def lang(language: str) -> str:
    """The lang attribute of a text, so that browsers choose its fonts and break its lines; 'und' if unknown."""
    return TAGS.get(language, "und")


def tag() -> str:
    """The lang attribute of the interface."""
    return PAGE_TAGS[spoken()]


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        w=word, named=named, lang=lang, static=static, style=style, kind_of=kind_of
    )
    environment.globals.update(
        keys_told=keys_told,
        purposed=purposed,
        retold=retold,
        several=several,
        tongue=tongue,
        tag=tag,
        spoken=spoken,
        LANGUAGES=LANGUAGES,
        TAGS=PAGE_TAGS,
    )
    return environment


PAGES = _environment()
PAGES.filters["spoken_name"] = lambda language: named("language", language)


def page(name: str, code: int = 200, **parts: Any) -> HTMLResponse:
    return HTMLResponse(offered(PAGES.get_template(name).render(parts)), code)
