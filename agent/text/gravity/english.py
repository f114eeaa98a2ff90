"""English words of the grave subjects. `*` stands for any ending, `-` for the space between words.

`death` is a word that is about it, `death?` one that may be; `$people` is a group for the rules in `company`.
"""

WORDS: dict[str, str] = {
    "death": "dies died dying death deaths dead-body found-dead left-dead obituar* funeral* mourn* suicid*"
    " corpse* casualt* fatal fatalit* perish* drowned drowning euthanasia eulog* widow* mass-grave* manslaughter"
    " murdered murder-of murder-victim* homicide* assassinat* massacre* genocide* beheaded slain passed-away last-words remains-of"
    " lost-her-life lost-his-life lost-their-lives posthumous* late-husband late-wife grave-robb* inquest*"
    " death-penalty executed-by execution-of death-toll shot-dead killing killings lynch* coroner* in-memoriam",
    "death?": "murder* dead killed kill kills deadly bodies victim* grave graves buried burial memorial* lethal dead-at"
    " die mortality bury killer* cemetery funer* tribute* rip epitaph* survivor* deathly fatally last-rites drowns"
    " perish bodies-of remembering carnage bloodshed slaughter* deadliest mortuar* morgue* autopsy",
    "disaster": "earthquake* quake* tsunami* hurricane* typhoon* tornado* flood flooding flooded floods floodwater*"
    " wildfire* bushfire* landslide* mudslide* avalanche* famine* drought* derail* capsiz* shipwreck* stampede*"
    " inferno cyclone* heatwave* heat-wave* sinkhole* volcan* building-collaps* bridge-collaps* plane-crash"
    " bus-crash train-crash helicopter-crash car-crash crash-site evacuat* natural-disaster* disaster-relief"
    " went-missing missing-people nuclear-meltdown oil-spill gas-leak building-fire bar-fire house-fire state-of-emergency"
    " nightclub-fire wreckage search-and-rescue air-disaster storm-surge blizzard* snowstorm* monsoon* power-outage* blackout*"
    " rescuers mine-collapse ferry-sinks extreme-weather climate-disaster* torrential magnitude wildland-fire",
    "disaster?": "disaster* catastroph* rescue* crash crashes crashed crashing collaps* explosion* explod* blast"
    " blaze* fire fires fireball eruption* erupt* survivor* missing sinks sank sinking meltdown"
    " burned burning burnt storm storms outage* lightning trapped stranded smoke emergency"
    " humanitarian aftershock* extreme-heat global-heat global-warming climate-crisis",
    "violence": "mass-shooting shooting shootings gunman gunmen gunfire shooter* stabbing* stabbed murder* assault*"
    " rape rapes raped rapist* terroris* bomber bombing bombings hostage* kidnap* abduct* torture* massacre* riots rioters rioting"
    " rioted assassinat* molest* behead* trafficking domestic-abuse domestic-violence slain homicide* jihad* sex-attack*"
    " gang-violence gangs-in epstein abuser* beaten-up machete* knife-attack extremis* hate-crime* arson* lynch* carjack*"
    " sexual-abuse child-abuse sexually-abus* sexual-violence sex-offender* warlord* suicide-bomb* truck-attack death-threat* shot-dead"
    " sexual-misconduct sexual-harassment concert-attack abuse-scandal abuse-claim* predator* femicide* csam grooming-gang*"
    " mutilat* hijack* islamist* militants drug-lord* weinstein",
    "violence?": "violen* attacker* shot shoot shoots stab abuse abused abuses abusive terror"
    " bomb bombs bombed riot gang gangs cartel* beaten knife knives harass* sexual* harm fighting brawl* trafficker* unrest clashes"
    " clash hitman gun guns brutal* victim* killing killed jan-6 capitol-riot insurrection* intimidat* ambush* explosion* killings execution* slave* weapon* years-of-harm"
    " punched attempted-murder bully* stalk* feral raid",
    "war": "wartime warfare warship* missile* airstrike* air-strike* air-raid* drone-strike* drone-attack* drones-hit"
    " troops soldier* invasion invade* ceasefire* cease-fire truce nato pentagon airspace gaza hamas hezbollah houthi*"
    " militia* insurgen* rebel-held shelling artillery warhead* battlefield conscript* warplane* idf taliban hormuz"
    " ukrain* donbas kharkiv kyiv zelensk* paramilitar* world-war ww3 wwii ww2 strike-group fighter-jet* military naval navy"
    " hegseth dod defense-department department-of-war defence-ministry defense-ministry defense-secretary defence-secretary defense-stocks arms-deal"
    " arms-sale* war-crime* war-powers prisoners-of-war prisoner-of-war cold-war civil-war rsf peacekeep* tomahawk*"
    " air-attack* air-defen* air-defense air-base front-line frontline* ballistic nuclear-weapon* nuclear-deal"
    " aircraft-carrier* revolutionary-guard* irgc regime-change boots-on-the-ground west-bank settlers iron-dome demilitari*"
    " war-on-iran iran-war iran-strikes strikes-on strikes-iran bunker-buster* minelay* al-qaeda isis islamic-state drafted-into sudan* peace-deal war-game* hostilities mercenar*",
    "war?": "war wars army armies navy weapon* nuclear conflict* combat strike strikes struck iran* israel* russia* palestin*"
    " syria* yemen* lebanon* lebanese beirut tehran afghan* pakistan* kurd* rebel rebels coup drone drones veterans refugee* genocide* occupation"
    " defense defence jets bombs bombed bombing invading retaliat* tel-aviv ammunition munition* armed-forces general-staff"
    " middle-east kuwait base bases gulf military-grade marines battalion militant* congo* peace-talks peace escalat* deterren* tanker tankers f-15* f-35* anthropic-s-claude-in militar* gunship* shahed",
    "politics": "president-trump trump trumps trumpism biden* putin* xi-jinping netanyahu zelensk* macron starmer modi kremlin white-house prime-minister* foreign-minister*"
    " parliament* senat* congress congress* lawmaker* diplomat* diplomacy sanction* tariff* embassy ambassador* government governments governor* mayor*"
    " republican* democrat* gop politic* geopolitic* regime dictator* ministry minister ministers protest protests protester* protesting"
    " immigrant* immigration deport* asylum propagand* treaty bilateral supreme-leader ayatollah* legislat* state-department united-nations"
    " pentagon fbi cia espionage spy spies spying supreme-court scotus european-union brussels-bureaucra* foreign-policy kim-jong* rfk vance"
    " clinton obama rubio hegseth noem maga lobby* campaigner* ice-raid* ice-agent* immigrationice dhs homeland-security fcc ftc securitiescommission npc hong-kong taiwan* tibet* xinjiang xizang"
    " world-order law-enacted new-law draft-law bill-to policymaker* regulator* regulation chancellor opposition-leader opposition-part* party-state ruling-party party-leader"
    " snap-election censor* censorship dissident* royal-commission monarch* ex-monarch king-charles prince-andrew crown-prince junta coup-leader"
    " executive-order federal-agency home-office downing-street labour-party tory tories far-left far-right left-wing right-wing budget-deficit export-control* trade-deal* trade-talks summit g20 g7 bric brics"
    " orban lula starmer albanese carney milei takaichi erdogan merz khamenei kushner mugabe duterte supply-chain-risk surgeon-general migrants-welcome amnesty citizenship passports visa-ban"
    " social-media-ban war-powers department-of-war human-rights rights-group* denuclear* un-security security-council nationwide-ban treasury-secretary us-treasury un-aid internet-shutdown",
    "politics?": "president* usa eu un uk border borders state-owned federal policy policies party parties activis* campaign leader leaders official officials"
    " minister* sovereign* ban bans banned law laws act bill vote-to authorit* regime's council commission mp mps talks crackdown dod deal-with-iran"
    " china's china beijing moscow washington iran* israel* russia* ukrain* cuba* venezuel* north-korea* taiwan* greenland hungary hungarian rights dod"
    " nationalist nationalis* freedom power-in government's national-security security conservativ* liberal* socialist* nationalism uprising"
    " disinformation false-information migrants migration refugees sec epa irs fda fed doj ministry's peace repatriat* exile nationals evacuate-nationals state-media state-tv"
    " public-opposition pressure-campaign defense defence tensions sudan uganda pakistan* afghan* nato subsidy subsidies royal prince princess king crown tax-cut* shutdown"
    " bureaucra* tension embargo* export-ban* geneva brexit rejoin aid-deal health-aid levy licence-fee trumprx presidential nuclear-talks referendum* coalition veto",
    "election": "election elections electoral re-elected elected ballot ballots voters voter midterm* referendum* by-election gerrymander* electorate inaugurat*"
    " presidential-race presidential-candidate* running-mate runoff primaries senate-primary presidential-primary texas-primary"
    " campaign-trail exit-poll* polling-station* snap-poll opinion-poll* would-vote landslide-win swing-state* super-pac electoral-college voter-id go-to-the-polls swiss-to-vote",
    "election?": "elect vote votes voted voting poll polls polling candidate candidates primary re-elect re-election race-to-replace presidential campaign-rally constituency"
    " in-power stand-for hustings incumbent governor's-race running-for runs-for bid-for-president caucus* nominee defeats constituents ballot-box ousted",
    "court": "courtroom* courthouse* lawsuit* sues sued suing trial trials-of judge judges jury juror* verdict* convicted conviction convict* guilty charged-with indict*"
    " prosecut* sentenced sentencing jailed jail prison prisons prisoner* arrest arrests arrested police detained detention in-custody alleg* accuse* accus* accusation* fraud* scam* scammer*"
    " pleads pleaded defendant* plaintiff* testif* testimon* deposition* lawyer* attorney* criminal* crime crimes investigat* bribe* bribery corrupt* embezzl* misconduct"
    " scandal* plagiari* injunction* extradit* money-launder* felony subpoena* litigat* infringement infring* defam* libel antitrust doj justice-department"
    " insider-trading court courts supreme-court appeals-court high-court scotus class-action settlement settles inquest* tribunal manslaughter murder* suspect suspects"
    " epstein poacher* cybercrim* hacker* ruling-against rules-that judge-rules fined fines fine-of tax-evasion copyright* piracy pirated ghislaine death-penalty homicide* charges-against"
    " probe probes probing osha ransomware stolen-passwords stole stolen theft robbery robber* burglar* heist smuggl* trafficking whistleblow* royal-commission charges-over charges-in parole",
    "court?": "court's settle charged charges fired fires cheat* cheating ruling rules-against raid raids raided lied appeals suspicion police-say hacked hacking"
    " resign* steps-down unconstitutional illegal* terms-of-service compensation violation* violat* cartel cartels dark-web"
    " gang gangs drug-lord* sanction-evad* liable antisemit* harass* shooting stabbing under-oath to-congress monopoly stranglehold wanted-man manhunt",
    "minors": "child children child's children's childhood kid kids kids' teen teens teenager* teenage underage toddler* infant infants newborn* schoolgirl* schoolboy* schoolchild* pupil pupils"
    " adolescen* paedophil* pedophil* csam juvenile* orphan* under-16* under-18* under-13* under-15* age-verification age-check* age-limit baby babies kindergarten* youngster*"
    " school-shooting school-strike schools girl-of boy-of youth-detention preschool* daycare nursery high-school* middle-school primary-school secondary-school elementary-school minors parental-control* parenting childlike verify-age verifying-age young-people-online",
    "minors?": "girl girls boy boys school daughter daughters student students pregnan* parent parents mum mums son sons schooling youth youths fetal fetus classroom* teacher* young-people foster-care little-girl gen-alpha birthday-party junior playground* lego-set babysit*",
    "religion": "mosque* synagog* islam islamic islamist* muslim* catholic* jew jews jewish judaism hindu* buddh* pope vatican priest priests imam* religio* ramadan quran koran bible biblical"
    " blasphem* cleric* jihad* sikh* mecca pilgrim* allah antisemit* islamophob* evangelical* nun nuns monk monks chaldean archbishop* anglican* cardinal-* papal pontiff homil* church churches christianity"
    " christians christian-pilgrim* diwali holi eid passover hajj rabbi* al-aqsa unification-church alawite* shia shiite* sunni* druze yazidi* mormon* scientolog* jesus christ sermon* convent shrine* ayatollah* godly prayer prayers pray praying holy-land holy-site* church-of",
    "religion?": "bishop* temple* faith sect cult cults halal christian atheis* worship* spiritual* saint* gospel ash-wednesday holy unification crusade* blessing* secular* theolog* baptis* meditation-retreat antichrist",
    "ethnicity": "racis* racial* racially race-row ethnic* indigenous aborigin* apartheid xenophob* slur slurs hate-crime* hate-speech white-supremac* slavery"
    " segregation kurd* uyghur* uighur* rohingya antisemit* neo-nazi* nazi nazis nazism genocide-of native-american* first-nations black-people black-women black-men black-history"
    " black-american* black-lives asian-hate islamophob* alawite* maori roma-people dalit* caste-* minorities civil-rights diversity-proposal diversity-program* dei-program* afrikaner*",
    "ethnicity?": "minorit* discriminat* diaspora caste diversity slave slaves dei asian-american* hispanic* latino* african-american* white-nationalis* nativis* monkey-chant* jews jewish migrant* immigrants black-* assimilat* whiteness settlers tribal tribe tribes",
    "health": "cancer* tumour* tumor* disease* illness* covid* pandemic* epidemic* outbreak* vaccin* hospital hospitals hospitalis* hospitaliz* medical* medicat* medicine* mental-health depression anxiety-attack autis* dementia alzheimer*"
    " parkinson* diabet* obes* heart-attack* overdos* addict* opioid* fentanyl measles influenza bird-flu infection* symptom* diagnos* pregnan* birth-control ebola healthcare health-care public-health"
    " nhs clinic clinics clinical injured injury injuries self-harm eating-disorder* hantavirus cholera ozempic wegovy glp-1 mpox surgery surgeries surgeon* surgical stroke-at brain-implant* cure"
    " abortion* ivf sperm surgeon-general maha rfk als-diagnosis stem-cell* patients patient-* fertility transplant* sepsis hiv malaria tuberculosis doctors chronic-pain nerve-damage phase-1* phase-2* phase-3* nipah"
    " in-utero psychiatr* psycholog* drug-trial drug-discovery antibiotic* food-poison* poisoned biotech* drug-candidate synthetic-drugs wellness-grift* emotional-support therapist* health nurses midwi* radiotherap* chemotherap* life-expectancy hospital-boat lancet trumprx",
    "health?": "virus doctor doctors drug drugs patient toxic poison* wound* clinic flu infect* anxiety depress* therap* pharma* injur* wellness healthy insomnia burnout medicare medicaid stroke heat"
    " implant* peptide* supplement* alcohol smoking vaping nutrition diet sleep-disorder* lung heart-disease blood-* allerg* asthma als trauma* fda trial-results study-shows breath* disabled disabilit* contaminat* recall-of unwell concussion* ambulance*",
    "markets": "stock stocks share-price shares shareholder* nasdaq dow ftse nikkei s&p invest invests investor* investing invested investment* bond bonds treasuries yields inflation interest-rate* rate-cut* rate-hike* thefed federal-reserve central-bank* ipo ipos"
    " crypto* stablecoin* bitcoin ethereum earnings profit profits profitab* revenue* hedge-fund* wall-street trader traders trading dividend* oil-price* crude opec petrol-price* gas-price* food-price* energy-price* gdp recession* currency currencies"
    " forex dollar yuan yen bankrupt* layoff* laid-off acquir* acquisition* merger* valuation* valued-at private-equity venture-capital spac spacs commodit* gold-price* futures loan loans mortgage* economy econom*"
    " analyst* equities market-cap bond-market funding-round raises-series series-a series-b bull-market bear-market bull-case price-target target-price overweight underweight outperform underperform equal-weight buy-rating hold-rating"
    " upgrade-from upgraded-to downgrade* etf etfs earnings-call q1-* q2-* q3-* q4-* quarter-results quarterly-results fiscal-year cd-rates heloc nat-gas lng trillion-valuation buyback* 401k wti brent debt refinanc* refinance"
    " housing-market job-cuts cuts-jobs cutting-jobs cut-nearly-half jobless* unemployment payrolls cost-of-living consumer-confidence wholesale-price* jim-cramer jpmorgan goldman* morgan-stanley wells-fargo citi barclays kkr blackstone berkshire"
    " citigroup bernstein oppenheimer truist scotiabank deutsche-bank rothschild bofa hsbc ubs mid-cap large-cap small-cap growth-stock* takeover takeovers buyout* price-hike antitrust-merger trade-deficit tariff* arr",
    "markets?": "market markets bank banks banking fund funds price prices pricing selling sell-itself sales restructur* growth billion trillion bn gold silver copper aluminium sugar stake stakes deal borrowing credit spread* rally rallies slump* surge* surges soar* soars plunge* plunges"
    " rebound* target buy bet bets prediction-market* cuts quarter financial finance fortune retire* budget tax taxes funding costs gas oil jobs workforce hiring-freeze supply-chain export exports imports chip-stock*"
    " outlook guidance upside downside quarterly production-update all-time-high housing hits-new-high rating ratings outlooks estimates holdings partners insurance rates price-war* demand billionaire* raised raises gains trade macro risks consolidat* spin-off spinoff pension* wealth high-yield annuit* capital revenues joint-venture competition assets own-one-of beats estimates'",
}  # fmt: skip

