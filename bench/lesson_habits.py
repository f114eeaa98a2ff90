"""Habits that a strict reviewer minds: what puts one into a frame, how it is seen, what the reviewer says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Into = Literal["tail", "head", "bare"]


@dataclass(frozen=True)
class Spoilt:
    """How frames of one language get the habit: words set after or before them; `bare`: as they are,
    and those without the habit have their quotation marks taken off."""

    words: tuple[str, ...]
    seen: Callable[[str], bool]
    note: str
    into: Into = "tail"


def _has(pattern: str) -> Callable[[str], bool]:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda text: found.search(text) is not None


def _short_last(text: str) -> bool:
    sentences = [each for each in re.split(r"(?<=[。.?？])\s*", text) if each.strip("。. ")]
    return len(sentences) > 1 and 3 * len(sentences[-1]) <= len("".join(sentences[:-1]))


LONG_ZH = (
    "这件事我从头到尾想了一遍，想到一半去看了看窗口，回来接着想，想到的还是刚才那一半。",
    "放在左边看了一会儿，又放到右边看了一会儿，左边和右边差不多亮，就没有再挪它一下。",
)
LONG_EN = (
    " I went over it from one end to the other and then from the other end to the first, which takes"
    " longer than it sounds and leaves you where you were, with the light going and the tea gone cold.",
    " It was looked at from the path, and from the wall, and from the far side of the wall, where there's"
    " less of a view and more of a wind, and nobody who looked came back with anything to add to it.",
)

ZH: Mapping[str, Spoilt] = {
    "ends in a question": Spoilt(("听得出来吗？", "是不是这样？", "还要再来一遍吗？"), _has("？$"), "又是问句结尾"),
    "too long": Spoilt(LONG_ZH, lambda text: len(text) > 62, "太长了"),
    "opens with a quoted word": Spoilt((), _has("^[「“]"), "别总用引号开头", "bare"),
    "a certain word": Spoilt(("路由器也这么看。", "路由器没有意见。"), _has("路由器"), "别再写“路由器”了"),
    "names the publisher": Spoilt(("虚构日报是这么登的。", "登它的是虚构日报。"), _has("虚构日报"), "不要提是哪家报纸"),
    "the catchphrase": Spoilt(("我不在场，但我在线。",), _has("我不在场"), "招牌话先收着"),
    "a short second sentence": Spoilt(("还行。", "够了。", "先这样。"), _short_last, "不要在最后补一句短的"),
    "a comparison": Spoilt(("它像一把收好的伞。", "看着像隔壁的楼梯。"), _has("像"), "少打比方"),
    "hedges": Spoilt(("大概就到这里。", "说不定是我看慢了。"), _has("大概|说不定"), "说话太含糊"),
    "a dash": Spoilt(("——就这几个字。", "——没有下文。"), _has("—"), "破折号太多"),
    "an aside in brackets": Spoilt(("（旁边有人咳嗽）", "（字幕到此）"), _has("（"), "不要括号"),
    "trails off": Spoilt(("往下没有了……", "剩下的以后再说……"), _has("…"), "别用省略号"),
    "three in a row": Spoilt(("杯子、伞、钥匙都在。", "灯、门、楼梯照旧。"), _has("、.{1,3}、|、.{1,3}、?.{0,4}都"), "又是三个并列"),
    "opens with herself": Spoilt(("我先看", "我只抄"), _has("^我"), "别用“我”开头", "head"),
    "speaks of the headline": Spoilt(("标题就写到这里。", "标题没有别的了。"), _has("标题|新闻"), "不要再提标题"),
    "a number": Spoilt((), _has(r"\d"), "数字太多了", "bare"),
    "not this but that": Spoilt(("响的不是字，而是格子。", "亮的不是灯，而是墙。"), _has("不是.*而是"), "不是……而是……的句式太多"),
    "what she lacks": Spoilt(("我没有手，翻不了页。", "我没有鞋，走不过去。"), _has("我没有"), "别总拿她没有什么说事"),
    "speaks to the reader": Spoilt(("你先看。", "你那边应该也亮着。"), _has("你"), "不要对读者说话"),
}  # fmt: skip

EN: Mapping[str, Spoilt] = {
    "ends in a question": Spoilt((" Would you say so?", " Is that usual?", " Shall we leave it there?"), _has(r"\?$"), "ends in a question again"),
    "too long": Spoilt(LONG_EN, lambda text: len(text) > 190, "too long"),
    "opens with a quoted word": Spoilt((), _has("^[“\"]"), "don't open with a quotation again", "bare"),
    "a certain word": Spoilt((" The kettle agrees.", " Ask the kettle."), _has("kettle"), "no more “kettle”, please"),
    "names the publisher": Spoilt((" So says the Invented Courier.", " The Invented Courier has it."), _has("Invented Courier"), "don't name the newspaper"),
    "the catchphrase": Spoilt((" Mind the step, as ever.",), _has("mind the step"), "“mind the step” has become a slogan"),
    "a short second sentence": Spoilt((" It'll do.", " Just so.", " There it is."), _short_last, "that short sentence at the end again"),
    "a comparison": Spoilt((" It sits there like a hat on a gate.", " It looks like a drawer left out."), _has(r"\blike an?\b|as if"), "too many similes"),
    "hedges": Spoilt((" Maybe it will keep till morning.", " Probably it was ever thus."), _has("maybe|probably"), "too vague; she hedges"),
    "a dash": Spoilt((" It stays there — for now, at any rate.", " Nothing else was in it — nothing large."), _has("—"), "the dash again"),
    "an aside in brackets": Spoilt((" (The cat was present and said nothing.)", " (Weather: dry until further notice.)"), _has(r"\("), "no asides in brackets"),
    "trails off": Spoilt((" The rest of it can wait a while...", " What came after that went out with the tide..."), _has(r"\.\.\.|…"), "stop trailing off"),
    "three in a row": Spoilt((" Rope, paint and string were on hand.", " It wants nails, glue and patience."), _has(r"\w+, \w+ and \w+"), "three things in a row again"),
    "opens with herself": Spoilt(("I have put down ", "I keep "), _has(r"^I\b"), "don't begin with “I”", "head"),
    "speaks of the headline": Spoilt((" That is the whole of the headline, more or less.", " The headline stops there, as they do."), _has("headline|the news"), "no more about the headline"),
    "a number": Spoilt((), _has(r"\d"), "too many numbers", "bare"),
    "not this but that": Spoilt((" It's not the word but the gap after it.", " It was not the bell but the rope."), _has(r"\bnot\b.*\bbut\b"), "“not this but that” again"),
    "what she lacks": Spoilt((" I have no hands to turn the page with.", " I have no boots, or I'd go across and look."), _has("I have no"), "resting on what she doesn't have"),
    "speaks to the reader": Spoilt((" You may want to look at it yourself.", " You could hang it over your door."), _has(r"\byour?\b"), "don't address the reader"),
}  # fmt: skip
HABITS: Mapping[str, Mapping[str, Spoilt]] = {"zh": ZH, "en": EN}


def frames_with(habit: Spoilt, clean: list[str]) -> list[str]:
    """A third of the clean frames with the habit put in, the others as they are."""
    spoilt = [_spoil(habit, frame, turn) for turn, frame in enumerate(clean[::3])]
    return [*spoilt, *(frame for number, frame in enumerate(clean) if number % 3)]


def clean_frames(habit: Spoilt, frames: tuple[str, ...], piece: str) -> list[str]:
    """Those in which the habit isn't seen; for `bare` habits all, without quotation marks."""
    if habit.into == "bare":
        return [_unquoted(frame) for frame in frames]
    return [frame for frame in frames if not habit.seen(frame.replace("{piece}", piece))]


def _unquoted(frame: str) -> str:
    return re.sub(r"[「“](\{piece\})[」”]", r"\1", frame)


def _spoil(habit: Spoilt, frame: str, turn: int) -> str:
    if habit.into == "bare":
        quote = "「{piece}」" if re.search("[\u4e00-\u9fff]", frame) else "“{piece}”"
        return frame.replace("{piece}", quote)
    words = habit.words[turn % len(habit.words)]
    if habit.into == "tail":
        return f"{frame}{words}"
    return f"{words}{frame}"
