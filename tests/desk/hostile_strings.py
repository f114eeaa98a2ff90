"""More than 200 strings that would run, load or lead away, were one of them ever taken for markup."""

from itertools import product

OUT = "http://127.0.0.1:9/leak"
RUN = "window.hit=1"

_TAGS = (
    "img src=x", "svg", "body", "video src=x", "audio src=x", "input autofocus", "details open", "marquee",
    "object data=x", "iframe src=x", "math", "select autofocus", "textarea autofocus", "button autofocus",
)  # fmt: skip
_EVENTS = ("onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onanimationstart")
_BREAKS = (
    "",
    '">',
    "'>",
    "-->",
    "</title>",
    "</textarea>",
    "</script>",
    "]]>",
    "\x00>",
    "</style>",
)
_BODIES = (
    f"<script>{RUN}</script>",
    f"<script src={OUT}></script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<scr\x00ipt>{RUN}</script>",
    f"<svg><script>{RUN}</script></svg>",
    f"<img src='{OUT}'>",
    f"<link rel=stylesheet href='{OUT}'>",
    f"<style>@import '{OUT}';</style>",
    f"<meta http-equiv=refresh content='0;url={OUT}'>",
    f"<base href='{OUT}/'>",
)
_OTHERS = (
    "javascript:window.hit=1", "JaVaScRiPt:window.hit=1", "java\tscript:window.hit=1", " javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>", "vbscript:msgbox(1)", f"//{OUT[7:]}", f"\\\\{OUT[7:]}",
    f"url({OUT})", f"{OUT}?<b>", "&lt;script&gt;window.hit=1&lt;/script&gt;", "&#x3c;script&#x3e;window.hit=1",
    "\\u003cscript\\u003ewindow.hit=1", "%3Cscript%3Ewindow.hit=1%3C/script%3E", "＜script＞window.hit=1＜/script＞",
    "{{ ''.__class__.__mro__ }}", "{% for x in [1] %}{{ x }}{% endfor %}", "{# hidden #}", "${window.hit=1}",
    "#{window.hit=1}", "<%= 7*7 %>", "{0.__class__}", "%s%n%x", "{frame.person}", "\u202egnp.tpircs\u202c",
    "\u2028window.hit=1\u2029", "\ufeff<b>", "\u200b<script>window.hit=1</script>", "\x0b\x0c\x1b[31m", "\x7f\x80\x9f",
    "' OR 1=1 --", "'; DROP TABLE drafts; --", "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "A" * 400,
    "\r\nSet-Cookie: hit=1", "\r\nLocation: //evil.example", "`${window.hit=1}`", "*/window.hit=1/*", "--><b>",
    "<!--", "<![CDATA[", "<?xml version='1.0'?>", "</", "<", ">", "&", "&#0;", '"', "'", "`", "=", "\\", "\\'", '\\"',
)  # fmt: skip


def _all() -> tuple[str, ...]:
    events = [f"<{tag} {event}={RUN}>" for tag, event in product(_TAGS, _EVENTS)]
    escapes = [f"{before}{body}" for before, body in product(_BREAKS, _BODIES)]
    inside = [f"{quote} {event}={RUN} x={quote}" for quote, event in product("\"'", _EVENTS)]
    return tuple(dict.fromkeys((*inside, *escapes, *events, *_OTHERS)))


EVERY = _all()
