"""What status says is wrong, and how it is mended, in English as it is written down; said again in another language by
retold.py. A part of the catalog in words.py. Commands and addresses in it stay as they are."""

OF_MODELS_TROUBLES = {
    "said.trouble.late": "{where}: no answer within {count} s",
    "said.trouble.large": "{where}: sent more than any answer needs",
    "said.trouble.far": "{where}: cannot be reached",
    "said.trouble.declined": "{where}: it would not write about this",
    "said.trouble.no-chat": "{where}: did not answer like a chat server",
    "said.trouble.key": "{where}: the key was refused ({number})",
    "said.trouble.pause": "{where}: asks for a pause (429)",
    "said.trouble.server": "{where}: server error {number}",
    "said.trouble.request": "{where}: refused the request ({number})",
    "said.mend.base-url": "look at model.base_url in config/settings.yaml, and whether the server runs",
    "said.mend.key": "mend model.api_key_file",
    "said.mend.pause": "wait, or raise its limit",
    "said.mend.later": "try again later",
    "said.mend.name": "look at model.name and base_url",
    "said.mend.declined": "leave the subject alone, or let model.second take over: when_refused in config/settings.yaml",
}
OF_CAPS_TROUBLES = {
    "said.trouble.calls": "the day's {count} model calls are spent",
    "said.trouble.tokens": "the day's {count} tokens are spent",
    "said.trouble.money": "the day's money ({count}) is spent",
    "said.trouble.tokens.left": "of the day's {of} tokens {count} are left, and a call may take {most}",
    "said.trouble.money.left": "of the day's money ({of}) {count} is left, and a call may cost {most}",
    "said.trouble.hers": "for {persona}: {sentence}",
    "said.mend.tomorrow": "she speaks again tomorrow, or raise caps in config/settings.yaml",
    "said.mend.tomorrow.hers": "she speaks again tomorrow, or raise caps in her persona.yaml",
}
OF_FEEDS_TROUBLES = {
    "said.trouble.feeds": "none of the {count} feeds could be reached; the first says: {sentence}",
    "said.trouble.feed.late": "it took longer than {count} seconds",
    "said.trouble.feed.large": "it is larger than {count} bytes; news.most_bytes in settings.yaml is the limit",
    "said.trouble.feed.address": "the address cannot be read ({words}); mend it in feeds.yaml",
    "said.trouble.feed.site": "the site cannot be read ({words})",
    "said.trouble.feed.answer": "the site answered {number} ({words})",
    "said.trouble.feed.shut": "the site answered {number} ({words}); it lets us not in: ask its people, or read another source",
    "said.trouble.feed.page": "the address gives a web page, not a feed; look for the feed's own address",
    "said.trouble.feed.none": "what the site sent is no feed",
    "said.trouble.feed.empty": "the site sent an empty document",
    "said.trouble.feed.redirects": "it redirects more than {count} times",
    "said.mend.network": "look at the network, then at config/feeds.yaml",
    "said.mend.feed": "it is tried again by itself; mend or remove it in config/feeds.yaml",
    "said.mend.feed.out": "take it out: {command}",
}
OF_VOICES_TROUBLES = {
    "said.trouble.slides": "her last {count} posts sound like her to {number} of 100; so many of her own lines to 50 ± {most}",
    "said.trouble.replay": "{served}: the frozen briefs measure {count}, and {of} before",
    "said.trouble.replay.flat": "{served}: the frozen briefs measure {count}, nearer to an assistant's voice than to hers",
    "said.trouble.her-voice": "her voice: {sentence}",
    "said.mend.slides": "read them; what is growth: {canon}; then: {command}",
    "said.mend.replay": "look: {command}; then go back to the former model, or lift the hold",
    "said.mend.replay.doubt": "look: {command}; nothing is held until then",
}
OF_THE_HOUSE_TROUBLES = {
    "status.everybody": "everybody",
    "said.trouble.held": "held by {who}: {sentence}",
    "said.trouble.disk": "{count} MB are left on the disk of {where}",
    "said.trouble.index": "rebuilding the index: {count} %",
    "said.trouble.heard": "{count} messages from readers need a person; she answers none of them",
    "said.trouble.welcome": "{persona} has written nothing yet: {sentence}",
    "said.trouble.unofficial": "she is unofficial",
    "said.trouble.fell-back": "fell back to review: {sentence}",
    "said.trouble.no-name": "nobody switched it on by name",
    "said.trouble.channel": "no channel is called {words}; the persona's channels name it",
    "said.mend.disk": "make room; what cannot be written is tried again by itself",
    "said.mend.config": "mend it; selfsame check",
    "said.mend.lift": "lift it: {command}",
    "said.mend.look": "look at it: {command}",
    "said.mend.index": "it goes on by itself while selfsame runs; selfsame memory rebuild shows how far it is",
    "said.mend.heard": "read them with the help lines: {command}",
    "said.mend.welcome": "she tries again within the hour; {command} asks at once",
    "said.mend.unofficial": "write autonomy: review into {where}",
    "said.mend.autonomy": "look first: {command}; then confirm it, {confirm}, or write autonomy: review into her persona.yaml",
}
WORDS_OF_TROUBLES = {
    **OF_MODELS_TROUBLES, **OF_CAPS_TROUBLES, **OF_FEEDS_TROUBLES, **OF_VOICES_TROUBLES, **OF_THE_HOUSE_TROUBLES,
}  # fmt: skip
