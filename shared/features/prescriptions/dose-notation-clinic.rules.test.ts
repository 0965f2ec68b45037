import { describe, expect, test } from 'vitest';
import { parseRxLine } from './dose-notation.rules.ts';
import { printDose } from './dose-print.rules.ts';

// What a general clinic writes in a week: typed line | drug | strength | form | canonical dose
const RIGHT = `
calpol 500 1-0-0 sos | calpol | 500 |  | 1-0-0 SOS
crocin advance 500 1 sos max 4/day | crocin advance | 500 |  | 1 SOS max 4/day
meftal spas 1 bd sos x 3d | meftal spas |  |  | 1 BD SOS 3 days
cyclopam 1-0-1 pc 3d | cyclopam |  |  | 1-0-1 after food 3 days
rantac 150 1-0-1 ac 14d | rantac | 150 |  | 1-0-1 before food 14 days
omez 20 od ac x 2w | omez | 20 |  | 1 OD before food 2 weeks
pantocid 40 1-0-0 x 1m bbf | pantocid | 40 |  | 1-0-0 before breakfast 1 month
rabeprazole 20 1-0-0 ac 30 days | rabeprazole | 20 |  | 1-0-0 before food 30 days
ondem 4 1 sos if vomiting | ondem | 4 |  | 1 SOS if vomiting
emeset 4mg tab sos gap 8h | emeset | 4mg | tablet | 1 SOS gap 8h
azithral 500 od x 3 days | azithral | 500 |  | 1 OD 3 days
cefixime 200 1-0-1 x 5d pc | cefixime | 200 |  | 1-0-1 after food 5 days
cipro 500 bd 5d | cipro | 500 |  | 1 BD 5 days
norflox tz 1-0-1 5d | norflox tz |  |  | 1-0-1 5 days
metrogyl 400 tds x 5d | metrogyl | 400 |  | 1 TDS 5 days
doxy 100 1-0-1 7d pc | doxy | 100 |  | 1-0-1 after food 7 days
flucon 150 1 weekly 4 weeks | flucon | 150 |  | 1 weekly 4 weeks
levocet 5 0-0-1 10d | levocet | 5 |  | 0-0-1 10 days
montair lc 0-0-1 x 10d | montair lc |  |  | 0-0-1 10 days
allegra 120 od 10d | allegra | 120 |  | 1 OD 10 days
cetzine 10 hs 5d | cetzine | 10 |  | 1 HS 5 days
ascoril 10ml tds 5d | ascoril |  |  | 10 mL TDS 5 days
benadryl syrup 5 ml tds x 5d | benadryl |  | syrup | 5 mL TDS 5 days
grilinctus 10 ml 1-1-1 x 5d | grilinctus |  |  | 10-10-10 mL 5 days
zincovit 0-1-0 30d | zincovit |  |  | 0-1-0 30 days
shelcal 500 0-1-0 x 3m | shelcal | 500 |  | 0-1-0 3 months
calcirol sachet 1 weekly 8 weeks | calcirol |  | sachet | 1 weekly 8 weeks
d rise 60k once a week x 8 weeks | d rise | 60k |  | 1 weekly 8 weeks
folvite 5 od to continue | folvite | 5 |  | 1 OD to continue
orofer xt 1-0-0 60 days | orofer xt |  |  | 1-0-0 60 days
neurobion forte 1 od 30d | neurobion forte |  |  | 1 OD 30 days
ecosprin 75 0-1-0 to continue | ecosprin | 75 |  | 0-1-0 to continue
clopilet 75 0-0-1 to continue | clopilet | 75 |  | 0-0-1 to continue
storvas 10 hs to continue | storvas | 10 |  | 1 HS to continue
rosuvas 10 0-0-1 3 months | rosuvas | 10 |  | 0-0-1 3 months
telma 40 1-0-0 to continue | telma | 40 |  | 1-0-0 to continue
amlodac 5 1-0-0 30 days | amlodac | 5 |  | 1-0-0 30 days
cardace 2.5 1-0-0 30 d | cardace | 2.5 |  | 1-0-0 30 days
aldactone 25 1-0-0 x 30 days | aldactone | 25 |  | 1-0-0 30 days
glycomet 500 1-0-1 pc to continue | glycomet | 500 |  | 1-0-1 after food to continue
amaryl 1 1-0-0 bbf 30 days | amaryl | 1 |  | 1-0-0 before breakfast 30 days
januvia 100 1-0-0 30d | januvia | 100 |  | 1-0-0 30 days
human mixtard 20-0-10 units ac | human mixtard |  |  | 20-0-10 units before food
lantus 0-0-0-12 units | lantus |  |  | 0-0-12 units
novorapid 6-6-6 units before food | novorapid |  |  | 6-6-6 units before food
thyronorm 75 mcg 1-0-0 empty stomach 3 months | thyronorm | 75 mcg |  | 1-0-0 empty stomach 3 months
asthalin inhaler 2 puffs sos | asthalin |  | inhaler (MDI) | 2 puffs SOS
foracort 200 2 puffs bd | foracort | 200 |  | 2 puffs BD
budecort respules 1 bd neb 3d | budecort |  | respules | 1 BD 3 days nebulised
duolin respules q6h neb 2d | duolin |  | respules | 1 q6h 2 days nebulised
nasivion 2 drops tds each nostril 5d | nasivion |  |  | 2 drops TDS 5 days each nostril
otrivin nasal spray 2 sprays bd 5d | otrivin |  | nasal spray | 2 sprays BD 5 days
ciplox eye drops 1 drop qid right eye 5d | ciplox |  | eye drops | 1 drop QID 5 days right eye
refresh tears 1 drop tds both eyes 1 month | refresh tears |  |  | 1 drop TDS 1 month both eyes
candid cream local application bd 2 weeks | candid |  | cream | 1 BD 2 weeks local application
betnovate n thin layer bd 7d | betnovate n |  |  | 1 BD 7 days thin layer
soframycin la tds | soframycin |  |  | 1 TDS local application
soframycin LA bd 5d | soframycin |  |  | 1 BD 5 days local application
soframycin l.a. tds | soframycin |  |  | 1 TDS local application
soframycin l/a 1-0-1 | soframycin |  |  | 1-0-1 local application
soframycin skin cream la tds 5d | soframycin skin |  | cream | 1 TDS 5 days local application
soframycin la 1 tds | soframycin |  |  | 1 TDS local application
soframycin locally tds x 5 days | soframycin |  |  | 1 TDS 5 days local application
betnovate n la bd 5d | betnovate n |  |  | 1 BD 5 days local application
fusidic acid 2% la bd 7d | fusidic acid | 2% |  | 1 BD 7 days local application
candid powder la sos | candid |  | powder | 1 SOS local application
ciplox eye drops right eye 1 drop qid | ciplox |  | eye drops | 1 drop QID right eye
tab inderal la od 30d | inderal la |  | tablet | 1 OD 30 days
inderal la 40 od 30d | inderal la | 40 |  | 1 OD 30 days
inj penidure la stat | penidure la |  | injection | 1 STAT
t bact ointment la bd x 5d | t bact |  | ointment | 1 BD 5 days local application
clobetasol thin layer od hs 2w | clobetasol |  |  | 1 OD bedtime 2 weeks thin layer
albendazole 400 1 stat | albendazole | 400 |  | 1 STAT
zentel 400 stat | zentel | 400 |  | 1 STAT
ivermectin 12 stat | ivermectin | 12 |  | 1 STAT
methotrexate 7.5 weekly 4 weeks | methotrexate | 7.5 |  | 1 weekly 4 weeks
alendronate 70 1 weekly empty stomach 12 weeks | alendronate | 70 |  | 1 weekly empty stomach 12 weeks
b12 1000 im alternate day 10 days | b12 | 1000 |  | 1 EOD 10 days IM
inj rocephin 1 g iv bd 3d | rocephin | 1 g | injection | 1 BD 3 days IV
inj monocef 1g iv od 5d | monocef | 1g | injection | 1 OD 5 days IV
inj diclofenac 75 im stat | diclofenac | 75 | injection | 1 STAT IM
ors 200 ml sos | ors |  |  | 200 mL SOS
electral 1 sachet sos | electral |  | sachet | 1 SOS
duphalac 15 ml hs 5d | duphalac |  |  | 15 mL HS 5 days
cremaffin 10 ml hs sos | cremaffin |  |  | 10 mL HS SOS
looz 15ml 0-0-1 7d | looz |  |  | 0-0-15 mL 7 days
isabgol 1 od hs with milk | isabgol |  |  | 1 OD bedtime with milk
sucrafil 10 ml tds ac 10d | sucrafil |  |  | 10 mL TDS before food 10 days
gelusil 10 ml tds pc 5d | gelusil |  |  | 10 mL TDS after food 5 days
digene 2 tab chew tds pc | digene |  | tablet | 2 TDS after food chew
sorbitrate 5 sl sos if pain | sorbitrate | 5 |  | 1 SOS if pain sublingual
nitroglycerin 2.6 1-0-1 | nitroglycerin | 2.6 |  | 1-0-1
voveran sr 100 od pc 5d | voveran sr | 100 |  | 1 OD after food 5 days
zerodol p 1-0-1 pc 5d | zerodol p |  |  | 1-0-1 after food 5 days
ultracet 1 sos max 3/day 3d | ultracet |  |  | 1 SOS max 3/day 3 days
gabapin nt 0-0-1 15d | gabapin nt |  |  | 0-0-1 15 days
pregaba m 75 0-0-1 30 d | pregaba m | 75 |  | 0-0-1 30 days
nexito 10 od 30d | nexito | 10 |  | 1 OD 30 days
clonazepam 0.25 0-0-1 7d | clonazepam | 0.25 |  | 0-0-1 7 days
deviry 10 1-0-1 5d | deviry | 10 |  | 1-0-1 5 days
susten 200 0-0-1 15d | susten | 200 |  | 0-0-1 15 days
primolut n 1-1-1 x 3d | primolut n |  |  | 1-1-1 3 days
regestrone 5 bd 5 days | regestrone | 5 |  | 1 BD 5 days
pause 500 tds 3d | pause | 500 |  | 1 TDS 3 days
ovral l 0-0-1 21 days | ovral l |  |  | 0-0-1 21 days
clomid 50 od 5 days | clomid | 50 |  | 1 OD 5 days
zyloric 100 1-0-0 30d | zyloric | 100 |  | 1-0-0 30 days
hcqs 200 1-0-1 pc 30d | hcqs | 200 |  | 1-0-1 after food 30 days
saaz 500 1-0-1 30d | saaz | 500 |  | 1-0-1 30 days
wysolone 5 8 x 5d > 6 x 5d > 4 x 5d | wysolone | 5 |  | 8 OD x 5d > 6 OD x 5d > 4 OD x 5d
omnacortil 10 2-0-0 x 5d > 1-0-0 x 5d | omnacortil | 10 |  | 2-0-0 x 5d > 1-0-0 x 5d
medrol 4 4 x 3d > 2 x 3d > 1 x 3d | medrol | 4 |  | 4 OD x 3d > 2 OD x 3d > 1 OD x 3d
prednisolone 10mg 4 od x 5d > 2 od x 5d > 1 od x 5d | prednisolone | 10mg |  | 4 OD x 5d > 2 OD x 5d > 1 OD x 5d
calpol syp 5 ml tds 3d sos | calpol |  | syrup | 5 mL TDS SOS 3 days
cetrizine syrup 2.5ml hs | cetrizine |  | syrup | 2.5 mL HS
taxim o dry syrup 5ml bd 5d | taxim o |  | dry syrup | 5 mL BD 5 days
`;

