"""What each ingredient counts.

Fitted by `python -m bench.fit_recall FILE...`: listwise softmax regression (Cao et al. 2007,
"Learning to rank: from pairwise approach to listwise approach", with one list per question): the
memories that answer a question should have all of its probability, with a small quadratic price on
every weight. Rounded by hand, so that nobody takes them for more exact than they are."""

WEIGHTS = {
    "own": 1.1,
    "near": 2.1,
    "around": 3.0,
    "session": 1.1,
    "who": 2.4,
    "day": 4.4,
    "after": 1.2,
    "month": 4.6,
    "time": 2.2,
    "number": 0.7,
    "opening": 0.9,
    "answering": 0.9,
    "asking": -0.5,
    "length": 0.44,
    "field": 1.0,
    "meaning": 0.5,
}
