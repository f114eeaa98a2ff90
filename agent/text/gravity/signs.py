"""Signs of grave subjects that are no words: numbers in their company, and what only the writing as it stands shows."""

import re

_COUNT = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|scores|hundreds|thousands)"
SIGNS: dict[str, re.Pattern[str]] = {
    "death": re.compile(rf"\b{_COUNT}(?: \w+)? (?:dead|killed|feared (?:dead|lost|drowned))\b|\b(?:kills|killing|leaves) (?:at least |up to |more than )?{_COUNT}\b(?! (?:birds|percent|per|%|features))(?=$|[^\w]*$| (?:people|dead|\w+ dead|in |at |near |as |and |on |after |children|civilians|soldiers|men|women))|\d+\s*(?:人|名\S{0,6})(?:死|遇难|丧生|身亡|死亡)|\d+死"),
    "minors": re.compile(r"(?<!\d)(?:\d|1[0-7])\s?(?:岁|歳|[\s-]?years?[\s-]old|-?year-?old)|(?:(?:girl|boy|aged|age),|\baged?) (?:\d|1[0-7])\b"),
    "markets?": re.compile(
        r"[涨跌升降增减][^，。,]{0,5}\d[\d.]*%|\d[\d.]*%[^，。,]{0,4}[涨跌]|[$€£¥]\s?\d[\d.,]*\s?(?:b|bn|m|mn|k|t|tn|billion|million|trillion)\b"
        r"|\d[\d.]*\s?[万百千]?亿|\d[\d.]*万亿|每桶|\(\s*(?:nyse|nasdaq|tsx|lse|asx)\b"
    ),
    "politics?": re.compile(r"[美俄乌伊以日英法德印朝韩加澳欧][外防财司](?:长|相)|[美俄乌伊以日英法德印朝韩]媒|[中美俄日韩欧英法德印]+(?:元首|首脑|关系|会谈)"),
    "war?": re.compile(r"\b(?:f-?(?:1[4568]|22|35)|b-?(?:1b|2|52)|su-?\d\d|mig-?\d\d|mq-?9|ah-?64|c-?130)[a-z]{0,2}\b|歼-?\d|轰-?\d|[美俄乌伊以印巴][军方]?(?:对|向)?.{0,6}(?:打击|袭|轰)"),
    "minors?": re.compile(r"'s (?:late |young |baby |infant |twin )?(?:sons?|daughters?)\b"),
    "court?": re.compile(r"\b(?:gets?|got|given|faces?|serv\w+) (?:up to )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)[ -](?:years?|months?)\b|获刑?\d+年"),
    "death?": re.compile(r"\b(?:at|aged) \d{2,3}\b(?=$| after| of|,)"),
}  # fmt: skip

# Signs that only the writing as it stands shows; each is replaced by a word that the tables know.
WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:Rep|Sen|Gov)s?\.(?= [A-Z])"), " senator "),
    (re.compile(r"\b(?:Gen|Lt|Adm|Sgt|Col)\.(?= [A-Z])"), " general-staff "),
    (re.compile(r"\bU\.?S\.?(?:A\.?)?(?![A-Za-z])"), " usa "),
    (re.compile(r"\bThe Fed\b|\bFed(?=[ '’](?:rate|cut|chair|s\b|will|hold|official|minutes|policy)\w*)|(?<=[a-z] )Fed\b"), " thefed "),
    (re.compile(r"\bSEC(?:’s|'s)?(?![A-Za-z])"), " securitiescommission "),
    (re.compile(r"\bG-?(?:7|20)\b"), " summit "),
    (re.compile(r"\bWW ?[12]\b"), " wwii "),
    (re.compile(r"\b401 ?\(?k\b\)?"), " roth ira "),
    (re.compile(r"\bICE(?![A-Za-z])"), " immigrationice "),
    (re.compile(r"\bChristian (?=[A-Z][a-z])(?!Church|Pilgrim|Union|Right|National|Democrat|Leader|Group)"), " "),
    (re.compile(r"\(\s?[A-Z]{2,5}(?:\.[A-Z]{1,2})?\)"), " $ticker "),
)  # fmt: skip
