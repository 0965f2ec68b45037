import type {
  AsNeededReason,
  DayCode,
  DoseUnit,
  FoodRelation,
  Manner,
  Repeat,
  Route,
} from './dose.schema.ts';

type Words<T> = readonly (readonly [T, string])[];

// Sources of regular expressions, in lower case. A space stands for any run of spaces; a dot is written \. where it is meant.

export const UNIT_WORDS: Words<DoseUnit | 'tsp' | 'tbsp' | 'count'> = [
  ['mL', 'mls?|m\\.l\\.|cc|millilit(?:re|er)s?|मिली|मि\\.ली\\.'],
  ['unit', 'units?|u|iu|i\\.u\\.|यूनिट'],
  ['drop', 'drops?|gtts?|बूंदे?ं?'],
  ['puff', 'puffs?|पफ'],
  ['spray', 'sprays?'],
  ['application', 'applications?|applic|layers?'],
  ['ftu', 'ftu|fingertip units?'],
  ['mcg', 'mcg|µg|μg|ug|micrograms?'],
  ['mg', 'mgs?|milligrams?'],
  ['g', 'gms?|g|grams?'],
  ['tsp', 'tsf|tsp|teaspoons?|teaspoonfuls?|चम्मच'],
  ['tbsp', 'tbsp|tablespoons?'],
  [
    'count',
    'tabs?\\.?|tablets?|caps?\\.?|capsules?|pills?|goli|गोली|sachets?|supp?s?|suppositor(?:y|ies)|patch(?:es)?',
  ],
  ['count', 'amps?|ampoules?|vials?|respules?|rotacaps?|lozenges?|pessar(?:y|ies)|nos|no\\.'],
];

export const DAY_CODES: Words<DayCode> = [
  ['OD', 'od|o\\.d\\.?|once daily|once a day|once in a day|daily|every day|रोज़? एक बार'],
  ['BD', 'bd|b\\.d\\.?|bid|b\\.i\\.d\\.?|bds|twice daily|twice a day|two times a day|2 times a day'],
  [
    'TDS',
    'tds|t\\.d\\.s\\.?|tid|t\\.i\\.d\\.?|thrice daily|thrice a day|three times a day|3 times a day|three times daily',
  ],
  ['QID', 'qid|q\\.i\\.d\\.?|qds|four times a day|4 times a day|four times daily'],
];

export const BEDTIME = 'hs|h\\.s\\.?|qhs|at bedtime|bedtime|at bed time|bed time|सोते समय|sote samay';

export const REPEATS: Words<Repeat> = [
  [
    'alternateDay',
    'eod|e\\.o\\.d\\.?|qod|alt\\.? days?|alternate days?|on alternate days|every alternate day|every other day|एक दिन छोड़कर',
  ],
  [
    'fortnight',
    'fortnightly|once a fortnight|every fortnight|every 2 weeks|every two weeks|once in 2 weeks|q2w',
  ],
  ['week', 'weekly|once weekly|once a week|once in a week|every week|qw|q1w|हफ्ते में एक बार'],
  ['month', 'monthly|once monthly|once a month|every month|महीने में एक बार'],
];

/** Schedules that the structure cannot hold: refused by name, so that "twice weekly" is never read as "weekly". */
export const UNSUPPORTED_SCHEDULES =
  '(?:twice|thrice|two times|three times|[2-9] times|[2-9]x|[2-9] ?days?|bi|bi-|tri)(?: (?:a|per|in a|every))? ?(?:week(?:ly)?|month(?:ly)?)|[1-9] ?(?:/|per) ?(?:week|month)|every [3-9] (?:days|weeks|months)|q[3-9]d|q[2-9]w';

export const FOOD: Words<FoodRelation> = [
  [
    'before30',
    '(?:30 ?mins?|30 ?minutes|1/2 ?h(?:ou)?r|half (?:an )?hour|half hr) before (?:food|meals?|breakfast|eating)',
  ],
  ['beforeBreakfast', 'bbf|b\\.b\\.f\\.?|before breakfast|before b/f|नाश्ते से पहले|nashte se pehle'],
  [
    'before',
    'a/c|ac|a\\.c\\.?|b/f|before food|before meals?|before eating|before lunch|before dinner|खाने से पहले|khane se pehle',
  ],
  [
    'after',
    'a/f|af|p/c|pc|p\\.c\\.?|post food|post meals?|after food|after meals?|after eating|after breakfast|after lunch|after dinner|खाने के बाद|khane ke baad',
  ],
  ['with', 'w/f|with food|with meals?|खाने के साथ|khane ke saath'],
  ['empty', 'e/s|on (?:an )?empty stomach|empty stomach|खाली पेट|khali pet'],
];

/** Two letters that also end brand names ("Benzac AC"): before the schedule they count only after a number. */
export const SHORT_CODES = new Set([
  'ac',
  'pc',
  'af',
  'be',
  're',
  'le',
  'im',
  'iv',
  'sc',
  'id',
  'sl',
  'po',
  'pr',
  'pv',
  'daily',
  'now',
  'gargle',
  'gargles',
  'inhalation',
  'inh',
  'neb',
  'nasal',
  'oral',
  'topical',
  'rectal',
  'vaginal',
  'iv',
  'tr',
  'cc',
]);

