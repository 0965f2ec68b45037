import { describe, expect, test } from 'vitest';
import { parseDose, parseRxLine } from './dose-notation.rules.ts';
import { printDose } from './dose-print.rules.ts';

// typed line | drug | strength | form | canonical dose
const RIGHT = `
pcm 650 1-1-1 5d af | pcm | 650 | | 1-1-1 after food 5 days
Tab Dolo 650 1-0-1 x 5 days | Dolo | 650 | tablet | 1-0-1 5 days
tab. dolo 650 1-0-1x5d | dolo | 650 | tablet | 1-0-1 5 days
TAB DOLO 650 BD PC 3D | DOLO | 650 | tablet | 1 BD after food 3 days
dolo 650mg tds x3d | dolo | 650mg | | 1 TDS 3 days
dolo 650 1 tds 3 days | dolo | 650 | | 1 TDS 3 days
dolo 650 1 tab tds 3 days | dolo | 650 | tablet | 1 TDS 3 days
dolo 650 1tab tds×3d | dolo | 650 | tablet | 1 TDS 3 days
dolo 650 1tds 3d | dolo | 650 | | 1 TDS 3 days
amlong 5 od | amlong | 5 | | 1 OD
amlong 5mg od to continue | amlong | 5mg | | 1 OD to continue
amlong 5 1/2 od | amlong | 5 | | 1/2 OD
amlong 5 ½ od | amlong | 5 | | 1/2 OD
amlong 5 1½ od | amlong | 5 | | 1.5 OD
amlong 5 1 1/2 od | amlong | 5 | | 1.5 OD
amlong 5 1.5 od | amlong | 5 | | 1.5 OD
lasix 40 1/2-0-0 5d | lasix | 40 | | 1/2-0-0 5 days
lasix 40 ½-½-0 5d | lasix | 40 | | 1/2-1/2-0 5 days
warf 5 1/4-0-1/2 | warf | 5 | | 1/4-0-1/2
lasix 40 1 1/2 tab od | lasix | 40 | tablet | 1.5 OD
lasix 40 1 ½ od | lasix | 40 | | 1.5 OD
wysolone 5mg 2 x 5d > 1 1/2 x 5d | wysolone | 5mg | | 2 OD x 5d > 1.5 OD x 5d
thyronorm 50 mcg 1-0-0 empty stomach 1m | thyronorm | 50 mcg | | 1-0-0 empty stomach 1 month
thyronorm 50 od e/s 30d | thyronorm | 50 | | 1 OD empty stomach 30 days
pan 40 bbf od 2wk | pan | 40 | | 1 OD before breakfast 2 weeks
pan 40 1-0-0 bbf 2 weeks | pan | 40 | | 1-0-0 before breakfast 2 weeks
pan 40 od ac 14 days | pan | 40 | | 1 OD before food 14 days
pan 40 ac od | pan | 40 | | 1 OD before food
pan 40 od 30 min before food 1w | pan | 40 | | 1 OD 30 min before food 1 week
pan 40 od half hour before food | pan | 40 | | 1 OD 30 min before food
metformin 500 1-0-1 with food 30d | metformin | 500 | | 1-0-1 with food 30 days
metformin 500 mg SR 1-0-1 with meals 1 month | metformin | 500 mg | SR tablet | 1-0-1 with food 1 month
nitrofurantoin 100 mg SR cap 1-0-1 x 7d | nitrofurantoin | 100 mg | SR capsule | 1-0-1 7 days
glycomet SR 500 bd | glycomet SR | 500 | | 1 BD
cap becosules 0-1-0 | becosules | | capsule | 0-1-0
becosules 1 cap od 30d | becosules | | capsule | 1 OD 30 days
telma 40 0-0-1 daily 1m | telma | 40 | | 0-0-1 1 month
atorva 20 hs 30d | atorva | 20 | | 1 HS 30 days
atorva 20 0-0-1 hs | atorva | 20 | | 0-0-1 bedtime
atorva 20 od bedtime | atorva | 20 | | 1 OD bedtime
alprax 0.25 1 hs sos | alprax | 0.25 | | 1 HS SOS
azee 500 od 3d 1-0-0 | azee | 500 | | 1-0-0 3 days
taxim-o 200 1-0-1 bd 5/7 | taxim-o | 200 | | 1-0-1 5 days
augmentin 625 bd 5/7 | augmentin | 625 | | 1 BD 5 days
augmentin 625 tid 1/52 | augmentin | 625 | | 1 TDS 1 week
shelcal 500 od 3/12 | shelcal | 500 | | 1 OD 3 months
telma-h 40/12.5 od | telma-h | 40/12.5 | | 1 OD
pregalin 75 0-0-0-1 | pregalin | 75 | | 0-0-1
levipil 500 1-0-1-1 | levipil | 500 | | 1-0-1-1
paracip 500 1-1-1-1 3 d | paracip | 500 | | 1-1-1-1 3 days
syndopa 110 1/2-1/2-1/2-1/2 | syndopa | 110 | | 1/2-1/2-1/2-1/2
brufen 400 1 - 0 - 1 5 days | brufen | 400 | | 1-0-1 5 days
brufen 400 1–0–1 5 days | brufen | 400 | | 1-0-1 5 days
brufen 400 1+0+1 5 days | brufen | 400 | | 1-0-1 5 days
brufen 400 1-x-1 5 days | brufen | 400 | | 1-0-1 5 days
brufen 400 1-o-1 5 days | brufen | 400 | | 1-0-1 5 days
brufen 400 2-0-2 | brufen | 400 | | 2-0-2
pcm 500 qid 3 days | pcm | 500 | | 1 QID 3 days
pcm 500 qds 3 days | pcm | 500 | | 1 QID 3 days
pcm 500 t.d.s. 3 days | pcm | 500 | | 1 TDS 3 days
pcm 500 b.d. p.c. 3 days | pcm | 500 | | 1 BD after food 3 days
pcm 500 twice daily after meals for 3 days | pcm | 500 | | 1 BD after food 3 days
pcm 500 thrice a day 3 days | pcm | 500 | | 1 TDS 3 days
pcm 500 once daily | pcm | 500 | | 1 OD
pcm 500 daily | pcm | 500 | | 1 OD
pcm 500 q6h 3d | pcm | 500 | | 1 q6h 3 days
pcm 500 q 8 h 3d | pcm | 500 | | 1 q8h 3 days
pcm 500 8 hourly 3d | pcm | 500 | | 1 q8h 3 days
pcm 500 every 4 hours | pcm | 500 | | 1 q4h
pcm 500 q24h 5d | pcm | 500 | | 1 q24h 5 days
pcm 650 sos | pcm | 650 | | 1 SOS
pcm 650 1 sos | pcm | 650 | | 1 SOS
pcm 650 prn | pcm | 650 | | 1 SOS
pcm 650 1 sos if fever gap 6h max 3/day | pcm | 650 | | 1 SOS if fever gap 6h max 3/day
pcm 650 1 sos for fever 6 hours apart at most 3 a day | pcm | 650 | | 1 SOS if fever gap 6h max 3/day
pcm 650 if fever | pcm | 650 | | 1 SOS if fever
pcm 650 tds sos 3d | pcm | 650 | | 1 TDS SOS 3 days
pcm 650 q6h sos max 4 a day | pcm | 650 | | 1 q6h SOS max 4/day
pcm 650 sos x 10 doses | pcm | 650 | | 1 SOS x 10 doses
ondem 4 1 stat | ondem | 4 | | 1 STAT
avil inj im stat | avil | | injection | 1 STAT IM
inj diclofenac 75 mg im stat | diclofenac | 75 mg | injection | 1 STAT IM
vit d3 60k weekly x 8 wks | vit d3 | 60k | | 1 weekly 8 weeks
vitamin d3 60000 iu once a week 8 weeks | vitamin d3 | 60000 iu | | 1 weekly 8 weeks
folitrax 7.5 weekly | folitrax | 7.5 | | 1 weekly
folitrax 2.5 3 tab weekly | folitrax | 2.5 | tablet | 3 weekly
folitrax 2.5 3 weekly | folitrax | 2.5 | | 3 weekly
arachitol 600000 im monthly x 3 months | arachitol | 600000 | | 1 monthly 3 months IM
flucon 150 fortnightly | flucon | 150 | | 1 fortnightly
ator 10 eod | ator | 10 | | 1 EOD
ator 10 0-0-1 alternate days 1m | ator | 10 | | 0-0-1 EOD 1 month
ator 10 hs eod | ator | 10 | | 1 HS EOD
syp calpol 5ml 1-1-1 3d | calpol | | syrup | 5-5-5 mL 3 days
syp calpol 5 ml tds 3d | calpol | | syrup | 5 mL TDS 3 days
syp calpol 250mg/5ml 5 ml tds x 3 days pc | calpol | 250mg/5ml | syrup | 5 mL TDS after food 3 days
syp calpol 120/5 7.5ml q6h sos | calpol | 120/5 | syrup | 7.5 mL q6h SOS
syp calpol 1 tsp tds | calpol | | syrup | 5 mL TDS
syp calpol 1.1 tsp tds | calpol | | syrup | 5.5 mL TDS
syp alkasol 2 tsf bd in water | alkasol | | syrup | 10 mL BD with water
syp duphalac 15ml hs | duphalac | | syrup | 15 mL HS
syr ambrodil 5ml-0-5ml 5d | ambrodil | | syrup | 5-0-5 mL 5 days
syr ambrodil 2.5-2.5-2.5 ml 5d | ambrodil | | syrup | 2.5-2.5-2.5 mL 5 days
syr ambrodil 5-0-10ml | ambrodil | | syrup | 5-0-10 mL
calpol drops 0.5 ml tds | calpol | | oral drops | 0.5 mL TDS
lantus 10 u hs to continue | lantus | | | 10 units HS to continue
lantus 10 units hs | lantus | | | 10 units HS
lantus 10 IU hs sc | lantus | | | 10 units HS SC
mixtard 30/70 10-0-8 u ac | mixtard | 30/70 | | 10-0-8 units before food
mixtard 30/70 10u-0-8u 30 min before food | mixtard | 30/70 | | 10-0-8 units 30 min before food
asthalin inhaler 2 puffs qid sos | asthalin | | inhaler (MDI) | 2 puffs QID SOS
foracort 200 2 puffs-0-2 puffs 1m rinse mouth | foracort | 200 | | 2-0-2 puffs 1 month rinse mouth
moxi eye drops 1 drop qid both eyes 5d | moxi | | eye drops | 1 drop QID 5 days both eyes
refresh e/d 2 drops q2h right eye | refresh | | eye drops | 2 drops q2h right eye
otrivin nasal drops 2 drops bd each nostril 5d | otrivin | | nasal drops | 2 drops BD 5 days each nostril
candid cream l/a bd 2w | candid | | cream | 1 BD 2 weeks local application
betnovate cream apply thin layer bd 7d | betnovate | | cream | 1 BD 7 days thin layer
Benzac AC gel apply hs | Benzac AC | | gel | 1 HS thin layer
volini gel 1 application tds | volini | | gel | 1 application TDS
mupirocin oint 1 ftu bd 5d | mupirocin | | ointment | 1 FTU BD 5 days
electral sachet od | electral | | sachet | 1 OD
sorbitrate 5 s/l stat | sorbitrate | 5 | | 1 STAT sublingual
dulcolax supp pr hs | dulcolax | | suppository | 1 HS per rectum
wysolone 10mg 4 x 5d > 2 x 5d > 1 x 5d | wysolone | 10mg | | 4 OD x 5d > 2 OD x 5d > 1 OD x 5d
wysolone 40 mg x 5d > 20mg x 5d | wysolone | | | 40 mg OD x 5d > 20 mg OD x 5d
wysolone 5mg 1-0-1 x 5 > 1-0-0 x 5 > 1/2-0-0 x 1w | wysolone | 5mg | | 1-0-1 x 5d > 1-0-0 x 5d > 1/2-0-0 x 7d
wysolone 10 2 od x 3d then 1 od x 3d after food | wysolone | 10 | | 2 OD x 3d > 1 OD x 3d after food
pcm 650 1 morning 1 night 3d | pcm | 650 | | 1-0-1 3 days
pcm 650 1 at night | pcm | 650 | | 0-0-1
ecosprin 75 od night | ecosprin | 75 | | 0-0-1
pcm 650 1-0-1 5 days after food with water | pcm | 650 | | 1-0-1 after food 5 days with water
pcm 650 5d 1-0-1 | pcm | 650 | | 1-0-1 5 days
pcm 650 1-0-1, 5 days, after food. | pcm | 650 | | 1-0-1 after food 5 days
pcm 650 1-0-1 (after food) 5d | pcm | 650 | | 1-0-1 after food 5 days
pcm 650 1-0-1 5d (stop if rash) | pcm | 650 | | 1-0-1 5 days ; stop if rash
pcm 650 1-0-1 5d ; with warm milk, if loose stop | pcm | 650 | | 1-0-1 5 days ; with warm milk, if loose stop
Sitopaladi churna 3 g 1-0-1 7d ; with honey | Sitopaladi churna | 3 g | | 1-0-1 7 days ; with honey
pcm 650 half tab bd | pcm | 650 | tablet | 1/2 BD
pcm 650 one tab bd | pcm | 650 | tablet | 1 BD
pcm 650 one and a half tab bd | pcm | 650 | tablet | 1.5 BD
pcm 650 half bd | pcm | 650 | | 1/2 BD
pcm 650 आधी गोली bd | pcm | 650 | | 1/2 BD
syp calpol tds 5 ml 3d | calpol | | syrup | 5 mL TDS 3 days
पैरासिटामोल ६५० १-०-१ ५ दिन खाने के बाद | पैरासिटामोल | ६५० | | 1-0-1 after food 5 days
pcm ६५० १-½-१ ३ दिन | pcm | ६५० | | 1-1/2-1 3 days
pcm 650 सुबह 1 रात 1 | pcm | 650 | | 1-0-1
`;

