"""What a day keeps coming back to: subjects that recur, and her own sentence on each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memory.types import Memory
from memory.words.terms import STOP, runs, stem

OFTEN, OFTEN_WITH_A_STANCE = 3, 2
LONG_WORD, SHORT_WORD = 5, 3
SENTENCE = re.compile(r"[^。！？!?\n]+?(?:[。！？!?]+|\.(?=\s|$)|\n|$)")
HIRAGANA = re.compile(r"[\u3041-\u309f]")
GRAMMAR = re.compile(
    "[的了着是不我你他她它这那也就都和与把被很没还又再才只们个之而且但吧吗呢啊哦么什怎谁哪些在有一]"
)
"""Characters that make a stretch of Chinese no name of anything."""
_EVERYDAY = (
    "今天 今晚 昨天 昨晚 明天 晚上 早上 时候 现在 自己 知道 觉得 已经 因为 所以 如果 虽然 东西 事情 出来 起来 下来 "
    "以后 以前 大概 其实 只要 可以 最后 开始 今日 昨日 明日 今夜 自分 時間 about other thing things never always "
    "still today tonight yesterday tomorrow really maybe every where would could should think"
)
EVERYDAY = frozenset(_EVERYDAY.split())
STANCE = re.compile(
    r"我(?:还是|就是|就|一直|从来|偏|更|最|大概)?(?:喜欢|讨厌|信|不信|偏心|羡慕|佩服|同意|反对|赞成|宁可|看好)|偏要|不该|本该|就该"
    r"|值得|好过|比[^。，]{1,12}(?:好|强|体面|可靠|要紧)|好き|嫌い|べき|信じ|(?:ほう|方)がいい|と思う|羨まし"
    r"|\bI (?:still |always |would )?(?:like|love|hate|dislike|trust|distrust|prefer|believe|think|side with|envy|object|approve|disapprove|rather)\b"
    r"|\b(?:ought to|should (?:not|never|always)|better than|worse than|worth)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recurring:
    """`word` and `sentence` are from a post of hers on it, the newest that takes a stance if one does;
    `evidence` holds all that bears it."""

    subject: str
    word: str
    sentence: str
    evidence: tuple[int, ...]
    stance: bool


def recurring(met: Sequence[Memory]) -> Iterator[Recurring]:
    """Subjects that at least three memories share, or two where she took a stance, and that one of her
    posts is on; the most shared first. No memory serves two of them."""
    bearing: dict[str, dict[int, str]] = defaultdict(dict)
    for memory in met:
        for subject, word in subjects(memory.text):
            bearing[subject].setdefault(memory.id, word)
    posts = {memory.id: memory.text for memory in met if memory.kind == "post"}
    taken: set[int] = set()
    for subject in sorted(bearing, key=lambda each: (-len(bearing[each]), -len(each), each)):
        found = (
            None if taken & bearing[subject].keys() else _found(subject, bearing[subject], posts)
        )
        if found is not None:
            taken |= set(found.evidence)
            yield found


def subjects(text: str, *, short: bool = False) -> Iterator[tuple[str, str]]:
    """What may be a subject, with how it is written: words of five letters (`short`: of three), or two
    to four dense characters without what is grammar."""
    least = SHORT_WORD if short else LONG_WORD
    for dense, run in runs(text):
        if not dense and len(run) >= least and run not in STOP and run not in EVERYDAY:
            yield stem(run), run
        for size in (2, 3, 4) if dense else ():
            pieces = (run[at : at + size] for at in range(len(run) - size + 1))
            yield from ((piece, piece) for piece in pieces if _names_something(piece))


def share_a_subject(text: str, others: Sequence[str]) -> bool:
    mine = {subject for subject, _ in subjects(text, short=True)}
    return any(subject in mine for other in others for subject, _ in subjects(other, short=True))


def _names_something(piece: str) -> bool:
    return not (HIRAGANA.search(piece) or GRAMMAR.search(piece) or piece in EVERYDAY)


def _found(subject: str, held: Mapping[int, str], posts: Mapping[int, str]) -> Recurring | None:
    own = sorted(held.keys() & posts.keys(), reverse=True)
    said = [(number, _sentence(posts[number], held[number])) for number in own]
    firm = [row for row in said if STANCE.search(row[1])]
    if not said or len(held) < (OFTEN_WITH_A_STANCE if firm else OFTEN):
        return None
    number, sentence = (firm or said)[0]
    return Recurring(subject, held[number], sentence, tuple(sorted(held)), bool(firm))


def _sentence(text: str, word: str) -> str:
    """Her sentence with the word in it, as she wrote it."""
    sentences = [each.strip() for each in SENTENCE.findall(text)]
    return next((each for each in sentences if word in each.casefold()), text.strip())
