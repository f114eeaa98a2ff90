"""A persona in casting: her folder in config/casting/NAME, where the running house does not look, until she is finished."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from agent.config.casting.material import Material
from agent.config.documents import Mistake, read_yaml
from agent.config.edits import write_at_once
from agent.config.home import Home
from agent.config.lore import read_lore
from agent.config.personas import read_persona
from agent.config.starter import starter_config
from agent.config.unreadable import why_unread
from agent.errors import ConfigWrong, HomeFault, NotThere

HERE = Path(__file__).parent
STATE = ".casting.json"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
EXAMPLE = re.compile(r"^\s*(?:- )?(?:\w+: )?[\"'](?:example: |例：)")
PHRASES = {
    "zh": ("！", "#", "让我们", "希望", "总之", "值得注意的是", "在这个时代", "随着科技", "作为AI", "未来可期", "引发热议", "你怎么看", "家人们", "众所周知"),
    "ja": ("！", "#", "いかがでしょうか", "皆さん、こんにちは", "ぜひ", "注目が集ま", "AIとして", "〜ですよね", "これからの時代", "考えさせられ"),
    "en": ("!", "#", "as an AI", "in today's world", "game-changer", "delve", "let's", "what do you think", "in an era", "exciting", "a testament to"),
}  # fmt: skip
"""What assistants say. Of these a persona never says what does not occur in her material."""
OPERATOR = {"zh": "例：对她的文字负责的人，写上名字", "ja": "例：責任者の名前", "en": "example: the name of who answers for her posts"}  # fmt: skip
CANON = {
    "zh": (
        "她的典范：这些句子就是她的声音。定声时，选中的句子会接在最后；可以自己写、改、删。",
        "一条一句，前面写半角的 - 和一个空格；标题后面的花括号里可以写标签。至少 20 句，有 80 句才量得准。",
    ),
    "ja": (
        "彼女の規範。ここにある行が彼女の声です。選んだ行は最後に加わります。書く、直す、消すのは自由です。",
        "一行にひとつ、前に半角の - と空白。見出しには波かっこでタグを付けられます。20 行以上、80 行あれば声を測れます。",
    ),
    "en": (
        "Her canon: lines that are her voice by decree. Casting adds what you call hers at the end; write, change and take out as you like.",
        'One line an item, "- " in front; a heading may carry tags in braces. At least 20 lines; 80 give a voice that can be measured.',
    ),
}
"""What stands at the head of her canon."""
REFUSED = {
    "zh": ("定声时大家说不是她的句子。写手看不到。", "它们的共同点", "不是她"),
    "ja": ("彼女ではないとされた行。書き手には見せません。", "共通点", "彼女ではない"),
    "en": ("Lines that her people called not hers when she was cast. No writer is shown them.", "What they share", "Not hers"),
}  # fmt: skip
AI_WORDS = {"zh": "AI 生成", "ja": "AI生成", "en": "AI-written"}


@dataclass
class Round:
    """Thirty lines and the answers to them, by their numbers from 0; no answer is none."""

    lines: list[str]
    how: str
    hers: list[int] = field(default_factory=list)
    not_hers: list[int] = field(default_factory=list)


@dataclass
class CastingState:
    """The material's lines, and every round so far; the last one waits for answers."""

    language: str
    pool: list[str]
    rounds: list[Round] = field(default_factory=list)

    @property
    def hers(self) -> list[str]:
        return [each.lines[at] for each in self.rounds for at in each.hers]

    @property
    def not_hers(self) -> list[str]:
        return [each.lines[at] for each in self.rounds for at in each.not_hers]

    @property
    def shown(self) -> set[str]:
        return {line for each in self.rounds for line in each.lines}


def castings(home: Home) -> list[str]:
    return sorted(path.parent.name for path in home.config.glob(f"casting/*/{STATE}"))


def casting_folder(home: Home, name: str) -> Path:
    """Raises NotThere."""
    if name not in castings(home):
        known = ", ".join(castings(home)) or "nobody"
        raise NotThere(f"nobody called {name!r} is being cast", f"being cast: {known}; begin with: selfsame persona new {name} --from FOLDER")  # fmt: skip
    return home.config / "casting" / name


def make_casting(home: Home, name: str, material: Material, shown: str, operator: str) -> Path:
    """Raises HomeFault for a name that cannot be, or is taken."""
    if not NAME.fullmatch(name):
        raise HomeFault(f"{name!r} is no name for a folder", "write small letters, digits, - and _")
    folder = home.config / "casting" / name
    if name in home.persona_names or folder.exists():
        raise HomeFault(f"{name} is there already", "choose another name, or take that folder away")
    (folder / "lore").mkdir(parents=True)
    files = _files(material, shown, operator)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    keep_state(folder, CastingState(material.language, list(material.lines)))
    return folder


def _files(material: Material, shown: str, operator: str) -> dict[str, str]:
    values = _values(material, shown, operator)
    files = {
        "persona.yaml": _filled(f"persona.{material.language}.yaml", values),
        "canon.md": _filled("canon.md", values),
        "frames.yaml": (HERE / f"frames.{material.language}.yaml").read_text("utf-8"),
    }
    for name, text in material.texts.items():
        stem = re.sub(r"[^\w.-]+", "-", Path(name).with_suffix("").as_posix().replace("/", "-"))
        files[f"lore/{stem}.md"] = text.strip() + "\n"
    return files


def _filled(name: str, values: dict[str, Any]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, autoescape=False,
    )  # fmt: skip
    environment.filters["yaml"] = lambda value: json.dumps(value, ensure_ascii=False)
    return environment.get_template(name).render(values)


