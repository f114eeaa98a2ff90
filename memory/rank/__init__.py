"""Ranking: how well a memory answers a question. Pure: arrays in, scores by part out.

question   what is asked: its terms, whom and which days it names, what kind of answer it wants
signs      what kind of answer a text could be: it tells a time, a number, or asks something itself
dates      the days that a question names
places     where each memory stands: its session, its neighbours there, its speaker and day
windows    BM25 over a memory together with its neighbours
parts      every ingredient of the score, for the memories that may be meant
weights    what each ingredient counts, and how that was fitted
cover      choosing a set in which each adds something
"""