GROUPS: dict[str, str] = {
    "$state": "usa us-israel uk eu un china beijing russia* moscow ukrain* kyiv iran* tehran israel* india* delhi pakistan* islamabad japan* tokyo korea* seoul pyongyang taiwan* taipei germany german* berlin france french paris italy italian* rome spain"
    " spanish madrid poland polish turkey turkish ankara syria* iraq* saudi* riyadh uae emirat* qatar* kuwait* bahrain* oman* jordan* lebanon lebanese egypt* cairo libya* tunisia* algeria* morocc* sudan* ethiop* kenya* uganda* rwanda* congo* nigeria* ghana* gabon*"
    " zimbabw* mozambi* angola* zambia* somali* chad niger mali guinea* senegal* cameroon* mexic* cuba* havana venezuel* colombia* brazil* argentin* chile* peru* ecuador* bolivia* haiti* guatemala* honduras canad* ottawa australia* canberra zealand indonesia* malaysia*"
    " philippin* manila vietnam* hanoi thai* cambodia* myanmar bangladesh* nepal* lanka afghan* kabul hungary hungarian* budapest czech* slovak* romania* bulgaria* serbia* kosovo greece greek* danish denmark sweden swedish norway norweg* finland finnish"
    " dutch netherlands belgium belgian* swiss switzerland austria* portugal portug* ireland irish britain british london european brussels greenland africa african* georgia* armenia* azerbaijan* kazakh* white-house kremlin washington palestin* hong-kong",
    "$says": "says say said talks talk warns warned urges vows condemn* reject* denies denied approves approved backs accuses slams sends orders ordered ban bans banned calls demands agrees deal deals accord pact envoy envoys summit visit visits"
    " hosts hosting leaders leader ties relations tensions tension withdraw* recall* expel* recogni* recognis* pledges aid blocks blocked refuse* threat* deadline law laws probe policy border dispute row power control controls release* responds claims summon*"
    " impose* suspended suspends halts reopen embassy nationals opposition premier pm passes adopts welcome funding allow allows negotiat* mediator outlines plan plans launches launch seeks strikes official officials sovereignty constitution pressure conscripts enters joins joined unveils unity dissolve* freed frees pardon* arrives uprising minister gov't escalation sporting-exile amnesty",
    "$people": "people civilians children soldiers officer officers troops worker workers man men woman women girl boy students tourists passengers migrants hostages residents child family families victims wife husband son leader civilian student migrant villagers miners journalist* fans skier* teacher* pilot* driver-and pedestrians protesters police"
    " hundreds dozens thousands scores killed-in",
    "$kill": "kill kills killed killing dead deadly dies die shot body bodies buried",
    "$hurt": "attack attacks attacked shot shoots stabs beaten explosion* explosions blast bomb bombs",
    "$assault": "attack attacks attacked attacking threat threats threaten* hostile armed",
    "$force": "attack attacks attacked strike strikes struck drone* jet jets bomb* explosion* shell* retaliat* escalat* conflict* fighting fight forces intercept* target targets launched launches raid raids hits downed invaded threat* troops weapon* war wars military missile* defence defense",
    "$place": "city town village school hospital hotel mosque church market capital house suburb suburbs province region port nightclub bar camp apartment building warehouse forest highway bus train ferry plane ship boat skier* hotel ski mine tunnel dam river coast passengers",
    "$calamity": "fire fires blaze crash crashes crashed crashing collaps* explosion* explosions exploded missing rescue* rescued sinks sank trapped stranded burned storm storms blast smoke destroyed swept buried damage",
}  # fmt: skip