// typed line | problem codes with the part they point at
const WRONG = `
1-0-1 | NO_DRUG«»
650 1-0-1 5d | NO_DRUG«650 »
tab 1-0-1 | NO_DRUG«tab »
pcm | NO_DOSE«»
pcm 650 | NO_DOSE«»
pcm 650 5d | NO_DOSE«5d»
pcm 650 tdss | NO_DOSE«»
pcm 650 1--1 | DOSE_NOT_UNDERSTOOD«1--1»
pcm 650 1-1 | DOSE_NOT_UNDERSTOOD«1-1»
pcm 650 1-0- | DOSE_NOT_UNDERSTOOD«1-0-»
pcm 650 1-0-1- | DOSE_NOT_UNDERSTOOD«1-0-1-»
pcm 650 1-0-1-0-1 | DOSE_NOT_UNDERSTOOD«1-0-1-0-1»
pcm 650 1 - 0 | DOSE_NOT_UNDERSTOOD«1 - 0»
pcm 650 1-a-1 | DOSE_NOT_UNDERSTOOD«1-a-1»
pcm 650 1.0.1 | DOSE_NOT_UNDERSTOOD«1.0.1»
pcm 650 q5h | DOSE_NOT_UNDERSTOOD«q5h»
pcm 650 q4-6h | DOSE_NOT_UNDERSTOOD«q4-6h»
mtx twice weekly | DOSE_NOT_UNDERSTOOD«twice weekly»
mtx 2.5 thrice a week | DOSE_NOT_UNDERSTOOD«thrice a week»
mtx 2.5 5 days a week | DOSE_NOT_UNDERSTOOD«5 days a week»
lasix 11/2 tab od | DOSE_NOT_UNDERSTOOD«11/2 tab»
pcm 15mg/kg qid | DOSE_NOT_UNDERSTOOD«15mg/kg»
pcm 15 mg/kg/dose qid | DOSE_NOT_UNDERSTOOD«15 mg/kg/dose»
pcm 650 1-0-1 5d 10 tab | FRAGMENT_NOT_UNDERSTOOD«10 tab»
pcm 650 bd 10 tab | FRAGMENT_NOT_UNDERSTOOD«10 tab»
pcm 650 2 tab 1-0-1 | DOSE_NOT_UNDERSTOOD«2 tab»
syp calpol 5 ml tds 5d 100 ml | FRAGMENT_NOT_UNDERSTOOD«100 ml»
syp calpol 1-0-1 100 ml | FRAGMENT_NOT_UNDERSTOOD«100 ml»
syp calpol 1 tds | UNIT_MISSING«1»
syp calpol 1-0-1 | UNIT_MISSING«1-0-1»
insulin 10-10-10 | UNIT_MISSING«10-10-10»
pcm 0-0-0 | NOTHING_TO_TAKE«0-0-0»
pcm 650 0 tab od | NOTHING_TO_TAKE«0 tab od»
pcm 650-0-1 | AMOUNT_TOO_LARGE«650-0-1»
pcm 650 101-0-1 | AMOUNT_TOO_LARGE«101-0-1»
pcm 2 tds | AMOUNT_OR_STRENGTH«2»
warf 2 1/2 od | AMOUNT_OR_STRENGTH«2 1/2»
warf 2 1/4-0-1/2 | AMOUNT_OR_STRENGTH«2»
folitrax 3 weekly | AMOUNT_OR_STRENGTH«3»
wysolone 10 x 5d > 5 x 5d | AMOUNT_OR_STRENGTH«10»
pcm 650 5ml-0-1tab | MIXED_UNITS«5ml-0-1tab»
wysolone 5mg 2 x 5d > 5 ml x 5d | MIXED_UNITS«5 ml»
pcm 650 1-0-1 tds | TWO_SCHEDULES«tds»
pcm 650 od bd | TWO_SCHEDULES«bd»
pcm 650 1-0-1 0-0-1 | TWO_SCHEDULES«0-0-1»
pcm 650 1-0-1 hs | TWO_SCHEDULES«hs»
pcm 650 2 stat bd | TWO_SCHEDULES«bd»
pcm 650 q6h weekly | TWO_SCHEDULES«weekly»
pcm 650 eod weekly | TWO_SCHEDULES«weekly»
pcm 650 5 ml 2-0-2 | DOSE_NOT_UNDERSTOOD«5 ml»
pcm 650 1-0-1 5 | DURATION_NOT_UNDERSTOOD«5»
pcm 650 tds 5 | DURATION_NOT_UNDERSTOOD«5»
pcm 650 1-0-1 5 dys | DURATION_NOT_UNDERSTOOD«5 dys»
pcm 650 1-0-1 5dys | DURATION_NOT_UNDERSTOOD«5dys»
pcm 650 1-0-1 x 0 d | DURATION_NOT_UNDERSTOOD«x 0 d»
pcm 650 1-0-1 900 days | DURATION_NOT_UNDERSTOOD«900 days»
pcm 650 1-0-1 5-7 days | DURATION_NOT_UNDERSTOOD«5-7 days»
pcm 650 1-0-1 1.5 months | DURATION_NOT_UNDERSTOOD«1.5 months»
wysolone 10mg 4 x 5d > 2 | DURATION_NOT_UNDERSTOOD«2»
wysolone 10mg 4 x 5d > 2 to continue | DURATION_NOT_UNDERSTOOD«to continue»
wysolone 10mg 4 x 5d > sos x 3d | DOSE_NOT_UNDERSTOOD«sos»
pcm 650 1-0-1 5d 1w | TWO_DURATIONS«1w»
pcm 650 1 stat 5d | STAT_TAKES_NO_DURATION«5d»
pcm 650 1-0-1 af ac | TWO_FOODS«ac»
moxi e/d 1 drop tds right eye left eye | TWO_ROUTES«left eye»
pcm 650 1-0-1 aftr food | FRAGMENT_NOT_UNDERSTOOD«aftr food»
pcm 650 1-0-1 5d xyz | FRAGMENT_NOT_UNDERSTOOD«xyz»
pcm 5d 650 1-0-1 | FRAGMENT_NOT_UNDERSTOOD«5d»
pcm 650 1-0-1 5d ; \u{1F48A} | NOTE_NOT_PLAIN_TEXT«; \u{1F48A}»
`;