def _values(material: Material, shown: str, operator: str) -> dict[str, Any]:
    language = material.language
    said = f"{AI_WORDS[language]} · {shown}"
    sizes = sorted(map(len, material.lines)) or [20, 100]
    least, most = sizes[len(sizes) // 20], sizes[len(sizes) - 1 - len(sizes) // 20]
    everything = "\n".join(material.lines).casefold()
    bio = [row.strip() for row in re.split(r"(?<=[。！？.!?])\s*|\n", material.bio) if row.strip()]
    return {
        "name": shown, "language": language, "said": said,
        "operator": operator if operator and operator != _nobody() else OPERATOR[language],
        "head": CANON[language],
        "who": [row for row in dict.fromkeys(bio) if not row.startswith(("#", "---"))][:5],
        "at_least": max(4, min(least, _shortest(language))), "at_most": max(60, most) + len(said) + 2,
        "zone": {"zh": "Asia/Shanghai", "ja": "Asia/Tokyo", "en": "Europe/London"}[language],
        "never_says": [each for each in PHRASES[language] if each.casefold() not in everything],
        "lines": len(material.lines),
    }  # fmt: skip


@cache
def _nobody() -> str:
    """Whom the starter's label names, until somebody writes who answers."""
    found = read_yaml(starter_config() / "label" / "label.yaml", "label.yaml")
    return "" if isinstance(found, Mistake) else str(found.data.get("operator", ""))


@cache
def _shortest(language: str) -> int:
    """The shortest whole post among the frames that she begins with: her file may not rule it out."""
    found = read_yaml(HERE / f"frames.{language}.yaml", "frames.yaml")
    return 0 if isinstance(found, Mistake) else min(map(len, found.data["welcome"]))


def read_state(folder: Path) -> CastingState:
    told = json.loads((folder / STATE).read_text("utf-8"))
    return CastingState(told["language"], told["pool"], [Round(**each) for each in told["rounds"]])


def keep_state(folder: Path, state: CastingState) -> None:
    write_at_once(folder / STATE, json.dumps(asdict(state), ensure_ascii=False, indent=1))


def add_canon(folder: Path, lines: Sequence[str]) -> None:
    """At the end of canon.md, whatever people wrote above. Raises ConfigWrong where it cannot be read."""
    try:
        text = (folder / "canon.md").read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        words = why_unread(problem, "another persona and write hers")
        raise ConfigWrong([f"config/casting/{folder.name}/canon.md:1: {words}"]) from problem
    added = "".join(f"- {' '.join(line.split())}\n" for line in lines)
    write_at_once(folder / "canon.md", text.rstrip("\n") + "\n" + added)


def keep_refused(folder: Path, lines: Sequence[str], shared: Sequence[str]) -> None:
    """not_her.md is written anew each time: what the refused lines share, then the lines."""
    what, common_title, title = REFUSED[read_state(folder).language]
    head = f"<!-- {what} -->\n"
    told = "".join(f"- {each}\n" for each in shared)
    common = f"\n# {common_title}\n{told}" if shared else ""
    rows = "".join(f"- {' '.join(line.split())}\n" for line in lines)
    (folder / "not_her.md").write_text(f"{head}{common}\n# {title}\n{rows}", encoding="utf-8")


def casting_mistakes(home: Home, name: str) -> list[str]:
    """What keeps her from being finished, as check tells it."""
    folder, mistakes = casting_folder(home, name), list[Mistake]()
    shown = f"config/casting/{name}"
    read_persona(folder, shown, mistakes)
    read_lore(folder, shown, mistakes)
    if (folder / "persona.yaml").is_file():
        text = (folder / "persona.yaml").read_text("utf-8", errors="replace")
        mistakes += _examples(text, f"{shown}/persona.yaml")
    return [str(mistake) for mistake in sorted(mistakes)]


def _examples(text: str, shown: str) -> list[Mistake]:
    """What nobody has written over yet."""
    words = "is still the example; write what is hers, or take it out"
    rows = enumerate(text.splitlines(), 1)
    borrowed = {*_keywords(), f"operator: {json.dumps(_nobody(), ensure_ascii=False)}"}
    return [
        Mistake(shown, number, words)
        for number, row in rows
        if EXAMPLE.search(row) or row.strip() in borrowed
    ]


def _keywords() -> set[str]:
    """Those of the examples, by which news would be found that she never cared about, whatever they are called."""
    rows = (
        row for path in HERE.glob("persona.*.yaml") for row in path.read_text("utf-8").splitlines()
    )
    return {row.strip() for row in rows if row.strip().startswith("keywords: [")}


def finish_casting(home: Home, name: str, shared: Sequence[str]) -> Path:
    """Moves her in among the personas, where the running house takes her up. Raises ConfigWrong, HomeFault."""
    folder, place = casting_folder(home, name), home.config / "personas" / name
    if place.exists():
        raise HomeFault(
            f"{place}: stands already", "take it away, or rename the folder in config/casting"
        )
    mistakes = casting_mistakes(home, name)
    if mistakes:
        raise ConfigWrong(mistakes, f"selfsame persona check {name}")
    _teach(folder / "persona.yaml", shared)
    shutil.move(folder / STATE, folder / f"{STATE}.done")
    folder.rename(place)
    (place / f"{STATE}.done").unlink()
    return place


def _teach(file: Path, shared: Sequence[str]) -> None:
    """What the refused lines share becomes what she never does, while nobody has written that list yet."""
    text, empty = file.read_text("utf-8"), "  never: []\n"
    if shared and empty in text:
        rows = "".join(f"    - {json.dumps(each, ensure_ascii=False)}\n" for each in shared)
        write_at_once(file, text.replace(empty, f"  never:\n{rows}", 1))
