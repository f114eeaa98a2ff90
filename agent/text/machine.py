"""Whether words tell a reader that a machine wrote something, in Chinese, English and Japanese."""

import re
import unicodedata

_CALLED = (
    r"(?:(?<![a-z0-9.])(?:ai(?![a-z0-9]|\.[a-z])|a\.\s?i\b)|artificial(?:ly)? intelligen(?:ce|t)|language model"
    r"|machine[ -](?:written|made|generated)|(?:by|from) a machine|人工智能|人工智慧|人工知能"
    r"|(?:语言|語言|言語)(?:大)?(?:模型|モデル)|机器|機器|機械)"
)
_FOUND = re.compile(_CALLED)
_DENIED = re.compile(
    r"\b(?:not?|never|without|isn't|wasn't)(?: (?:an?|the|any|is|was|made|written|generated|by|use|of|using)){0,4} "
    + _CALLED
    + r"|(?:不是|并非|並非|非|没有?|沒有?|未|不)(?:使?用|经|由|借助|通过)?\s?"
    + _CALLED
    + "|"
    + _CALLED
    + r"(?:では|じゃ|[をは]使(?:って|用して))(?:い?ない|いません|ありません)"
)


def tells_machine(words: str) -> bool:
    """True only if the words name an AI and do not deny one; a name such as AI.Talk is none."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return bool(_FOUND.search(plain)) and not _DENIED.search(plain)