function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map(line => line.split(/ ?\| ?/).map(cell => cell.trim()));
}

describe('a line as a doctor writes it', () => {
  test.each(rows(RIGHT))('%s', (typed, drug, strength, form, dose) => {
    const read = parseRxLine(typed ?? '');
    expect(read.problems).toEqual([]);
    expect([read.drugText, read.strengthText, read.formText]).toEqual([drug, strength, form]);
    expect(read.dose && printDose(read.dose)).toBe(dose);
  });

  test('the two tables hold at least a hundred and eighty lines', () => {
    expect(rows(RIGHT).length + rows(WRONG).length).toBeGreaterThanOrEqual(180);
  });
});

describe('a line that cannot be read is refused, at its place', () => {
  test.each(rows(WRONG))('%s', (typed = '', expected) => {
    const read = parseRxLine(typed);
    const shown = read.problems
      .map(({ code, start, end }) => `${code}«${typed.slice(start, end)}»`)
      .join(' ');
    expect(shown.replace(/ »/g, '»')).toBe(expected?.replace(/ »/g, '»'));
    if (!shown.startsWith('NO_DRUG')) expect(read.dose).toBeNull();
  });

  test('an empty line and a pasted page are refused', () => {
    expect(parseRxLine('  ').problems[0]?.code).toBe('EMPTY');
    expect(parseRxLine('pcm 1-0-1 '.repeat(1000)).problems[0]?.code).toBe('TOO_LONG');
    expect(parseDose('1'.repeat(10_000)).problems[0]?.code).toBe('TOO_LONG');
  });
});

