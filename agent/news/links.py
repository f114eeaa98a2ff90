"""Links as feeds give them: made absolute, harmless, and comparable without their tracking."""

import re
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

LONGEST = 2000
LONGEST_KEY = 500
_TRACKING = re.compile(
    r"utm_|pk_|mtm_|at_|hsa_|_hs|__hs|spm|share_|sharer_|mc_[ce]id|[fgd]clid|gclsrc|gad_|[gw]braid|fbclid|ttclid"
    r"|msclkid|twclid|yclid|ymclid|_openstat|li_fat_id|epik$|srsltid|igsh|mibextid|scm$|isappinstalled|wfr|ref_src"
    r"|referrer|cmpid|cmp$|ocid|ncid|ftag|smid|taid|traffic_source|__twitter_impression|_ga$|_gl$|mkt_tok|mkwid"
    r"|wt[._](?:mc|zmc|nav)|s_cid|s_kwcid|ef_id|xtor|itm_|guccounter|guce_|trk$|trkcampaign|trkinfo|vero_|oly_|ito$"
    r"|icid$|dicbo|rb_clickid|_branch_match_id|soc_src|soc_trk|ns_(?:mchannel|source|campaign|linkname|fee)"
    r"|sc_(?:campaign|channel|content|medium|src)|chksm$|mpshare|pass_ticket|poc_token|exportkey|wx_header|wxshare"
    r"|vd_source|xhsshare|xsec_|tt_from|phpsessid|jsessionid|amp$",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_IDLE = re.compile(r"(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)")
"""What a host may begin with without being another one: the same page for a phone, say."""
_ABSOLUTE = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_ORDINARY = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?:[!$-;=>@-~]++|[?#](?=[!$-;=>@-~]))*+"
)
"""Nothing in it that would have to be changed; most links are so, and taking others apart costs time."""
_PAGE = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[!$-;=>@-~]*+)")
"""The most ordinary of them: a host and a path alone."""
_TRACKING_WORDS = ("from", "src", "source", "ref", "mod", "partner", "rss")
"""Tracking where the value is a word; a number under such a name may well be the article's."""


def safe_link(link: str, base: str = "") -> str:
    """The link as an absolute http(s) address, or '' for anything else (javascript:, data:, nonsense)."""
    if _ORDINARY.fullmatch(link) and len(link) <= LONGEST:
        return link
    cleaned = _printable(link.strip()[: LONGEST * 2])
    whole = cleaned if _ABSOLUTE.match(cleaned) else _joined(base, cleaned)
    parts = _split(whole) if cleaned else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    address = parts.geturl()
    if "@" in parts.netloc or len(address) > LONGEST:
        return ""
    return address.replace(" ", "%20").replace('"', "%22").replace("<", "%3C")


def _printable(link: str) -> str:
    return link if link.isprintable() else "".join(char for char in link if char.isprintable())


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _split(link: str) -> SplitResult | None:
    try:
        parts = urlsplit(link)
        _ = parts.port
    except ValueError:
        return None
    return parts


def link_key(link: str) -> str:
    """The link without scheme, www, tracking parameters and fragment, the same for phones as for others; '' for a link
    that names no page."""
    if page := _PAGE.fullmatch(link):
        return _key(page[1], page[2], "")
    parts = _split(link)
    if parts is None or not parts.hostname:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not _tracks(*pair)))
    return _key(parts.hostname, parts.path, query, _port(parts))


def _key(host: str, path: str, query: str, port: str = "") -> str:
    if ";" in path:
        path = _SESSION.sub("", path)
    path = path.rstrip("/").removesuffix("/amp").rstrip("/")
    if not path and not query:
        return ""
    page = host[_begins(host) :] + port + path
    return short(f"{page}?{query}" if query else page, LONGEST_KEY)


def _begins(host: str) -> int:
    idle = _IDLE.match(host)
    return idle.end() if idle else 0


def host_of(link: str) -> str:
    if page := _PAGE.match(link):
        return page[1]
    parts = _split(link)
    return (parts.hostname or "") if parts else ""


def _tracks(name: str, value: str) -> bool:
    low = name.lower()
    if low in _TRACKING_WORDS:
        return not value.isdigit()
    return _TRACKING.match(low) is not None


def _port(parts: SplitResult) -> str:
    return f":{parts.port}" if parts.port not in (None, 80, 443) else ""


def short(text: str, most: int) -> str:
    """The text, or its beginning and a digest of the whole where it is longer than a column holds."""
    if len(text) <= most:
        return text
    return text[: most - 40] + "#" + sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
