"""Three invented personas and the drafts that wait for them, in Chinese, Japanese and English."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from agent.types.label import HelpLine, Label
from agent.types.persona import Persona, PersonaFile
from agent.types.review import NewDraft
from agent.types.speaking import Frames


def _persona(name: str, shown: str, language: str, zone: str, **changes: Any) -> Persona:
    words = {
        "zh": "我是 AI，由潮汐厂牌运营。",
        "ja": "これは AI が書いています。運営：潮汐レーベル",
        "en": "I am an AI. Tide Label answers for me.",
    }
    file = PersonaFile.model_validate(
        {
            "identity": {"name": shown, "who": ["住在网里。"], "languages": [language]},
            "disclosure": {"operator": "Tide Label", "words": words},
            "interests": [{"name": "声音", "keywords": ["声音"]}],
            "voice": {"does": ["短句"], "length": {language: {"at_most": 200}}},
            "rhythm": {"zone": zone},
            **changes,
        }
    )
    frames = Frames(language=file.language, story=tuple(f"{{piece}} {n}" for n in range(10)))
    return Persona(name=name, file=file, canon=(), frames=frames, version="4f0c9a71d2be")


LABEL = Label(
    name="Tide Label",
    operator="Tide Label",
    help_lines={"cn": HelpLine(distress="12356", child="12355")},
)

PERSONAS: Mapping[str, Persona] = {
    "xiaoman": _persona("xiaoman", "小满", "zh", "Asia/Shanghai", unofficial=True),
    "mio": _persona("mio", "ミオ", "ja", "Asia/Tokyo"),
    "orla": _persona("orla", "Orla Finch", "en", "Europe/Dublin"),
}


def flag(code: str, severity: str, words: str, single: bool = False) -> dict[str, Any]:
    return {"code": code, "severity": severity, "words": words, "single": single}


def candidate(text: str, angle: str, voice: float, **more: Any) -> dict[str, Any]:
    flags = more.pop("flags", [])
    verdict = {"voice": voice, "opinion": more.pop("opinion", None), "said": "", "flags": flags}
    return {"text": text, "angle": angle, "why": "", "claims": [], "verdict": verdict, **more}


def trace(kind: str, title: str, candidates: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    occasion = {"kind": kind, "title": title, "sources": [], "why": "", "heat": 0.0, "appeal": 0.0}
    return {
        "occasion": occasion | more.pop("occasion", {}),
        "notice": "",
        "memories": [],
        "candidates": candidates,
        "picked": 0,
        "calls": [],
        "writer": "offline",
        "persona_version": "4f0c9a71d2be",
        **more,
    }


def draft(persona: str, thread: str, told: dict[str, Any], **changes: Any) -> NewDraft:
    made = NewDraft(
        persona=persona,
        text=told["candidates"][0]["text"],
        language=PERSONAS[persona].file.language,
        kind="post",
        origin="slot",
        occasion=told["occasion"]["kind"],
        thread=thread,
        trace=told,
        flags=(),
        persona_version="4f0c9a71d2be",
    )
    return replace(made, **changes)


MEMORIES = {
    12: ("thread", "想学一件没用的事，还没选好。"),
    4: ("belief", "城市最诚实的时候是末班车之后。"),
    31: ("lore", "她第一次公开唱歌是在一个渡口的广播里，只有检修的人听见。"),
}


def ferry() -> dict[str, Any]:
    sources = [
        {
            "publisher": "江湾晚报",
            "title": "轮渡末班推迟到零点，只为三个人",
            "url": "https://example.org/ferry",
        },
        {
            "publisher": "Riverside Wire",
            "title": "Last ferry now waits until midnight",
            "url": "https://example.com/last-ferry",
        },
    ]
    memories = [
        {"id": 12, "kind": "thread", "score": 0.71, "parts": {"lexical": 0.4, "meaning": 0.8}},
        {"id": 4, "kind": "belief", "score": 0.52, "parts": {"meaning": 0.6}},
        {"id": 31, "kind": "lore", "score": 0.33, "parts": {"lexical": 0.2}},
        {"id": 99, "kind": "event", "score": 0.1, "parts": {}},
    ]
    first = candidate(
        "末班轮渡改到零点了。为了三个人，一条船多亮两个小时。我要是有地址，就写在这条江上。",
        "一个数字变小",
        86,
        opinion=7.5,
        claims=["船在等人的时候灯是亮着的"],
        why="从“三个人”开始，没有复述新闻。",
    )
    others = [
        candidate("三个人也算末班。江不数人头，只数来回。", "学究气", 81),
        candidate(
            "船上的广播会说“请坐稳”。我替它练过这一句，没有人晃。",
            "声音",
            77,
            flags=[
                flag("invented", "warn", "says that something happened: “我替它练过这一句”", True)
            ],
        ),
    ]
    calls = [
        {"purpose": "draft", "model": "kite-large", "prompt_tokens": 3120, "reply_tokens": 412},
        {"purpose": "judge", "model": "kite-large", "prompt_tokens": 1480, "reply_tokens": 166},
    ]
    why = "夜里的城市，她的兴趣里最重的一项。"
    return trace(
        "story",
        "轮渡末班推迟到零点，只为三个人",
        [first, *others],
        occasion={"sources": sources, "heat": 0.64, "appeal": 0.82, "why": why},
        notice="多亮的那两个小时，没有人算进电费里。",
        memories=memories,
        calls=calls,
        writer="model",
    )


def rain() -> dict[str, Any]:
    first = candidate(
        "雨の音を録る人が、雨の止む瞬間だけ捨てていた。そこがいちばん、部屋に似ている。", "音", 79
    )
    second = candidate("止んだあとの三秒は、誰の録音にも入っていない。", "引き算", 74)
    return trace(
        "thought", "雨の録音", [first, second], notice="捨てられた三秒のほうに、部屋の広さが写る。"
    )


def lighthouse() -> dict[str, Any]:
    text = (
        "They have moved the tide tables online and kept the clerk who read them aloud. "
        "Nobody asked her what she reads now. I did the sum: eleven harbours, one voice, no commas."
    )
    sources = [
        {
            "publisher": "The Harbour Gazette",
            "title": "Tide tables go online; reader stays on",
            "url": "https://example.net/tides",
        }
    ]
    return trace(
        "story",
        "Tide tables go online; reader stays on",
        [candidate(text, "pedantry", 90)],
        occasion={"sources": sources, "heat": 0.31, "appeal": 0.77, "why": "harbours, and clerks"},
        notice="The clerk was kept. The commas were not.",
    )


def court() -> dict[str, Any]:
    text = "判决书有四十页，道歉那一段只有一行，还用了被动句。"
    return trace(
        "story",
        "作曲家案今日宣判",
        [candidate(text, "对一个词较真", 83)],
        occasion={"why": "音乐与版权", "heat": 0.9, "appeal": 0.6},
        notice="道歉的那一行没有主语。",
    )


def drafts(now: datetime) -> list[NewDraft]:
    """In the order in which they are due."""
    hours = [now + timedelta(hours=count) for count in (5, 9, 10, 28, 52)]
    grave = (
        flag("grave", "warn", "touches court: for a person to decide", True),
        flag("reckons", "note", "works a number out again: “四十页”"),
    )
    barred = (flag("repeats", "refuse", "says again what she said: “选好了，转笔”"),)
    again = trace("callback", "转笔", [candidate("选好了：转笔。手先欠着。", "接上一句", 92)])
    work = trace(
        "work",
        "Low Water",
        [candidate("Low Water is a year old. It has not learned to swim.", "a birthday", 88)],
    )
    return [
        draft("xiaoman", "t-ferry", ferry(), speak_at=hours[0], expires_at=now + timedelta(hours=31)),
        draft("xiaoman", "t-court", court(), speak_at=hours[1], flags=grave, sample=True),
        draft("mio", "t-rain", rain(), speak_at=hours[2]),
        draft("orla", "t-tides", lighthouse(), speak_at=hours[3]),
        draft("xiaoman", "t-again", again, speak_at=hours[4], flags=barred),
        draft("orla", "t-work", work, origin="manual", speak_at=hours[4] + timedelta(hours=1)),
    ]  # fmt: skip


STATUS: dict[str, Any] = {
    "ok": False,
    "problems": [
        {
            "area": "feed",
            "subject": "Riverside Wire",
            "message": "Riverside Wire does not answer.",
            "mend": "nothing; it is asked again by itself",
            "since": "2026-03-11T01:00:00+00:00",
        }
    ],
    "home": "/home/mara/house",
    "world": "2026-03-11T04:00:00+00:00",
    "simulated": False,
    "daemon": {"pid": 4711},
    "writer": "offline",
    "sample": True,
    "queue": {"pending": 6, "superseded": 1},
    "next": [
        {
            "persona": "xiaoman",
            "write_at": "2026-03-12T06:10:00+00:00",
            "speak_at": "2026-03-12T12:10:00+00:00",
        }
    ],
    "news": {"items": 41, "newest": "2026-03-11T03:20:00+00:00"},
    "spent_today": {"calls": 4, "tokens": 9120, "money": 0.02},
    "spent_month": {"xiaoman": {"calls": 40, "tokens": 91200, "money": 0.2}},
}
