"""The words of the page on what she cost. A part of the catalog in words.py."""

WORDS_OF_COSTS = {
    "house.costs": "What she cost",
    "house.what.costs": "Model calls, by post, day and month",
    "costs.none": "No language model has been asked yet.",
    "costs.unpriced": "No prices are given under caps in settings.yaml, so money isn't counted.",
    "costs.now": "Today and this month",
    "costs.days": "By day",
    "costs.months": "By month",
    "costs.posts": "By post",
    "costs.posts.what": "The newest that a model wrote; what was redone counts with its forerunners.",
    "costs.who": "Who",
    "costs.when": "When",
    "costs.today": "today",
    "costs.month": "this month",
    "costs.calls": "Calls",
    "costs.tokens": "Tokens",
    "costs.money": "Money",
    "costs.post": "Post",
    "costs.days.what": "Days are UTC, as the caps' are.",
}
