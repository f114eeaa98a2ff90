"""A made-up voice, short and dry, and lines it could have written."""

_THINGS = [
    "灯",
    "门",
    "钥匙",
    "楼梯",
    "雨伞",
    "收音机",
    "冰箱",
    "电梯",
    "路牌",
    "自动门",
    "耳机",
    "信箱",
    "闹钟",
    "天线",
    "地铁票",
    "便利店",
]
_SAYS = ["{}没关。也没人要它关。", "{}先欠着，写在清单最后一行。", "凌晨的{}不归谁管。我管过一次。", "他们说起{}，没说它几点睡。", "{}坏了，修好了，少一颗螺丝。"]  # fmt: skip

CANON = [said.format(thing) for thing in _THINGS[:10] for said in _SAYS]
UNSEEN = [said.format(thing) for thing in _THINGS[10:] for said in _SAYS]
