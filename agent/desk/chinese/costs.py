"""费用页面。"""

OF_COSTS = {
    "house.costs": "花了多少",
    "house.what.costs": "模型调用，按帖子、按天、按月",
    "costs.none": "还没有请过语言模型。",
    "costs.unpriced": "settings.yaml 的 caps 里没有写价格，所以不算钱。",
    "costs.now": "今天和这个月",
    "costs.days": "按天",
    "costs.months": "按月",
    "costs.posts": "按帖子",
    "costs.posts.what": "模型写的，最新的在前；重写的连同前几稿一起算。",
    "costs.who": "谁",
    "costs.when": "时间",
    "costs.today": "今天",
    "costs.month": "这个月",
    "costs.calls": "调用",
    "costs.tokens": "词元",
    "costs.money": "钱",
    "costs.post": "帖子",
    "costs.days.what": "一天按 UTC 算，和上限一样。",
}