export const ROUTES: Words<Route> = [
  ['bothEyes', 'both eyes|in both eyes|be|b/e|दोनों आंखों में'],
  ['rightEye', 'right eye|in right eye|re|r/e|rt\\.? eye'],
  ['leftEye', 'left eye|in left eye|le|l/e|lt\\.? eye'],
  ['bothEars', 'both ears|in both ears'],
  ['rightEar', 'right ear|in right ear|rt\\.? ear'],
  ['leftEar', 'left ear|in left ear|lt\\.? ear'],
  ['eye', 'in the eye|in eyes?'],
  ['ear', 'in the ear|in ears?'],
  ['nasal', 'in each nostril|each nostril|both nostrils|in nose|intranasal|nasal'],
  ['sublingual', 's/l|sl|sublingual(?:ly)?|under (?:the )?tongue'],
  ['oral', 'po|p\\.o\\.?|p/o|oral(?:ly)?|by mouth'],
  ['iv', 'iv|i\\.v\\.?|i/v|intravenous'],
  ['im', 'im|i\\.m\\.?|i/m|intramuscular'],
  ['sc', 'sc|s\\.c\\.?|s/c|subcut|subcutaneous(?:ly)?'],
  ['id', 'i/d|id|intradermal'],
  ['rectal', 'p/r|pr|per rectum|rectal(?:ly)?'],
  ['vaginal', 'p/v|pv|per vaginam|per vagina|vaginal(?:ly)?'],
  ['topical', 'l/a|la|l\\.a\\.?|local application|locally|topical(?:ly)?'],
  ['transdermal', 'transdermal'],
  ['nebulised', 'nebuli[sz]ed|by nebuli[sz]er|nebuli[sz]er|neb'],
  ['inhaled', 'inhaled|by inhaler|inhalation|inh'],
];

export const MANNERS: Words<Manner> = [
  ['water', 'with (?:a glass of |plenty of )?water|in (?:a glass of )?water|पानी के साथ'],
  ['milk', 'with milk|दूध के साथ'],
  ['chew', 'chew(?:ed)?|chew the tablet'],
  ['dissolve', 'dissolved?(?: in water)?'],
  ['whole', 'swallow whole|do not chew'],
  ['shake', 'shake well'],
  ['thinLayer', 'apply thin layer|apply a thin layer|thin layer|apply thinly|apply'],
  ['external', 'external use(?: only)?|for external use(?: only)?'],
  ['rinse', 'rinse mouth(?: after)?'],
  ['gargle', 'gargles?'],
];

export const REASONS: Words<AsNeededReason> = [
  ['fever', '(?:only )?(?:if|for|when) (?:there is )?fever|बुखार होने पर'],
  ['pain', '(?:only )?(?:if|for|when) (?:there is )?pain|दर्द होने पर'],
  ['vomiting', '(?:only )?(?:if|for|when) (?:there is )?(?:vomiting|nausea)|उल्टी होने पर'],
];

export const AS_NEEDED =
  'sos|s\\.o\\.s\\.?|prn|p\\.r\\.n\\.?|if needed|when needed|as needed|if required|when required|as required|if necessary';
export const STAT = 'stat|at once|immediately|now|तुरंत';
export const CONTINUE = 'to continue|to be continued|continue|cont\\.?|ctd|long term|जारी रखें';
export const TILL_REVIEW = '(?:till?|until) (?:next )?(?:review|visit|follow ?up)|till? next|tr';

export const SLOT_WORDS: Words<0 | 1 | 2 | 3> = [
  [0, '(?:in (?:the )?)?mornings?|subah|सुबह|every morning'],
  [1, '(?:in (?:the )?|at )?(?:after)?noon|dopahar|दोपहर(?: में| को)?'],
  [2, '(?:in (?:the )?)?evenings?|shaam|sham|शाम(?: को)?'],
  [3, '(?:at )?nights?|in the night|raat|रात(?: को| में)?|every night'],
];

export const FORM_WORDS: Words<string> = [
  ['eye drops', 'eye drops?|e/d'],
  ['ear drops', 'ear drops?'],
  ['nasal drops', 'nasal drops?|nose drops?'],
  ['eye ointment', 'eye oint(?:ment)?|eye onit'],
  ['nasal spray', 'nasal spray'],
  ['oral drops', 'oral drops?|drops|paed drops'],
  ['dry syrup', 'dry syrup|dry syp'],
  ['tablet', 'tabs?\\.?|tablets?|t\\.'],
  ['capsule', 'caps?\\.?|capsules?'],
  ['syrup', 'syrups?|syp\\.?|syr\\.?'],
  ['suspension', 'susp\\.?|suspension'],
  ['injection', 'inj\\.?|injections?'],
  ['infusion', 'infusion|ivf'],
  ['cream', 'cream'],
  ['ointment', 'ointment|oint\\.?'],
  ['gel', 'gel'],
  ['lotion', 'lotion'],
  ['inhaler (MDI)', 'inhaler|mdi'],
  ['respules', 'respules?'],
  ['DPI capsule', 'rotacaps?'],
  ['suppository', 'suppositor(?:y|ies)|supp\\.?'],
  ['sachet', 'sachets?'],
  ['powder', 'powder'],
  ['transdermal patch', 'patch'],
  ['mouthwash', 'mouthwash|mouth wash'],
  ['shampoo', 'shampoo'],
  ['linctus', 'linctus'],
];
