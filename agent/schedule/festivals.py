"""Which common festivals and solar terms fall on a day, by country. Graves and politics have no place here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from agent.types.calendar import Country
from agent.types.speaking import Language

Names = Mapping[Language, str]


@dataclass(frozen=True)
class Festival:
    """What it is called in each language; `falls` tells whether a day is one."""

    names: Names
    falls: Callable[[date], bool]


def festivals_on(day: date, countries: Sequence[Country]) -> Iterator[Names]:
    """Each once, whoever else keeps it."""
    told = set[str]()
    for country in countries:
        for festival in FESTIVALS[country]:
            if festival.names["en"] not in told and festival.falls(day):
                told.add(festival.names["en"])
                yield festival.names


def term_on(day: date) -> Names | None:
    """The solar term that begins on that day, reckoned for China's clock."""
    chinese = _lunar(day)[2]
    return TERMS.get(chinese)


@cache
def _lunar(day: date) -> tuple[int, int, str]:
    """Month and day of the Chinese calendar (a leap month is negative), and the term or ''."""
    from lunar_python import Solar

    found = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return found.getMonth(), found.getDay(), found.getJieQi()


def _fixed(month: int, number: int) -> Callable[[date], bool]:
    return lambda day: (day.month, day.day) == (month, number)


def _in_lunar(month: int, number: int) -> Callable[[date], bool]:
    return lambda day: _lunar(day)[:2] == (month, number)


def _eve(falls: Callable[[date], bool]) -> Callable[[date], bool]:
    return lambda day: falls(day + timedelta(days=1))


def _nth(number: int, weekday: int, month: int) -> Callable[[date], bool]:
    """The so many-th weekday (0 is Monday) of a month."""
    return lambda day: (
        (day.month, day.weekday(), (day.day - 1) // 7 + 1)
        == (
            month,
            weekday,
            number,
        )
    )


def _named(zh: str, ja: str, en: str, falls: Callable[[date], bool]) -> Festival:
    return Festival({"zh": zh, "ja": ja, "en": en}, falls)


NEW_YEAR = _named("元旦", "元日", "New Year's Day", _fixed(1, 1))
LUNAR_NEW_YEAR = _named("春节", "旧正月", "Lunar New Year", _in_lunar(1, 1))
MID_AUTUMN = _named("中秋", "中秋の名月", "Mid-Autumn", _in_lunar(8, 15))
CHRISTMAS_EVE = _named("平安夜", "クリスマスイブ", "Christmas Eve", _fixed(12, 24))
CHRISTMAS = _named("圣诞节", "クリスマス", "Christmas", _fixed(12, 25))
YEARS_END = _named("跨年夜", "大晦日", "New Year's Eve", _fixed(12, 31))
HALLOWEEN = _named("万圣夜", "ハロウィン", "Halloween", _fixed(10, 31))

FESTIVALS: Mapping[Country, Sequence[Festival]] = {
    "cn": (
        NEW_YEAR,
        _named("除夕", "旧暦の大晦日", "Lunar New Year's Eve", _eve(_in_lunar(1, 1))),
        LUNAR_NEW_YEAR,
        _named("元宵", "元宵節", "Lantern Festival", _in_lunar(1, 15)),
        _named("劳动节", "メーデー", "May Day", _fixed(5, 1)),
        _named("端午", "端午節", "Dragon Boat Festival", _in_lunar(5, 5)),
        _named("七夕", "旧暦の七夕", "Qixi", _in_lunar(7, 7)),
        MID_AUTUMN,
        _named("重阳", "重陽", "Double Ninth", _in_lunar(9, 9)),
        _named("腊八", "臘八", "Laba", _in_lunar(12, 8)),
    ),
    "jp": (
        NEW_YEAR,
        _named("女儿节", "ひな祭り", "Hinamatsuri", _fixed(3, 3)),
        _named("七夕（日本）", "七夕", "Tanabata", _fixed(7, 7)),
        MID_AUTUMN,
        _named("文化日", "文化の日", "Culture Day", _fixed(11, 3)),
        CHRISTMAS_EVE,
        YEARS_END,
    ),
    "kr": (
        NEW_YEAR,
        LUNAR_NEW_YEAR,
        _named("秋夕", "秋夕", "Chuseok", _in_lunar(8, 15)),
        _named("韩文日", "ハングルの日", "Hangul Day", _fixed(10, 9)),
    ),
    "uk": (
        NEW_YEAR,
        _named("彭斯之夜", "バーンズ・ナイト", "Burns Night", _fixed(1, 25)),
        HALLOWEEN,
        _named("篝火之夜", "ガイ・フォークス・ナイト", "Bonfire Night", _fixed(11, 5)),
        CHRISTMAS_EVE,
        CHRISTMAS,
        _named("节礼日", "ボクシング・デー", "Boxing Day", _fixed(12, 26)),
        YEARS_END,
    ),
    "us": (
        NEW_YEAR,
        HALLOWEEN,
        _named("感恩节", "感謝祭", "Thanksgiving", _nth(4, 3, 11)),
        CHRISTMAS_EVE,
        CHRISTMAS,
        YEARS_END,
    ),
}

TERMS: Mapping[str, Names] = {
    zh: {"zh": zh, "ja": ja, "en": en}
    for zh, ja, en in (
        ("小寒", "小寒", "Slight Cold"), ("大寒", "大寒", "Great Cold"),
        ("立春", "立春", "Start of Spring"), ("雨水", "雨水", "Rain Water"),
        ("惊蛰", "啓蟄", "Waking of Insects"), ("春分", "春分", "the spring equinox"),
        ("清明", "清明", "Clear and Bright"), ("谷雨", "穀雨", "Grain Rain"),
        ("立夏", "立夏", "Start of Summer"), ("小满", "小満", "Grain Full"),
        ("芒种", "芒種", "Grain in Ear"), ("夏至", "夏至", "midsummer"),
        ("小暑", "小暑", "Slight Heat"), ("大暑", "大暑", "Great Heat"),
        ("立秋", "立秋", "Start of Autumn"), ("处暑", "処暑", "End of Heat"),
        ("白露", "白露", "White Dew"), ("秋分", "秋分", "the autumn equinox"),
        ("寒露", "寒露", "Cold Dew"), ("霜降", "霜降", "Frost's Descent"),
        ("立冬", "立冬", "Start of Winter"), ("小雪", "小雪", "Slight Snow"),
        ("大雪", "大雪", "Great Snow"), ("冬至", "冬至", "midwinter"),
    )
}  # fmt: skip
"""By the Chinese name; the day of Clear and Bright is for sweeping graves, which her boundaries know of."""
