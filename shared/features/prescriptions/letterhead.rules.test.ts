import { expect, test } from 'vitest';
import { defaultSettings } from '../settings/settings.schema.ts';
import { clinicSheetLayout, PAPERS, roomProblem } from './letterhead.rules.ts';
import { type SheetLayout, sheetLayoutSchema } from './letterhead.schema.ts';

const OWN: SheetLayout = clinicSheetLayout(defaultSettings);
const PRE_PRINTED: SheetLayout = { ...OWN, hasHeader: false };

function problemsOf(layout: SheetLayout): string[] {
  const { error } = sheetLayoutSchema.safeParse(layout);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

test('what the clinic’s papers say is a layout on every paper', () => {
  for (const paper of PAPERS) {
    expect(problemsOf({ ...OWN, paper })).toEqual([]);
    expect(problemsOf({ ...PRE_PRINTED, paper })).toEqual([]);
  }
  expect(clinicSheetLayout({ ...defaultSettings, prescriptionLetterhead: 'preprinted' })).toMatchObject({
    hasHeader: false,
    blankTop: 450,
    blankBottom: 120,
  });
});

test('edges that leave too little to write on are refused at the measure that takes it', () => {
  expect(problemsOf({ ...PRE_PRINTED, blankRight: 400 })).toEqual(['blankRight TOO_NARROW']);
  expect(problemsOf({ ...OWN, punch: 300 })).toEqual(['punch TOO_NARROW']);
  expect(problemsOf({ ...PRE_PRINTED, paper: 'Half', blankTop: 700, blankBottom: 200 })).toEqual([
    'blankTop TOO_LOW',
  ]);
  expect(problemsOf({ ...PRE_PRINTED, blankLeft: 40, shiftRight: -30 })).toEqual([
    'shiftRight OFF_THE_SHEET',
  ]);
  expect(problemsOf({ ...PRE_PRINTED, blankTop: 10, shiftDown: -20 })).toEqual(['shiftDown OFF_THE_SHEET']);
  expect(problemsOf({ ...PRE_PRINTED, blankTop: 45.5 })).toEqual(['blankTop NOT_A_MEASURE']);
});

test('neither head nor foot is pushed to where no printer reaches', () => {
  const foot = { ...PRE_PRINTED, blankTop: 300 };
  expect(problemsOf({ ...foot, blankBottom: 0, shiftDown: 150 })).toEqual(['shiftDown OFF_THE_SHEET']);
  expect(problemsOf({ ...foot, blankBottom: 0 })).toEqual(['blankBottom OFF_THE_SHEET']);
  expect(problemsOf({ ...foot, blankBottom: 80, shiftDown: 50 })).toEqual([]);
  expect(problemsOf({ ...foot, blankBottom: 80, shiftDown: 51 })).toEqual(['shiftDown OFF_THE_SHEET']);
  expect(problemsOf({ ...foot, blankTop: 29 })).toEqual(['blankTop OFF_THE_SHEET']);
  expect(problemsOf({ ...OWN, shiftDown: 150 })).toEqual(['shiftDown OFF_THE_SHEET']);
  expect(problemsOf({ ...OWN, shiftDown: -150 })).toEqual(['shiftDown OFF_THE_SHEET']);
  expect(problemsOf({ ...OWN, shiftDown: 10 })).toEqual([]);
  expect(problemsOf({ ...OWN, paper: 'A4', shiftDown: 50 })).toEqual([]);
});

test('blank edges of a pre-printed sheet do not count where our own letterhead prints', () => {
  expect(roomProblem({ ...OWN, blankTop: 1500, blankLeft: 600, blankRight: 600 })).toBeNull();
});
