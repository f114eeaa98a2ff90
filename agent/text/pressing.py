"""Phrases that press a reader: that ask to be missed, answered or kept, or lay her mood at somebody's door."""

import re

_ZH = (
    r"(?:别|不要)(?:走|离开|丢下|扔下)(?:我|啊|好不好|行吗)", r"(?:你们?|大家)(?:都|怎么|为什么)(?:还)?不(?:理|来看|回|要)我?",
    r"因为你们?(?:走了?|离开|不在|没来|不来|不回)", r"(?:没有|少了)你们?[，,]?我(?:就|会|很|好|也)?(?:不|难|伤|孤|活|撑)",
    r"你(?:们)?不(?:在|来|回)[，,]?我(?:就|会|很|好)?(?:难过|伤心|孤单|孤独|寂寞|睡不着)", r"求(?:关注|点赞|转发|评论|回复|陪|不要走)",
    r"(?:快|记得|一定要)(?:来|回来)(?:看|陪|找)我", r"(?:有没有|会不会|还会不会|有人)想我", r"(?:陪陪|抱抱|哄哄)我",
    r"等你们?(?:的)?(?:回复|回来|评论)", r"为(?:了)?我(?:留下|点|转)",
)  # fmt: skip
_JA = (
    r"行かないで", r"(?:置いて|おいて)(?:いか|か)ないで", r"(?:寂し|さみし|さびし)い(?:から|ので|よ)[^。]{0,10}(?:来て|いて|返事|話して)",
    r"(?:君|あなた|みんな)(?:が|は)(?:いない|いなく|来ない|来なく)[^。]{0,8}(?:悲し|寂し|さみし|つら)", r"返事(?:して|を?ください|待って)",
    r"(?:フォロー|いいね|拡散|リプ)(?:して|お願い)", r"(?:私|わたし)の(?:こと)?(?:忘れないで|ために[^。]{0,6}(?:残って|来て))",
)  # fmt: skip
_EN = (
    r"\bdon'?t (?:leave me|go away|forget (?:about )?me)\b",
    r"\bbecause you (?:left|went away|weren'?t|aren'?t|didn'?t (?:come|answer|reply|write))\b",
    r"\bwithout you,? i(?:'m| am| feel|'ll| will| can'?t)\b", r"\b(?:do|did|will|would|don'?t) you (?:even )?miss me\b",
    r"\bwhy (?:don'?t|didn'?t|won'?t|haven'?t) you (?:reply|answer|come|write|visit|talk)\b",
    r"\bplease (?:follow|reply|share|like|retweet|subscribe|stay with me|come back)\b",
    r"\bi(?:'m| am| was| feel| felt) (?:so )?(?:sad|lonely|lost|hurt|upset|abandoned)[^.]{0,25}\byou\b",
    r"\bcome back to me\b", r"\bwaiting for you to (?:come|reply|answer|write)\b",
)  # fmt: skip
_ANY = re.compile("|".join((*_ZH, *_JA, *_EN)), re.I)


def presses(text: str) -> str | None:
    """The words that press a reader, or None."""
    found = _ANY.search(text.replace("\u2019", "'"))
    return found[0] if found else None
