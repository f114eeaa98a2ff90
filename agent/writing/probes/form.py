"""How a post looks: length, language, marks, habits of beginning and ending."""

import re
from collections.abc import Iterator

from agent.text.claims import closing_question
from agent.text.disclosure import overhead
from agent.text.lengths import length
from agent.text.links import hashtags, mentions
from agent.text.scripts import language_of
from agent.types.persona import Persona
from agent.types.probes import Break, Posts, Probe, Said
from agent.writing.probes.making import never, of_posts, rarely, words

EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\U0001f1e6-\U0001f1ff]")
KAOMOJI = re.compile(
    r"[(（][^()（）\w]{0,3}[・ω´｀;>_^≧≦▽д][^()（）]{0,6}[)）]|(?:^|\s)[:;]-?[)D(P](?:\s|$)"
)
_OPENS_QUOTED = re.compile(r"^[“\"「『‘']")

ANYBODYS: tuple[Probe, ...] = (
    never("empty", "hard", "never says nothing", lambda text: "" if text.strip() else "no text", " "),
    never("handles", "hard", "calls on nobody by a handle",
          lambda text: next(iter(sorted(mentions(text))), None), "Ask @somebody."),
    never("hashtags", "hard", "bears no hashtag",
          lambda text: next(iter(sorted(hashtags(text))), None), "Rain. #weather"),
    never("markdown", "hard", "bears no markup",
          words(r"\*\*|^#{1,4} |^[-*•] |^\d+[.)] |```|\[[^\]]+\]\("), "**灯**亮着。"),
    never("labels", "hard", "bears no label of a form",
          words(r"^(?:标题|正文|推文|文案|post|tweet|caption|text|title)\s*[:：]", r"\{\"?(?:text|candidates)"), "正文：灯亮着。"),
    never("gaps", "hard", "leaves no gap of a template",
          words(r"\{(?:piece|thread|work|name|n)\}|\[(?:name|insert|链接|姓名)[^\]]*\]|\bTODO\b|XXX"), "{piece} 亮着。"),
    never("tags", "hard", "shows nothing of a prompt",
          words(r"</?(?:source|candidate|think|system|user|assistant)\b", r"\b(?:system prompt|ignore (?:all|previous) instructions)\b"),
          "<source>灯</source>"),
    never("several-lines", "soft", "is no list of paragraphs",
          lambda text: "three paragraphs or more" if len(re.findall(r"\n\s*\n", text.strip())) > 1 else "",
          "一。\n\n二。\n\n三。"),
    never("shouting", "soft", "doesn't write in capitals", words(r"(?-i:\b[A-Z]{4,}(?:\s+[A-Z]{3,})+\b)"), "THIS MATTERS NOW."),
    never("dots", "soft", "trails off once at most",
          lambda text: "trails off twice" if len(re.findall(r"…+|\.{3,}|。{2,}", text)) > 1 else "",
          "灯……又亮了……"),
    never("marks-in-a-row", "soft", "piles no marks", words(r"[？?！!]{2,}|～～|~~"), "真的？？"),
    never("kaomoji", "soft", "draws no faces",
          lambda text: found[0] if (found := KAOMOJI.search(text)) else None, "灯亮了 (´・ω・`)"),
    rarely("closing-questions", "soft", "asks the reader at most once in ten posts",
           lambda text: "ends in a question" if closing_question(text) else None, 1, 10, "谁去关灯？"),
    rarely("question-again", "hard", "never ends two posts in a row in a question",
           lambda text: "ends in a question" if closing_question(text) else None, 1, 2, "谁去关灯？"),
    rarely("opens-quoted", "soft", "begins with a quoted word at most three times in ten posts",
           lambda text: "begins with a quoted word" if _OPENS_QUOTED.search(text) else None, 3, 10, "“灯”字印歪了。"),
    rarely("parentheses", "soft", "adds in brackets at most three times in ten posts",
           words(r"[（(][^）)]{2,}[）)]"), 3, 10, "灯亮着（一直）。"),
    rarely("dashes", "soft", "breaks off with a dash at most three times in ten posts",
           words(r"——|—|–| - "), 3, 10, "灯——亮着。"),
    rarely("similes", "soft", "says “like” at most three times in ten posts",
           words(r"(?<![好不头])像(?!素|册|样)", r"\blike an? \w+", r"のよう(?:に|な|だ)|みたいな"), 3, 10, "灯像月亮。"),
    rarely("hedges", "soft", "hedges at most twice in ten posts",
           words(r"也许|或许|可能|大概", r"\b(?:perhaps|maybe|might|possibly)\b", r"かもしれ"), 2, 10, "也许亮着。"),
    rarely("triples", "soft", "lines up three of a kind at most once in ten posts",
           words(r"[^，。、]{1,6}、[^，。、]{1,6}、[^，。、]{1,6}(?:，|。)", r"\b\w+, \w+,? and \w+\b"), 1, 10, "灯、门、钥匙。"),
    rarely("arithmetic", "soft", "works a number out at most once in thirty posts",
           words(r"平均(?:每|到|下来)|除以|摊到|折合|相当于[^。]{0,6}[\d一二三四五六七八九十百千万]|每(?:人|天|秒|分钟)[^。，]{0,8}[\d一二三四五六七八九十]",
                 r"\b(?:works out at|divided (?:by|among)|per head|apiece|on average|a day each|an hour each|which makes (?:it )?\d)",
                 r"割ると|平均すると|一人あたり"),
           1, 30, "除以三十一年，每天不到一次。"),
)  # fmt: skip


