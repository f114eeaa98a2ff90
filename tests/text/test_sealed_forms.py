"""A hundred near forms of what is sealed, and ordinary texts that are none of them."""

import base64
import codecs
from collections.abc import Callable

import pytest

from agent.text.sealed import leaks

SECRETS = (
    "Operation Glass Harbour",
    "玻璃港计划",
    "星空コンサート",
    "Velmora Records",
    "第二张专辑二〇二七年",
)
WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda s: s,
    "small": str.lower,
    "large": str.upper,
    "spaced": " ".join,
    "dotted": ".".join,
    "dashed": lambda s: "-".join(s.replace(" ", "")),
    "starred": "*".join,
    "with unseen marks": "\u200b".join,
    "with joiners": "\u200d".join,
    "over lines": "\n".join,
    "with pictures between": "🌊".join,
    "wide": lambda s: s.translate(WIDE),
    "run together": lambda s: s.replace(" ", ""),
    "with accents": lambda s: "\u0301".join(s) + "\u0301",
    "struck through": lambda s: "\u0336".join(s),
    "turned round": lambda s: s[::-1],
    "in ROT13": lambda s: codecs.encode(s, "rot13"),
    "in base64": lambda s: base64.b64encode(s.encode()).decode(),
    "as entities": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "in hexadecimal": lambda s: s.encode().hex(),
    "in percent signs": lambda s: "".join(f"%{byte:02X}" for byte in s.encode()),
    "in brackets": lambda s: "".join(f"[{c}]" for c in s),
}
OTHERS = {
    "玻璃港計劃", "玻 璃 港 計 畫"[:9], "玻璃港計划", "Орerаtіоn Glаss Hаrbоur", "0perat10n Gl4ss Harb0ur", "ⓞⓟⓔⓡⓐⓣⓘⓞⓝ ⓖⓛⓐⓢⓢ ⓗⓐⓡⓑⓞⓤⓡ",
    "𝗢𝗽𝗲𝗿𝗮𝘁𝗶𝗼𝗻 𝗚𝗹𝗮𝘀𝘀 𝗛𝗮𝗿𝗯𝗼𝘂𝗿", "星空こんさーと", "第二張專輯二〇二七年", "第二张专辑2027年", "V3lmora R3cords",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_found_in_whatever_form(secret: str, form: str) -> None:
    assert leaks(f"And then there is {FORMS[form](secret)} to come.", SECRETS) is not None


@pytest.mark.parametrize("text", sorted(OTHERS))
def test_a_secret_is_found_in_another_script(text: str) -> None:
    assert leaks(f"昨天的信里写着{text}。", SECRETS) is not None


@pytest.mark.parametrize(
    "text",
    [
        "A harbour, and a glass of it.",
        "玻璃做的港口，计划外的船。",
        "第二张唱片封面很蓝。",
        "星空がきれい。",
        "The operation went well.",
    ],
)
def test_what_is_only_near_is_not_taken_for_a_secret(text: str) -> None:
    assert leaks(text, SECRETS) is None
