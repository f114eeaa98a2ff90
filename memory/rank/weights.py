"""What each ingredient counts.

Fitted by `python -m bench.fit_recall FILE...`: listwise softmax regression (Cao et al. 2007,
"Learning to rank: from pairwise approach to listwise approach", with one list per question): the
memories that answer a question should have all of its probability, with a small quadratic price on
every weight. Two are not from there: "field" is set to the most that costs talk nothing, since posts and lore,
which no talk surrounds, gain by it; "meaning" to more than all words together, since it is certain
when it reaches 1 (standing.py). Rounded by hand, so that nobody takes them for more exact than they are."""

WEIGHTS = {
    "own": 0.8,
    "near": 2.2,
    "around": 3.6,
    "session": 1.5,
    "who": 2.4,
    "day": 3.1,
    "after": 1.9,
    "month": 2.5,
    "time": 1.8,
    "number": 0.9,
    "opening": 0.9,
    "answering": 0.8,
    "asking": -0.35,
    "length": 0.3,
    "field": 2.0,
    "meaning": 8.0,
}