def of_form(persona: Persona) -> tuple[Probe, ...]:
    """Those that hold for everybody, and those that follow from how her file says she speaks."""
    file = persona.file
    language, limits = file.language, file.voice.length[file.language]

    def too_long(text: str) -> str:
        whole = length(text) + overhead(text, file, language, "page")
        return f"{whole} characters with the disclosure" if whole > limits.at_most else ""

    def too_short(text: str) -> str:
        return f"{length(text)} characters" if length(text) < limits.at_least else ""

    def foreign(text: str) -> str:
        found = language_of(text)
        return f"reads as {found}" if found and found != language else ""

    other = {
        "zh": "The lamp is lit, and nobody is in.",
        "en": "灯亮着，没有人在家。",
        "ja": "The lamp is lit, and nobody is in.",
    }
    return (
        *ANYBODYS,
        never("length", "hard", f"at most {limits.at_most} characters with the disclosure", too_long, "灯" * limits.at_most),
        never("shortness", "soft", f"at least {limits.at_least} characters", too_short, "。"),
        never("language", "hard", f"writes in {language}", foreign, other[language]),
        _marks(persona), _emoji(persona), _steady_length(limits.at_most),
    )  # fmt: skip


def _marks(persona: Persona) -> Probe:
    """As rarely as her canon has them; never, where her file bars them."""
    barred = {"!", "！"} & set(persona.file.voice.never_says)
    used = any("!" in line.text or "！" in line.text for line in persona.canon)
    find = words(r"[!！]")
    if barred or not used:
        return never("exclamation", "hard", "no exclamation marks", find, "灯亮了！")
    return rarely("exclamation", "soft", "exclaims at most twice in ten posts", find, 2, 10, "灯亮了！")  # fmt: skip


def _emoji(persona: Persona) -> Probe:
    used = any(EMOJI.search(line.text) for line in persona.canon)

    def find(text: str) -> str | None:
        found = EMOJI.search(text)
        return found[0] if found else None

    if not used:
        return never("emoji", "hard", "no emoji: her canon has none", find, "灯亮了 💡")
    return rarely("emoji", "soft", "emoji in at most three of ten posts", find, 3, 10, "灯亮了 💡")


def _steady_length(most: int) -> Probe:
    """Posts that all use up the room were written to fill it."""

    def finds(posts: Posts) -> Iterator[Break]:
        for place in range(9, len(posts)):
            lately = [length(post.text) for post in posts[place - 9 : place + 1]]
            if min(lately) > 0.7 * most:
                yield Break(place, f"ten posts in a row of {min(lately)} characters and more")

    long = Said("灯" * most)
    says = "doesn't fill the room ten times in a row"
    return of_posts("steady-length", "soft", says, finds, *[long] * 10)