// typed line | problem codes with the part they point at
const WRONG = `
concor 2.5 od 30d | AMOUNT_OR_STRENGTH«2.5»
wysolone 20 1-0-0 x 5d > 10 x 5d | AMOUNT_OR_STRENGTH«10»
prednisolone 40 od x 5d > 20 od x 5d > 10 od x 5d | AMOUNT_OR_STRENGTH«40» AMOUNT_TOO_LARGE«40 od x 5d > 20 od x 5d > 10 od x 5d»
letroz 2.5 od 5d | AMOUNT_OR_STRENGTH«2.5»
colchicine 0.5 bd 3d | AMOUNT_OR_STRENGTH«0.5»
wysolone 20 x 5d > 10 x 5d | AMOUNT_OR_STRENGTH«20» AMOUNT_TOO_LARGE«20 x 5d > 10 x 5d»
wysolone 20mg od 5d then 10mg od 5d | AMOUNT_OR_STRENGTH«10mg»
wysolone 20 1-0-0 5d > 5 x 5d | AMOUNT_OR_STRENGTH«5»
pcm 650 1-0-1 for five days | FRAGMENT_NOT_UNDERSTOOD«for five days»
dolo 650 1-0-1 5d 10 tabs | FRAGMENT_NOT_UNDERSTOOD«10 tabs»
augmentin 625 1-0-1 1-0-1 | TWO_SCHEDULES«1-0-1»
pan 40 od od | TWO_SCHEDULES«od»
azee 500 od 3d 5d | TWO_DURATIONS«5d»
crocin 650 13-0-1 | AMOUNT_TOO_LARGE«13-0-1»
crocin 650 650-0-1 | AMOUNT_TOO_LARGE«650-0-1»
insulin 10 bd | UNIT_MISSING«bd»
syrup calpol 5 tds | UNIT_MISSING«tds»
`;

function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map(line => line.split(/ ?\| ?/).map(cell => cell.trim()));
}

describe('a line of a clinic’s week', () => {
  test.each(rows(RIGHT))('%s', (typed, drug, strength, form, dose) => {
    const read = parseRxLine(typed ?? '');
    expect(read.problems).toEqual([]);
    expect([read.drugText, read.strengthText, read.formText]).toEqual([drug, strength, form]);
    expect(read.dose && printDose(read.dose)).toBe(dose);
  });
});

describe('a line in which a strength could be taken for tablets, or a part is odd, is refused', () => {
  test.each(rows(WRONG))('%s', (typed = '', expected) => {
    const read = parseRxLine(typed);
    const shown = read.problems.map(({ code, start, end }) => `${code}«${typed.slice(start, end).trim()}»`);
    expect(shown.join(' ').replace(/ »/g, '»')).toBe(expected?.replace(/ »/g, '»'));
    expect(read.dose).toBeNull();
  });
});