describe('till review', () => {
  test('is kept as a dose and asks for the review date', () => {
    const read = parseRxLine('telma 40 od till review');
    expect(read.dose?.duration).toEqual({ kind: 'tillReview' });
    expect(read.problems.map(problem => problem.code)).toEqual(['TILL_REVIEW_NEEDS_DATE']);
  });
  test('asks nothing when the visit has a review date', () => {
    expect(parseRxLine('telma 40 od til review', { reviewDateKnown: true }).problems).toEqual([]);
  });
});

describe('what the clinic knows of a drug settles a bare figure', () => {
  const names = {
    isDrug: (name: string) => ['amaryl', 'pcm', 'roliten od', 'benzac ac'].includes(name.toLowerCase()),
    hasStrength: (name: string, figure: string) =>
      ({ amaryl: ['1', '2'], pcm: ['500', '650'], 'roliten od': ['4'] })[name.toLowerCase()]?.includes(
        figure,
      ),
  };
  test.each([
    ['amaryl 2 od', '2', '1 OD'],
    ['amaryl 1 od', '1', '1 OD'],
    ['pcm 2 tds', '', '2 TDS'],
    ['pcm 650 tds', '650', '1 TDS'],
    ['amaryl 2 1/2 od', '2', '1/2 OD'],
    ['amaryl 2 1/2-0-1', '2', '1/2-0-1'],
    ['pcm 1 1/2 od', '', '1.5 OD'],
    ['roliten od 4 od', '4', '1 OD'],
    ['benzac ac 1 hs', '', '1 HS'],
  ])('%s', (typed, strength, dose) => {
    const read = parseRxLine(typed, { names });
    expect(read.problems).toEqual([]);
    expect(read.strengthText).toBe(strength);
    expect(read.dose && printDose(read.dose)).toBe(dose);
  });
});
