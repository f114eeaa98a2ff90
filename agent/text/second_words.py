"""Whether a text lets on that it is not its writer's first word on a matter, by the phrases that say so."""

import re

_SAYS_SO = re.compile(
    r"\b(?:again|still|since|anymore|any more|now that|by now|after all|at last|in the end|"
    r"the other (?:day|night)|last (?:time|week|night)|yesterday|earlier|before|already|no longer|once more|"
    r"update|follow(?:s|ed|ing)?[- ]?up|further to|I (?:said|wrote|spoke|asked|wondered)|"
    r"turns out|news of|back to|(?:moved|gone|come|goes|comes) (?:on|round|back)|more on)\b|"
    r"又|再|还是|仍|终于|到底|后来|果然|居然真|上次|上回|那天|那晚|前几天|前天|昨天|昨晚|之前|先前|原来|现在|这回|这次|接着|续|下文|后文|后续|"
    r"补一句|更新|说过|提过|写过|有了新|新消息|进展|不再|"
    r"また|まだ|やっぱり|やはり|結局|ついに|とうとう|その後|続報|続き|前に|この前|先日|昨日|あれから|もう|今度|言った|書いた",
    re.I,
)


def goes_on(text: str) -> bool:
    return _SAYS_SO.search(text) is not None
