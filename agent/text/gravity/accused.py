"""The hint that somebody living is spoken against."""

import re

_NEAR = 60

_ACCUSED = re.compile(
    r"\b(?:accus|alleg|arrest|charged|convict|indict|sue[ds]?\b|suing|lawsuit|guilty|fraud|scandal|misconduct"
    r"|harass|assault|abus|plagiar|lied?\b|lies\b|cheat|corrupt|brib|jail|prison|sentenc|trial|prosecut|court"
    r"|investigat|steal(?:s|ing)?\b|theft|embezzl|extort|blackmail|perjur|bull(?:y|ied)|groom(?:ed|ing)\b|racist|slurs?\b|affair\b|fired\b|resign|sacked|banned|feud|slams?\b|stole|liar\b|never paid|unpaid|toxic|antisemit|backlash|walks back|rigged|hits out|rap(?:e|ist)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-Z][a-zà-ÿ'’-]+ (?:[A-Z]\.? )?(?:Mc|Mac|O['’]|de |van |von )?[A-Z][a-zà-ÿ'’-]+"
)
_ACCUSED_CJK = re.compile(
    "被控|被指|涉嫌|起诉|起訴|提訴|被捕|被拘|刑拘|拘留|逮捕|被查|指控|判刑|获刑|獲刑|有罪|性侵|抄袭|抄襲|盗作|出轨|出軌"
    "|不倫|塌房|丑闻|醜聞|丑聞|诈骗|詐騙|詐欺|偷税|逃税|脱税|吸毒|家暴|造假|侵权|被告|容疑|疑惑|告発|送検|受贿|贪污|炎上"
    "|举报|舉報|封杀|封殺|辞任|道歉|谋杀|暴行|打人|骂|酒驾|醉驾|猥亵|嫖娼|盗窃|挪用|侮辱|霸凌|造谣|抄袭|いじめ|暴言|セクハラ|パワハラ|横領|窃盗|万引き|飲酒運転|裁判|判決|判决|官司|假唱|翻车|翻車|文春|詐称|枕営業|耍大牌|甩锅|碰瓷"
)
_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂"
    "苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷"
    "钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
_PERSON_CJK = re.compile(
    f"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|·|・|某|先生|女士|导演|導演|监督|監督|歌手|演员|演員|明星|艺人|藝人|俳優|女優|芸人"
    "|タレント|アイドル|创始人|創始人|董事长|董事長|社長|总裁|主播|博主|网红|網紅|教授|作家|选手|選手|議員|议员|容疑者|被告|氏|さん|总统"
    "|CEO|男子|女子"
)


def living_person_accused(text: str) -> bool:
    """A hint: a word of accusation stands near something like a person's name."""
    return _near(_ACCUSED, _NAME, text) or _near(_ACCUSED_CJK, _PERSON_CJK, text)


def _near(accusation: re.Pattern[str], person: re.Pattern[str], text: str) -> bool:
    return any(
        person.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR)
        for found in accusation.finditer(text)
    )