# Figures of speech, titles and names in which a grave word is none: taken out before anything is looked for.
FIGURES = (
    r"killer (?:app|feature|deal|look|product|whale|combo)s?|(?:kill|kills|killed|killing) (?:it|off|time|switch|the (?:vibe|mood))|dressed to kill"
    r"|dead (?:pixel|end|heat|ringer|simple|cells|space|code|link|weight|lock|last|zone|stars?)s?|deadlines?|deadlocks?|die[- ]?(?:hard|cast|shot)|walking dead|death (?:stranding|metal|note|star|spiral)|red dead|evil dead|grateful dead"
    r"|suicide (?:linux|squad)|to die for|(?:never|old habits) die|drop dead|grave (?:concern|mistake)s?|over my dead body|remember(?:ing)? (?:to|when|that)"
    r"|flood (?:of|the market|gates)|ai flood|floodgates?|human content wins amid the ai flood|(?:market|stock|stocks|share|housing|price|crypto|flash|bitcoin) (?:market )?crash(?:es|ed)?|crash (?:course|report|log|structure|bandicoot|test)s?|crash(?:es|ed)? (?:out|into q|on startup|bug)"
    r"|collapsed read|fire (?:tv|stick|hd|emblem|sale|phone|tablet)s?|(?:on|under|opens?|rapid|hell|cease|ceasefire under) fire(?! in)|fire(?:fox|wall|base|fly|work)s?|perfect storm|brain ?storm\w*|storm (?:trooper|in a teacup)\w*|twitter storm|hot ?fix\w*"
    r"|disaster recovery|f-bomb|photo ?bomb\w*|bath bomb\w*|bomb cyclone|time bomb|box office bomb|zip ?bomb|bombshell|sex(?:ual)? (?:life|education)"
    r"|(?:camera|film|photo|wide|close-up|tracking|money|mug|long|best|slap|moon|big|one|screen|drop|tee)[- ]shots?|shot (?:on|with|in) (?:film|iphone|an? |the |4k|8k|black)|shot at (?:the title|redemption|glory|winning)|shoot(?:ing|s)? (?:star|guard|for|hoops|range|film|video|photos)|photo ?shoots?|trouble ?shoot\w*|first[- ]person shooter\w*|shooter game\w*|overshoot\w*"
    r"|heart attack grill|panic attack mode|attack (?:on titan|surface|vector)s?|(?:supply.chain|phishing|ddos|cyber|side.channel|prompt.injection|replay|spectre|injection) attacks?|counter ?attack in (?:football|soccer)"
    r"|(?:price|trade|bidding|star|console|format|browser|culture|turf|creator|chip|tug of|word|streaming|talent|ai|cola|taxi|edit|editor|content|fuel|storage|clone|inter) wars?|wars? (?:of words|room|chest|hammer|horse|craft|thunder|frame|paint)s?|god of war|gears of war|star wars|war (?:and peace|story|stories)|storage wars|console wars"
    r"|modern warfare|call of duty|battle (?:royale|of the bands|pass|field|star)\w*|salvation army|retail army|army of (?:fans|bots|origami)|ant[- ]army|strik(?:e|es|ing) (?:price|a chord|a balance|balance|gold|big|deal|a deal|an? \w+ deal|out|rate|zone|similar\w*|resemblance|image|picture|contrast|partnership|again)|hunger strike|lucky strike|bird strike|lightning strikes?|three strikes|strikes? (?:mou|strategic|agreement)"
    r"|coup de\w*|weapons? of choice|secret weapon|nuclear (?:fusion|option|family|energy|physics|power)|drone (?:show|light|photo|footage|camera|delivery|racing)s?|soldiers? on|base(?:ball|line|model|price| model| pay| layer)s?|navy (?:blue|suit|jacket)|military[- ]grade"
    r"|(?:vice|company|club|board|band|fan|team|executive|senior vice|class) president\w*|president of (?:the )?(?:club|company|board|fan|fifa|fia|uefa)|party (?:mode|game|dress|animal|time|wear|chat|planner)s?|third[- ]party|(?:birthday|tea|house|after|launch|dinner|garden|dance|watch|pool|slumber|first|search|listening) part(?:y|ies)|activist (?:investor|hedge)s?|office politics|border (?:radius|collie|design)s?|(?:advertising|ad|marketing|new|kickstarter|fundraising|brand|crowdfunding) campaign\w*|campaign mode|cabinet(?:ry| maker|s)? (?:of curiosities|doors?|hardware)|mayor of (?:flavor|kingstown)|privacy polic(?:y|ies)|cookie polic(?:y|ies)|return policy|(?:thought|market|industry|team|school) leaders?"
    r"|vote of confidence|shareholders? (?:vote|re-?elect)\w*|(?:fans?|readers?|viewers?|you|audience) (?:vote|voted|poll)s?|poll:|polls? (?:position|rate)|pole position|elected to use|primary (?:key|color|colour|school|care|market|source|monitor|goal|endpoint)s?|north poll|twitter poll|straw poll of fans|votes? of fans|(?:community|content) vote|percent of votes|just \d+% of votes|board members? for re-?election"
    r"|(?:tennis|basketball|food|squash|badminton|volleyball|on|off|center|centre|back|inner|forward)[- ]courts?|courtside|court (?:shoe|vision)s?|(?:clinical|drug|free|medical|field|time|cancer|human|vaccine|quantum computing|quantum|day|phase \d\w?|stage) trials?|trial (?:version|period|run|and error|balloon|data|results)s?|free trial|jury duty show|fine[- ]?(?:tune|tuned|tuning|dining|print|art|grained|wine|arts)\w*|jailbreak\w*|prison break|prison architect|crime (?:drama|novel|series|fiction|boss|podcast)s?|true crime|partner in crime|charged? (?:battery|batteries|up|with emotion|particle)|fast charg\w*|charging|chargers?|recharg\w*|free of charge|in charge|no charge|service charges?|suspects? (?:he|she|that|lewis|it|there)|(?:heat|steal|steals|a) steal|probes? (?:to|for|at|on) (?:mars|the moon|jupiter|venus|asteroid|space)|space probes?|judge's pick|case study|rules of|police (?:academy|the band)|hacks? (?:for|to|your|that)|life ?hacks?|hackathons?|hacker[- ]?(?:news|ethic|space|rank)s?"
    r"|kid ?a\b|kidney|(?:adult|my adult|grown|grown-up|grown up) (?:kid|son|daughter|child|children|kids)|billy the kid|karate kid|kid cudi|new kids on the block|kid rock|teen titans|teenage engineering|teenage mutant|teenage dream|baby boomer\w*|baby (?:driver|blue|steps|monster|shark|yoda|keem|on board|corn)|boy ?(?:band|group|friend|genius)\w*|boyfriends?|girl ?(?:band|group|friend|boss|s generation|crush|math|dinner)\w*|girlfriends?|girls'? (?:generation|night|weekend|trip)|the boys\b|beach boys|pet shop boys|old school|(?:business|law|medical|samba|film|art|grad|graduate|drama|music|summer|driving|night|language|cooking|coding|trade|old|design) schools?|child(?:'s)? play|brain ?child|child process(?:es)?|children of men|inner child|destiny's child|childish gambino|sons? of (?:the forest|anarchy|sam)|student loans?|student of|school of (?:rock|thought|business|design)|baby chicks|chicks"
    r"|holy (?:grail|moly|cow|trinity|smokes)|bible of|in good faith|faith (?:in|no more|hill|connors|evans)|keep(?:s)? faith|leap of faith|cult (?:classic|following|film|hit|favou?rite|of lamb|movie|brand)s?|god (?:of|mode|tier|bless)|oh my god|temple (?:run|of doom|university|grandin)|nun(?:chuck|s?chaku)|easter egg\w*|pilgrim'?s?(?: pride)?(?= corp|\b\.)|scott pilgrim|church (?:& dwight|and dwight|hill|ill)\w*|churchill downs|judas priest|black sabbath|bishop (?:fleming|briggs|street)|paul bishop|saint (?:laurent|gobain|lawrence|louis|martin)|st\.? (?:louis|pancras|petersburg)|nirvana|zen (?:mode|garden|browser|\d)|guru|evangelists?|evangeli[sz]e|developer evangelist|gospel of|monkrus|monkin?g|chipmunks?|thelonious monk|buddha bowl|little church of"
    r"|race (?:track|car|day|week|start|to|against|condition|conditions|engineer|director)s?|racing|black (?:friday|box|hole|mirror|pink|cat|screen|coffee|market|ops|panther|myth|swan|sea|widow|hat|hawk|berry|stone|sabbath|keys|and white|ice|bear|metal|list|rock|sails)s?|white (?:paper|space|noise|list|label|house|sox|collar)s?|slavery to|master[/-]slave|genetic diversity|biodiversity|diversity of (?:views|species|opinions|fonts)|seed diversity|grammar nazi|minority (?:report|stake|shareholder|interest)s?|tribe called quest|tribes of|diaspora\*"
    r"|healthy (?:growth|margin|balance|profit|competition|debate|cash|sex life|dose)|financial health|health (?:bar|check endpoint|check api|points|potion)|(?:computer|viral) virus|viral (?:video|app|post|hit|tweet|calorie|trend|moment|song|clip)s?|drug ?store|infectious (?:groove|laugh|beat|energy|tune)|toxic (?:debt|asset)s?|wound up|addicted to (?:this|the) (?:game|song)|addictive gameplay|code surgery|doctor (?:who|strange|doom|octopus)|stroke(?:s)? of (?:genius|luck)|brush ?strokes?|two[- ]stroke|keystrokes?|insulin-like|(?:blood|heart) (?:orange|moon|on my sleeve)|new blood|heart of|open heart|cold blood|surgical strike|sleep mode|sleep buds|diet coke|depressing|flow state|cure (?:album|tour|concert)|the cure\b|patience"
    r"|stock (?:android|photo|photos|rom|footage|app|up|character)s?|(?:in|out of|back in|out-of|low|last in|limited) stock|stock (?:keyboard|launcher|options page)|take stock|market ?place|farmers?'? markets?|night markets?|flea markets?|christmas markets?|marketing|black market|target practice|fund ?raiser|profits? of doom|dollar shave|bond girl|james bond|brooke bond|bonds? (?:with|between)|gold (?:medal|medals|medallist|edition|record|version|mic|coast|leaf|rush|standard|price edition|fever)|golden|liquid gold|olympic gold|silver (?:medal|lining|surfer|screen|hair|edition)|price drop|oil (?:painting|paint|pastel)s?|olive oil|camellia oil|snake oil|midnight oil|futurism|futures? (?:is|of)|loan(?:ed|ing)? out|on loan|crypto(?:graphy|graphic|graphically|zoology|gram)|interest in|share(?:s|d)? (?:his|her|their|your|a|the|new|its|my|details|photos|video)|shares? (?:what|how|why)|shares? (?:first|screen|button)|trading (?:card|places)|trade (?:mark|off|in)s?|fashion trend|yen to|economy (?:class|seat|of words)|bank(?:sy)?(?: holiday)|river bank|power bank|food bank|west bank"
)  # fmt: skip
