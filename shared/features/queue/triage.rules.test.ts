import { describe, expect, test } from 'vitest';
import { suggestTriage, type TriageCase, type TriageWords, triageIndex } from './triage.rules.ts';

const anyone = { minAgeMonths: null, maxAgeMonths: null, isForPregnancy: false };
const WORDS: TriageWords[] = [
  { ...anyone, id: 'chestPain', phrases: ['chest pain', 'seene me dard', 'सीने में दर्द'], tier: 'urgent' },
  { ...anyone, id: 'fits', phrases: ['fits'], tier: 'emergency' },
  { ...anyone, id: 'infantFever', phrases: ['fever'], tier: 'urgent', maxAgeMonths: 3 },
  { ...anyone, id: 'bleeding', phrases: ['bleeding'], tier: 'emergency', isForPregnancy: true },
];

function suggest(more: Partial<TriageCase>) {
  return suggestTriage(triageIndex(WORDS), {
    complaint: '',
    ageMonths: 480,
    isPregnant: false,
    flags: [],
    ...more,
  });
}

describe('words of the complaint', () => {
  test.each([
    ['Chest pain since morning', 'urgent'],
    ['CHEST-PAIN, sweating', 'urgent'],
    ['seene me dard ho raha hai', 'urgent'],
    ['सुबह से सीने में दर्द', 'urgent'],
    ['fits since night', 'emergency'],
    ['chest pain and fits', 'emergency'],
  ])('%s speaks for %s', (complaint, priority) => {
    expect(suggest({ complaint })?.priority).toBe(priority);
  });

  test.each([
    ['fever'],
    ['no chest pain, cough only'],
    ['seene me dard nahi hai'],
    ['सीने में दर्द नहीं'],
    ['fitsum certificate'],
    [''],
  ])('%s speaks for nothing', complaint => {
    expect(suggest({ complaint })).toBeNull();
  });

  test('what is denied once and said later is said', () => {
    expect(suggest({ complaint: 'no chest pain yesterday, today chest pain' })?.priority).toBe('urgent');
  });

  test('some speak only at an age or in pregnancy, and the reason says so', () => {
    expect(suggest({ complaint: 'fever', ageMonths: 2 })).toEqual({
      priority: 'urgent',
      because: [{ kind: 'age', what: 'infantFever', value: 'fever' }],
    });
    expect(suggest({ complaint: 'fever', ageMonths: 3 })).toBeNull();
    expect(suggest({ complaint: 'bleeding' })).toBeNull();
    expect(suggest({ complaint: 'bleeding', isPregnant: true })?.because[0]?.kind).toBe('pregnancy');
  });
});

describe('vitals', () => {
  const flag = (measure: string, value: number, is: TriageCase['flags'][number]['flag']) => ({
    ...{ measure, value, flag: is },
  });

  test('one critical value is urgent, two are an emergency', () => {
    const spo2 = flag('spo2Percent', 89, 'criticalLow');
    const pulse = flag('pulsePerMinute', 140, 'criticalHigh');
    expect(suggest({ flags: [spo2] })).toEqual({
      priority: 'urgent',
      because: [{ kind: 'vital', what: 'spo2Percent', value: '89' }],
    });
    expect(suggest({ flags: [spo2, pulse] })?.priority).toBe('emergency');
  });

  test('a fast pulse is soon; a pressure or a sugar a little high hurries nobody', () => {
    expect(suggest({ flags: [flag('pulsePerMinute', 108, 'high')] })?.priority).toBe('soon');
    expect(suggest({ flags: [flag('systolicMmHg', 150, 'high')] })).toBeNull();
    expect(suggest({ flags: [flag('glucoseMgDl', 180, 'high')] })).toBeNull();
    expect(suggest({ flags: [flag('systolicMmHg', 190, 'criticalHigh')] })?.priority).toBe('urgent');
  });

  test('only what speaks for the highest tier is named', () => {
    const because = suggest({
      complaint: 'fits',
      flags: [flag('pulsePerMinute', 108, 'high')],
    })?.because;
    expect(because).toEqual([{ kind: 'complaint', what: 'fits', value: 'fits' }]);
  });
});
