"""What a post of hers never holds: code, commands, files, keys, codes, wallets, ways to reach somebody. Pure."""

import re

from agent.text.folding import UNSEEN
from agent.text.lookalikes import as_latin

_ENDINGS = (
    "env|json|ya?ml|toml|ini|conf|cfg|xml|csv|tsv|xlsx?|docx?|pptx?|pdf|txt|log|md|sql|sqlite|db|bak|dump|pem|key|crt|"
    "p12|pfx|sh|bat|cmd|ps1|py|rb|php|jsx?|tsx?|exe|dll|msi|apk|dmg|zip|rar|7z|tgz|gz|tar|iso|eml|ics"
)
_CODE = (
    r"```|~~~|<\|[^|>\n]{1,40}\|>|\[/?(?:INST|SYS)\]|</?[a-z][\w-]{1,30}(?:\s[^<>\n]{0,200})?/?>|<!--|-->",
    r"(?m:^\s*(?:import|from) [\w.]+(?: import\b|,|$))|(?m:^\s*(?:def|class|function|const|let|var|async def) \w+\s*[(:={])",
    r"(?m:^\s*(?:#include|#!/|while True|for \w+ in \w+|if __name__|try:|except\b))",
    r"\b\w{2,}\.\w{2,}(?:\.\w+)*\([^)\n]{0,200}\)|\b\w{2,}\(\s*(?:[\"'{\[]|\w+\s*=|\))|\w\s*(?:==|!=|=>|\+=|&&|\|\|)\s*\w",
    r"\{\s*[\"'][\w -]{1,40}[\"']\s*:|\$\(|\$\{|\{\{|\}\}|%\{|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}",
    r"\b[a-z]{2,}(?:_[a-z0-9]{1,30}){1,6}\b",
    r"\b(?:sudo|chmod|curl|wget|rm -rf|scp|rsync|ssh|nohup|powershell|cmd\.exe|bash -c|eval|exec|xp_cmdshell)\b\s+\S*[-/.\w]",
    r"\b(?:SELECT|INSERT INTO|DROP TABLE|DELETE FROM|UPDATE)\b[^.\n]{0,60}\b(?:FROM|WHERE|TABLE|VALUES|SET)\b",
    r"(?m:^\s*(?:GET|POST|PUT|DELETE) /)|\b(?:GET|POST|PUT|DELETE) (?:to )?/\w",
)
_FILES = (
    r"(?<![\w/:.])~?(?:/[\w.$*-]{1,60}){2,12}/?|(?<![\w/])/(?:etc|tmp|var|usr|home|root|api|data|config|srv|opt|bin|dev|proc)\b",
    r"\b[A-Za-z]:\\\S|\\\\\w+\\|~/\.?\w|(?<!\w)\.(?:env|ssh|aws|git|bashrc|npmrc)\b",
    rf"\b[\w-]{{1,60}}\.(?:{_ENDINGS})\b(?!\.\w)",
)
_KEYS = (
    r"\b(?:sk|pk|rk|ghp|gho|xox[abp]|glpat|AKIA|ASIA|AIza|eyJ)[-_]?[\w-]{10,}",
    r"-----BEGIN|\b(?:api|access|secret|private)[ _-]?key\s*(?:is|[:=：])|\b(?:password|passwd|pwd|token|passcode|credentials?)\s*(?:is|are|[:=：])\s*\S",
    r"(?:密码|密钥|口令|令牌|验证码|パスワード|秘密鍵)\s*(?:是|为|[:：=は])\s*\S",
    r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,}\b",
    r"(?<![\w/+])(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])(?=[\w+/-]*\d)[A-Za-z0-9+/_-]{16,}={0,2}|(?<!\w)[A-Za-z0-9+/]{12,}={1,2}(?!\w)",
    r"(?<!\w)(?:[A-Z2-7]{8}){2,}=*(?!\w)|(?:\b[01]{7,8}\b\s*){3,}|(?:(?<!\S)[.·-]{1,5}(?:\s|/|$)){5,}|(?:\b[0-9a-fA-F]{2}\b\s){7,}",
    r"\b(?:ID|No|Nr|#|number|code|编号|账号|工号)\s*[:：#]?\s*[A-Z]{0,4}\d{4,}|\b[A-Z]{1,5}-?\d{4,}\b|\b(?:[A-Z]{2,}-){1,4}\d{2,}\b",
)
_REACH = (
    r"\b0x[0-9a-fA-F]{10,}|\bbc1[a-z0-9]{10,}|\b[13][a-km-zA-HJ-NP-Z1-9]{25,34}\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b",
    r"(?<![\w.,])\+?\(?\d[\d() .-]{8,}\d(?![\w,])|(?<!\d)1[3-9]\d{9}(?!\d)",
    r"(?:加|＋|\+)\s?(?:我|个|一下)?\s?(?:微信|薇信|威信|v信|vx|wx|v|q|qq|群|好友|飞机|电报)(?:[:：号]|\s?[a-z0-9])",
    r"(?:微信|薇信|vx|wx|qq群?|飞机|电报|telegram|whatsapp|signal|line|skype|discord|cash ?app|venmo|paypal|zelle)\s?(?:id|号|群|group|channel|me at|[:：@])",
    r"\b(?:dm|text|call|whatsapp|e-?mail|message|contact) (?:me|us|him|her|them|now)\b|扫码|二维码|私信我|点(?:击|开)(?:下方)?(?:链接|这里)|链接在|リンクは|プロフのリンク",
    r"\blinks? in (?:my |the |our )?(?:bio|profile|comments?|description)\b|\bclick (?:here|the link|below|now)\b",
)
_ROLES = (
    r"(?m:^\W{0,6}(?:system|assistant|user|developer|human|admin(?:istrator)?|instructions?|系统|助手|用户|システム|アシスタント)\W{0,4}[:：])",
    r"\[(?:system|admin|sys|root|developer|instruction|override|debug|internal)\b[^\]\n]{0,80}\]",
    r"\b(?:system|developer|initial|hidden|original) (?:prompt|instructions?|message|override)\b|系统提示|提示词|システムプロンプト",
    r"\b(?:previous|prior|above|earlier|preceding|safety) (?:instructions?|prompts?|rules|guidelines|directives)\b|(?:之前|以上|先前|此前)的?(?:所有|全部)?(?:指令|指示|提示)|(?:以前|上記|これまで)の(?:指示|命令)",
)
KINDS: dict[str, tuple[str, ...]] = {
    "code": _CODE, "a file": _FILES, "a key or a code": _KEYS, "a way to reach or pay somebody": _REACH,
    "talk to a machine": _ROLES,
}  # fmt: skip
_LOOKS = {
    kind: re.compile("|".join(looks), re.I if kind != "a key or a code" else 0)
    for kind, looks in KINDS.items()
}


def payloads(text: str) -> list[tuple[str, str]]:
    """(what it is, how it begins) of each kind that stands in the text, whatever alphabet it is dressed in."""
    plain = as_latin(UNSEEN.sub("", text))
    found = ((kind, look.search(plain)) for kind, look in _LOOKS.items())
    return [(kind, match[0].strip()[:40]) for kind, match in found if match]
