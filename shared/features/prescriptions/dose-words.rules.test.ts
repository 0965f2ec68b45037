import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../electron/server/csv.ts';
import { doseBadge, doseSlots, foodSign } from './dose-boxes.rules.ts';
import { parseDose } from './dose-notation.rules.ts';
import { doseNote, doseWords } from './dose-words.rules.ts';
import { phraseRowSchema } from './reference-rows.schema.ts';
import { EXTRA_PHRASES, type RxPhrases } from './rx-phrases.ts';

const csv = readFileSync(new URL('../../../resources/reference/rx_phrases.csv', import.meta.url), 'utf8');
const phrases: RxPhrases = new Map(
  parseCsv(csv)
    .map(row => phraseRowSchema.parse(row))
    .map(phrase => [phrase.id, phrase]),
);

function dose(notation: string) {
  const read = parseDose(notation, { reviewDateKnown: true });
  if (!read.dose) throw new Error(`${notation}: ${read.problems.map(problem => problem.code).join()}`);
  return read.dose;
}

const TABLE = `
1-0-1 af 5d | 1 morning, 1 night, after food, for 5 days | सुबह 1, रात को 1 · खाने के बाद · 5 दिन तक | After food · 5 days
10-0-10 ml in water af 5d | 10 mL morning, 10 mL night, take with water, after food, for 5 days | सुबह 10 mL, रात को 10 mL · पानी के साथ लें · खाने के बाद · 5 दिन तक | Take with water, after food · 5 days
1-0-0 bbf 1 month | 1 morning, before breakfast, for 1 month | सुबह 1 · नाश्ते से पहले · 1 महीने तक | Before breakfast · 1 month
1/2-1-0-1.5 2w | ½ morning, 1 afternoon, 1½ night, for 2 weeks | सुबह ½, दोपहर में 1, रात को 1½ · 2 हफ्ते तक | 2 weeks
1 sos if fever gap 6h max 3/day | 1 only if fever, 6 hours apart, at most 3 times a day | हर बार 1 · केवल बुखार होने पर, कम से कम 6 घंटे के अंतर पर, दिन में ज़्यादा से ज़्यादा 3 बार | 1 only if fever, 6 hours apart, at most 3 times a day
1/2 od | ½ once daily | दिन में एक बार ½ | ½ once daily
1 weekly 8 weeks | 1 only once a week, not daily, for 8 weeks | हर बार 1 · हफ्ते में केवल एक बार, रोज़ नहीं · 8 हफ्ते तक | 1 only once a week, not daily · 8 weeks
2 od x 3d > 1 od x 1d | 2 once daily for 3 days, then 1 once daily for 1 day | दिन में एक बार 2, 3 दिन तक, फिर दिन में एक बार 1, 1 दिन | 2 once daily for 3 days, then 1 once daily for 1 day
10-0-8 units ac to continue | 10 units morning, 8 units night, before food, continue | सुबह 10 यूनिट, रात को 8 यूनिट · खाने से पहले · जारी रखें | Before food · Continue
1 drop qid both eyes 5d | 1 drop four times daily, in both eyes, for 5 days | दिन में चार बार 1 बूंद · दोनों आंखों में · 5 दिन तक | In both eyes · 5 days
1 q6h sos | 1 every 6 hours, when needed (SOS) | हर 6 घंटे में 1 · ज़रूरत पड़ने पर | 1 every 6 hours, when needed (SOS)
0-0-1 eod till review | 1 night, every alternate day, till the next visit | रात को 1, एक दिन छोड़कर · अगली बार दिखाने तक | 1 night, every alternate day · Till the next visit
1 bd 1 day ; with honey | 1 twice daily, for 1 day, with honey | दिन में दो बार 1 · 1 दिन · with honey | 1 day · with honey
`;

describe('a dose in words', () => {
  test.each(
    TABLE.trim()
      .split('\n')
      .map(line => line.split(' | ')),
  )('%s', (notation = '', english, hindi, note) => {
    expect(doseWords(dose(notation), 'en', phrases)).toBe(english);
    expect(doseWords(dose(notation), 'hi', phrases)).toBe(hindi);
    expect(doseNote(dose(notation), 'en', phrases)).toBe(note);
  });

  test('every phrase that a dose can need exists in both languages', () => {
    const parts = ['1-1-1-1', 'q8h', 'stat', 'fortnightly', 'monthly'];
    const tails = [
      'ac',
      '30 min before food',
      'with food',
      'empty stomach',
      'bedtime',
      'sublingual',
      'each nostril',
      'per rectum',
      'per vaginam',
      'IV',
      'IM',
      'SC',
      'ID',
      'in the eye',
      'right eye',
      'left eye',
      'in the ear',
      'right ear',
      'left ear',
      'both ears',
      'inhaled',
      'nebulised',
      'transdermal',
      'by mouth',
      'local application',
      'with milk',
      'chew',
      'dissolve',
      'swallow whole',
      'shake well',
      'thin layer',
      'external use',
      'rinse mouth',
      'gargle',
      'sos if pain',
      'sos if vomiting',
    ];
    for (const notation of [...parts, ...tails.map(tail => `1 OD ${tail}`)]) {
      expect(doseWords(dose(notation), 'en', phrases)).not.toContain('{n}');
      expect(doseWords(dose(notation), 'hi', phrases)).toMatch(/[\u0900-\u097f]/);
    }
  });

  test('our own phrases never hide one of the list', () => {
    expect(Object.keys(EXTRA_PHRASES).filter(id => phrases.has(id))).toEqual([]);
  });
});

describe('the boxes of the printed line', () => {
  test.each([
    ['1-0-1', ['1', '', '', '1'], null],
    ['1/2-1-0-1.5', ['½', '1', '', '1½'], null],
    ['5 ml tds', ['5', '5', '', '5'], 'mL'],
    ['2.5-0-2.5 ml', ['2.5', '', '', '2.5'], 'mL'],
    ['10 units hs', ['', '', '', '10'], 'units'],
    ['1 qid', ['1', '1', '1', '1'], null],
  ])('%s fills the boxes', (notation, counts, unit) => {
    expect(doseSlots(dose(notation))).toEqual({ counts, unit });
  });

  test.each([
    ['1 sos', 'SOS'],
    ['1 stat', 'STAT'],
    ['1 q6h', '6-hourly'],
    ['1 od', 'OD'],
    ['1-0-0 weekly', 'Weekly'],
    ['0-0-1 eod', 'Alternate days'],
    ['2 x 3d > 1 x 3d', 'Taper'],
  ])('%s has no boxes, which would mislead, but a word', (notation, badge) => {
    expect(doseSlots(dose(notation))).toBeNull();
    expect(doseBadge(dose(notation))).toBe(badge);
  });

  test('the food sign follows the food relation', () => {
    expect(
      ['1 od ac', '1 od bbf', '1 od af', '1 od with food', '1 od e/s', '1 od bedtime', '1 od'].map(each =>
        foodSign(dose(each)),
      ),
    ).toEqual(['before', 'before', 'after', 'with', 'empty', null, null]);
  });
});
