"""English words whose forms no rule of endings leads back to one."""

_FORMS = """
arise arose arisen | awake awoke awoken | bear bore borne | beat beaten | become became | begin began begun
bend bent | bet bets | bind bound | bite bit bitten | blow blew blown | break broke broken | breed bred
bring brought | build built | burn burnt | buy bought | catch caught | choose chose chosen | cling clung
come came | creep crept | deal dealt | dig dug | draw drew drawn | dream dreamt | drink drank drunk
drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | find found
flee fled | fling flung | fly flew flown flies | forbid forbade forbidden | forget forgot forgotten
forgive forgave forgiven | freeze froze frozen | give gave given | go went gone goes | grind ground
grow grew grown | hang hung | hear heard | hide hid hidden | hold held | keep kept | kneel knelt
know knew known | lay laid | lead led | lean leant | leap leapt | learn learnt | leave left | lend lent
light lit | lose lost | make made | mean meant | meet met | mistake mistook mistaken | overcome overcame
pay paid | prove proven | ride rode ridden | ring rang rung | rise rose risen | run ran | say said | see saw seen
seek sought | sell sold | send sent | sew sewn | shake shook shaken | shine shone | shoot shot | show shown
shrink shrank shrunk | sing sang sung | sink sank sunk | sit sat | sleep slept | slide slid | smell smelt
sow sown | speak spoke spoken | spell spelt | spend spent | spill spilt | spin spun | split splits
spoil spoilt | spring sprang sprung | stand stood | steal stole stolen | stick stuck | sting stung
stride strode | strike struck stricken | strive strove | swear swore sworn | sweep swept | swell swollen
swim swam swum | swing swung | take took taken | teach taught | tear tore torn | tell told | think thought
throw threw thrown | understand understood | wake woke woken | wear wore worn | weave wove woven | weep wept
win won | wind wound | withdraw withdrew withdrawn | wring wrung | write wrote written
child children | man men | woman women | person people | foot feet | tooth teeth | goose geese | mouse mice
louse lice | ox oxen | leaf leaves | life lives | wife wives | knife knives | wolf wolves | half halves
shelf shelves | thief thieves | loaf loaves | scarf scarves | calf calves | hoof hooves | die dying dies
lie lying | tie tying | good better best | bad worse worst | far further farther
"""
BASE = {
    form: forms[0]
    for line in _FORMS.strip().splitlines()
    for forms in (part.split() for part in line.split("|"))
    for form in forms[1:]
}
"""From each form to the word it is looked for as. Forms that are words of their own are rather left
out ("saw", "left" and "found" are mostly verbs)."""
