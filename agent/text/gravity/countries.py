"""By which names of places a headline shows that something happened in a country: for the bad day."""

import re
from functools import cache

from agent.text.folding import fold
from agent.text.gravity.tables import words_in
from agent.text.gravity.traditional import TABLE
from agent.types.persona import Profile

_NAMES: dict[Profile, str] = {
    "cn": "中国 全国 我国 国内 北京 上海 天津 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏"
    " 陕西 甘肃 青海 宁夏 新疆 香港 澳门 广州 深圳 成都 武汉 杭州 南京 西安 郑州 长沙 沈阳 青岛 大连 厦门 苏州 昆明 哈尔滨 济南 太原 兰州 南昌 合肥 福州 南宁 贵阳 乌鲁木齐 拉萨 china chinese beijing shanghai"
    " guangdong guangzhou shenzhen sichuan chengdu wuhan hubei henan zhengzhou xinjiang tibet xizang yunnan gansu hong-kong macau chongqing tianjin xi'an zhejiang jiangsu shandong hebei 中国本土",
    "jp": "日本 東京 大阪 京都 北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄"
    " 能登 名古屋 札幌 仙台 横浜 神戸 県 都内 国内 东京 北海道 冲绳 福岛 japan* tokyo osaka kyoto hokkaido okinawa fukushima noto hiroshima kobe sendai kumamoto",
    "kr": "韩国 首尔 釜山 济州 韓国 ソウル 釜山 済州 korea* seoul busan jeju incheon daegu",
    "us": "美国 纽约 洛杉矶 加州 德州 得克萨斯 佛罗里达 芝加哥 华盛顿 夏威夷 阿拉斯加 米国 ニューヨーク カリフォルニア テキサス usa america* new-york los-angeles california* texas texan* florida chicago washington hawaii alaska nevada arizona georgia ohio michigan illinois pennsylvania virginia carolina"
    " tennessee kentucky louisiana alabama mississippi missouri minnesota minneapolis wisconsin indiana iowa kansas oklahoma colorado utah oregon seattle boston massachusetts jersey maryland connecticut maine vermont rhode-island hampshire delaware montana idaho wyoming dakota nebraska arkansas houston dallas austin denver miami philadelphia las-vegas san-francisco puerto-rico new-orleans",
    "uk": "英国 伦敦 苏格兰 威尔士 北爱尔兰 曼彻斯特 利物浦 英国 イギリス ロンドン uk britain british england english london scotland scottish glasgow edinburgh wales welsh cardiff belfast northern-ireland manchester liverpool birmingham leeds bristol sheffield newcastle nottingham southport cornwall kent essex sussex yorkshire",
    "eu": "欧盟 欧洲 德国 法国 意大利 西班牙 波兰 荷兰 比利时 瑞典 芬兰 丹麦 奥地利 匈牙利 捷克 希腊 葡萄牙 爱尔兰 罗马尼亚 保加利亚 巴黎 柏林 罗马 马德里 ドイツ フランス イタリア スペイン europe* german* french france ital* spain spanish poland polish dutch netherlands belgi* swed* finland finnish denmark danish austria* hungar* czech*"
    " greece greek portug* ireland irish romania* bulgaria* croatia* slovak* sloveni* lithuania* latvia* estonia* luxembourg malta cyprus paris berlin munich hamburg rome milan madrid barcelona valencia warsaw amsterdam brussels stockholm helsinki copenhagen vienna budapest prague athens lisbon dublin bucharest sofia",
}  # fmt: skip
_WORD_AFTER = r"(?![a-z])"


def _compiled(names: str) -> re.Pattern[str]:
    latin = [name for name in names.split() if name.isascii()]
    others = [name for name in names.split() if not name.isascii()]
    whole = [
        re.escape(n.rstrip("*")).replace(r"\-", "[ -]") + ("" if n.endswith("*") else _WORD_AFTER)
        for n in latin
    ]
    return re.compile("|".join([*others, rf"(?<![a-z])(?:{'|'.join(whole)})"]))


@cache
def _pattern(profile: Profile) -> re.Pattern[str]:
    return _compiled(f"{_NAMES[profile]} {words_in('places').get(profile, '')}")


@cache
def places() -> frozenset[str]:
    """All names of places, as written in the tables."""
    return frozenset(" ".join([*_NAMES.values(), *words_in("places").values()]).split())


_PEOPLE = (
    r"tourists?|travell?ers?|visitors?|nationals?|citizens?|passport|expats?|m[ae]n|wom[ae]n|teachers?|students?|couples?|famil(?:y|ies)|girls?|boys?|teens?|teenagers?"
    r"|embass(?:y|ies)|consul\w*|rescue\w*|president|(?:prime |foreign )?minister|officials?|troops?|soldiers?|forces|military|navy|jets?|ambassador|diplomats?|aid"
    r"|hikers?|climbers?|divers?|doctors?|journalists?|actors?|singers?|peacekeepers?|missionar(?:y|ies)|businessm[ae]n|workers?|engineers?|hostages?|government"
)
_ABROAD = re.compile(
    rf"\b(?:chinese|japanese|(?:south )?korean|american|us|usa|british|english|scottish|welsh|irish|german|french|italian|spanish|polish|dutch|european) (?:{_PEOPLE})\b"
    r"|\b(?:says?|said|warns?|according to) (?:washington|beijing|london|brussels|paris|berlin|tokyo|seoul)\b|\b(?:washington|beijing|london|brussels|paris|berlin|tokyo|seoul) (?:says|warns|urges|condemns|vows|denies)\b"
    r"|\bnew london\b|\bgeorgia\b(?=.*\b(?:tbilisi|caucasus|batumi)\b)|\btbilisi\b.*\bgeorgia\b|\bjersey\b(?=.*\bchannel islands\b)|\benglish[- ](?:language|speaking)\b"
    r"|(?:中国|日本|韩国|韓国|美国|米国|英国|法国|德国|意大利|西班牙)(?:国际)?(?:救援|公民|游客|旅客|籍|驻|大?使馆|领事|外交部|外长|政府|医疗队|留学生|企业|女子|男子|人(?!民)|工人|记者|总统|总理|首相|大统领)"
)
"""People, offices and words of a country tell of an affair abroad as well; so do places of the same name."""
_UPPER_US = re.compile(r"\bU\.?S\.?(?:A\.?)?(?![A-Za-z])")


def happens_in(text: str, profile: Profile) -> bool:
    """Whether one of the text's lines names the country or a place in it, and not only its people or its offices.
    False for no profile."""
    if profile not in _NAMES:
        return False
    folded = fold(_UPPER_US.sub(" usa ", text))
    forms = (folded, folded.translate(TABLE))
    return any(_pattern(profile).search(_ABROAD.sub(" ", form)) for form in forms)
