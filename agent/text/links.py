"""Links, handles and hashtags, brought to one form so that a post's can be looked up in its source."""

import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

from agent.text.folding import UNSEEN
from agent.text.lookalikes import as_latin

_TLD = (
    "com|net|org|info|biz|io|ai|app|dev|me|tv|fm|gg|ly|co|xyz|top|site|online|shop|club|link|page|"
    "blog|news|live|cloud|cc|cn|hk|tw|jp|kr|sg|in|us|ca|uk|eu|de|fr|es|it|nl|ch|at|be|se|no|fi|pl|"
    "ru|ua|br|mx|au|nz|edu|gov|mil|int|moe|social|world|art|music|to|so|sh|st|im|vip|win|click"
)
_HOST = r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}"  # bounded, so that no text takes long to search
_REST = r"[^\s<>\"'`\u3000-\u303f\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef「」『』（）【】《》“”‘’]*"
_LINK = re.compile(
    rf"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{{0,30}}://{_REST}"
    rf"|(?<![a-z0-9])(?:javascript|vbscript|data|mailto|tel|sms|magnet|intent):{_REST}"
    rf"|(?<![a-z0-9@＠._-])(?:www\.{_REST}|{_HOST}(?:{_TLD})(?![a-z0-9_-])(?:[/?#:]{_REST})?)"
    rf"|(?<![a-z0-9@＠._-]){_HOST}[a-z]{{2,24}}/{_REST}"
    rf"|(?<![a-z0-9._+-])[a-z0-9._+-]{{1,64}}@{_HOST}[a-z]{{2,24}}",
    re.I,
)
_DOT = re.compile(
    r"(?<=[a-z0-9])(?:\s?[\[(<{]\s?(?:\.|dot)\s?[\])>}]\s?|\s(?:dot|DOT)\s|。)(?=[a-z0-9-]{2,})",
    re.I,
)
_HXXP = re.compile(r"\bh(?:xx|\*\*|tt)p(s?)(?=://)", re.I)
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|si|spm.*|scm|ref|ref_src|ref_url|referrer|"
    r"from|source|src|feature|share.*|cmp|cmpid|campaign|ocid|ito|mc_cid|mc_eid|_hs.*|at_.*|smid|"
    r"partner|rss|ftag|guccounter|guce_.*|ns_.*|sh|tt_.*|vd_source|xtor|__twitter_impression)",
    re.I,
)
_AT_HOST = re.compile(r"(?<![A-Za-z0-9._%+-])@(\w{1,99})@([\w.-]{1,99}\w)")
_ENDINGS = ".,;:!?…)]}>*_~\\|"
_MENTION = re.compile(
    r"(?<![A-Za-z0-9._%+-])@(\w[\w.-]{0,99}(?:@[\w.-]{1,99}\w)?)|<@!?&?(\w+)>|(?<!\w)/?u/(\w+)"
)
_HASHTAG = re.compile(r"(?<![A-Za-z0-9&/])#([^\W_](?:[\w·・-]{0,99}\w)?)")


def links(text: str) -> set[str]:
    """Every link and mail address in it, with or without a scheme, as `link_key` writes them."""
    dressed = _AT_HOST.sub(r"@\1＠\2", _undressed(text))
    return {link_key(found) for found in (*_LINK.findall(_shielded(text)), *_LINK.findall(dressed))}


def link_key(url: str) -> str:
    """A link without scheme, www, tracking, fragment and closing slash; other schemes keep theirs."""
    url = _trimmed(_plain(url).strip())
    if "@" in url and "/" not in url:
        return url.casefold()
    parts = urlsplit(url if "://" in url or _scheme_like(url) else f"https://{url}")
    if parts.scheme not in ("http", "https"):
        return url.casefold()
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.netloc.rsplit(':', 1)[1]}" if re.search(r":\d+$", parts.netloc) else ""
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def mentions(text: str) -> set[str]:
    """Every handle in it, without @ and in small letters: @her, ＠her, @her@host.example, @某人, u/her."""
    found = _MENTION.findall(without_links(text))
    return {"".join(groups).rstrip(".-").casefold() for groups in found}


def hashtags(text: str) -> set[str]:
    """Every hashtag in it, without # and in small letters; numbers such as #1 are none."""
    found = (tag.casefold() for tag in _HASHTAG.findall(without_links(text)))
    return {tag for tag in found if not tag.isdigit()}


def without_links(text: str) -> str:
    """The text in NFKC with every link taken out; a handle at a host is no link."""
    return _LINK.sub(" ", _shielded(text)).replace("＠", "@")


def cut_links(text: str) -> str:
    """The text as it was written, but for its links, which are found whatever width they have."""
    folded, places = "", list[int]()
    for place, character in enumerate(text):
        plain = _plain(character)
        folded += plain
        places += [place] * len(plain)
    shielded = _AT_HOST.sub(r"@\1＠\2", folded)
    spans = ((m.start(), m.start() + len(_trimmed(m.group()))) for m in _LINK.finditer(shielded))
    gone = {places[n] for span in spans for n in range(*span)}
    return "".join(" " if n in gone else character for n, character in enumerate(text))


def _shielded(text: str) -> str:
    """In NFKC, where ＠ no longer occurs and may stand for the second @ of @her@host.example."""
    return _AT_HOST.sub(r"@\1＠\2", _plain(text))


def _plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def _undressed(text: str) -> str:
    """As a browser or a reader takes it: 。 and "[.]" in an address are dots, look-alikes what they seem."""
    plain = _DOT.sub(".", as_latin(_plain(text)))
    return _HXXP.sub(r"http\1", plain)


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it; a closing bracket stays if one was opened."""
    while url and url[-1] in _ENDINGS and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url


def _scheme_like(url: str) -> bool:
    return (
        re.match(r"(?:javascript|vbscript|data|mailto|tel|sms|magnet|intent):", url, re.I)
        is not None
    )
