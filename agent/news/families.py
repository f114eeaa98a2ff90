"""Families of publishers: the sites and feeds of one house count once. A house is whoever registered a domain; two
houses of one name (people.com, people.com.cn) are two, but for those of which it is known that they are one."""

import re
from functools import lru_cache

from agent.news.links import host_of
from agent.news.sites import site_of

_IDLE = re.compile(r"|(www|m|mobile|amp|news|feeds?|rss|edition|api|en|cn|jp)\d*")
_ONE_HOUSE = (
    "bbc.co.uk bbc.com bbci.co.uk", "theguardian.com guardian.co.uk", "independent.co.uk the-independent.com",
    "dailymail.co.uk dailymail.com thisismoney.co.uk", "thesun.co.uk the-sun.com", "nytimes.com nyti.ms",
    "washingtonpost.com wapo.st", "ft.com ftchinese.com", "reuters.com reut.rs", "apnews.com ap.org",
    "bloomberg.com bloomberg.co.jp", "cnn.com cnn.co.jp", "aljazeera.com aljazeera.net", "dw.com dw.de",
    "sputniknews.com sputnikglobe.com sputniknews.cn", "voanews.com voachinese.com", "rnz.co.nz radionz.co.nz",
    "xinhuanet.com news.cn xinhua.org", "people.com.cn people.cn peopleapp.com", "cctv.com cctv.cn cntv.cn cgtn.com",
    "chinanews.com.cn chinanews.com ecns.cn", "chinadaily.com.cn chinadailyhk.com", "huanqiu.com globaltimes.cn",
    "sina.com.cn sina.cn sina.com", "163.com 126.com netease.com", "qq.com tencent.com", "ifeng.com phoenixtv.com",
    "thepaper.cn sixthtone.com", "caixin.com caixinglobal.com", "yicai.com yicaiglobal.com", "36kr.com 36kr.jp",
    "southcn.com nfapp.com nfnews.com", "rthk.hk rthk.org.hk", "stheadline.com singtao.com",
    "cna.com.tw focustaiwan.tw", "nhk.or.jp nhk.jp", "kyodonews.net kyodo.co.jp kyodonews.jp",
    "nikkei.com nikkei.co.jp", "yomiuri.co.jp the-japan-news.com", "mainichi.jp mainichi.co.jp", "sankei.com sankei.jp",
    "natalie.mu natasha.co.jp", "yna.co.kr yonhapnews.co.kr", "joins.com joongang.co.kr",
)  # fmt: skip
"""Domains of one newsroom, or of newsrooms under one roof that copy each other; the first is the house's own."""
_HOUSES = {site: line.split()[0] for line in _ONE_HOUSE for site in line.split()}
_SHARED = (
    "google.com", "feedburner.com", ".substack.com", ".medium.com", ".wordpress.com", ".blogspot.com", ".tumblr.com",
    ".github.io", ".ghost.io", ".beehiiv.com", ".livejournal.com", ".typepad.com", ".podbean.com", ".libsyn.com",
    ".hatenablog.com", ".livedoor.jp", ".fc2.com", ".seesaa.net", ".pixnet.net", ".tistory.com", ".lofter.com",
    ".example.com", ".example.net", ".example.org", "github.com", "youtube.com", "youtu.be", "vimeo.com", "x.com",
    "twitter.com", "t.me", "facebook.com", "instagram.com", "threads.net", "tiktok.com", "reddit.com", "linkedin.com",
    "bsky.app", "flipboard.com", "patreon.com", "soundcloud.com", "anchor.fm", "dev.to", "weixin.qq.com", "om.qq.com",
    ".weibo.com", ".weibo.cn", "zhihu.com", "bilibili.com", "douyin.com", "iesdouyin.com", "kuaishou.com",
    "xiaohongshu.com", "toutiao.com", "baijiahao.baidu.com", "mbd.baidu.com", "tieba.baidu.com", "douban.com",
    "jianshu.com", "csdn.net", "juejin.cn", "cnblogs.com", "xueqiu.com", "blog.sina.com.cn", "vocus.cc", "matters.town",
    "note.com", "ameblo.jp", "qiita.com", "zenn.dev", "nicovideo.jp", "blog.naver.com",
)  # fmt: skip
"""Under whose roof strangers write, and the feed's name is the house; with a point before it where each has a name of
its own in the address (example.org is everybody's)."""
_ROOFS = {name.removeprefix("."): name.startswith(".") for name in _SHARED}


def family_of(url: str, publisher: str) -> str:
    """The house's domain: bbc.co.uk for news.bbc.co.uk and bbc.com. The publisher's name where no domain tells it."""
    return _house(host_of(url), publisher)


@lru_cache(maxsize=1 << 12)
def _house(host: str, publisher: str) -> str:
    host = host.lower().strip(".")
    site = site_of(host)
    if "." not in site or site.rpartition(".")[2].isdigit():
        return publisher.casefold()
    roof = next((name for name in _ROOFS if f".{host}".endswith(f".{name}")), "")
    if not roof:
        return _HOUSES.get(site, site)
    before = [label for label in host.removesuffix(roof).split(".") if not _IDLE.fullmatch(label)]
    return f"{before[-1]}.{roof}" if _ROOFS[roof] and before else publisher.casefold()
