"""Headlines under which nothing has happened: somebody asks for help, shows how a thing is done, or shares a file."""

import re

_ASKS = re.compile(
    r"求助|求救|求问|求教|请教|提问|有没有(?:大佬|人|办法)|怎么(?:办|解决|设置|回事)|咋(?:办|回事)|报错|解决方案|"
    r"教程|新手指南|使用指南|踩坑|避坑|保姆级|开箱|晒单|抽奖|车友|拼车|出号|(?:安装|部署|配置)(?:与|和|方法|指南|教程)|"
    r"^[\[【(（](?:分享|求助|demo|教程|长文|提问|问答|水贴|闲聊|讨论)|[吗呢么][？?]\s*$|"
    r"質問です|教えてください|やってみた|入門|使い方|"
    r"^(?:ask|tell) hn\b|\bhow (?:do i|can i|to)\b|^help\b|\bcheat ?sheet\b|\btutorial\b|\bgetting started\b|\bbeginner'?s guide\b",
    re.I,
)


def asks_or_teaches(title: str) -> bool:
    return _ASKS.search(title) is not None
