import type { LocalDate } from '../../kernel/local-date.ts';
import { choicesOf } from './lab-choices.rules.ts';
import type { LabBound, LabPanel, LabTestRow } from './lab-rows.schema.ts';

/** A range for a sex and an age in days, inclusive; no limit at all means that only the words stand. */
export type LabRange = {
  sex: 'any' | 'male' | 'female' | 'pregnant';
  fromDays: number;
  toDays: number;
  low: number | null;
  high: number | null;
  text: string;
  criticalLow: number | null;
  criticalHigh: number | null;
  /** 'list 1.0.0', 'clinic, 12 Nov 2026', 'Acme Labs'. */
  origin: string;
  /** The clinic's own, from this day; null for the shipped list. */
  ownFrom: LocalDate | null;
};

export type LabTest = {
  id: string;
  name: string;
  aliases: readonly string[];
  group: string;
  specimen: string;
  unit: string;
  kind: 'number' | 'text';
  choices: readonly string[];
  loinc: string;
  isOwn: boolean;
  /** An own one that is asked for no more: it is read where it was ordered, and offered nowhere. */
  isRetired?: boolean;
  isSure: boolean;
  method: string;
  bound: { least: number; most: number } | null;
  ranges: readonly LabRange[];
};

export type LabList = {
  version: string;
  tests: ReadonlyMap<string, LabTest>;
  panels: ReadonlyMap<string, LabPanel>;
};

const DAYS_OF = { y: 365.25, mo: 30.4375, d: 1, '': 1 };
const FOR_EVER = 150 * 366;

function rangeOf(row: LabTestRow, version: string): LabRange {
  const unit = DAYS_OF[row.age_unit];
  return {
    sex: row.sex,
    fromDays: row.age_min === null ? 0 : Math.ceil(row.age_min * unit),
    // "5 to 11 years" goes to the day before the twelfth birthday.
    toDays: row.age_max === null ? FOR_EVER : Math.ceil((row.age_max + 1) * unit) - 1,
    low: row.ref_low,
    high: row.ref_high,
    text: row.ref_text,
    criticalLow: row.critical_low,
    criticalHigh: row.critical_high,
    origin: `list ${version}`,
    ownFrom: null,
  };
}

function testOf(rows: readonly LabTestRow[], bound: LabBound | undefined, version: string): LabTest {
  const [row] = rows;
  if (!row) throw new Error('a test without rows');
  const isNumber = row.unit !== '' || rows.some(one => one.ref_low !== null || one.ref_high !== null);
  return {
    id: row.test_id,
    name: row.name,
    aliases: row.aliases,
    group: row.panel,
    specimen: row.specimen,
    unit: row.unit,
    kind: isNumber ? 'number' : 'text',
    choices: isNumber ? [] : choicesOf(row.name, row.ref_text),
    loinc: row.loinc,
    isOwn: false,
    isSure: rows.every(({ sure }) => sure === 'yes'),
    method: '',
    bound: bound ? { least: bound.least, most: bound.most } : null,
    ranges: rows.map(one => rangeOf(one, version)),
  };
}

/** Throws when a panel or a limit names a test that is not there, or a test is told in two ways. */
export function buildLabList(
  rows: readonly LabTestRow[],
  panels: readonly LabPanel[],
  bounds: readonly LabBound[],
  version: string,
): LabList {
  const rowsOf = new Map<string, LabTestRow[]>();
  for (const row of rows) rowsOf.set(row.test_id, [...(rowsOf.get(row.test_id) ?? []), row]);
  const boundOf = new Map(bounds.map(bound => [bound.testId, bound]));
  const tests = new Map<string, LabTest>();
  for (const [id, own] of rowsOf) {
    if (new Set(own.map(({ name, unit, specimen }) => `${name}|${unit}|${specimen}`)).size > 1)
      throw new Error(`${id} is told in two ways`);
    tests.set(id, testOf(own, boundOf.get(id), version));
  }
  for (const testId of [...boundOf.keys(), ...panels.flatMap(panel => panel.testIds)])
    if (!tests.has(testId)) throw new Error(`${testId} is not a test`);
  return { version, tests, panels: new Map(panels.map(panel => [panel.id, panel])) };
}

/** The shipped list with the clinic's own tests and ranges beside it; nothing shipped is taken away. */
export function withOwn(
  list: LabList,
  own: { tests: readonly LabTest[]; ranges: readonly { testId: string; range: LabRange }[] },
): LabList {
  if (own.tests.length + own.ranges.length === 0) return list;
  const tests = new Map(list.tests);
  for (const test of own.tests) tests.set(test.id, test);
  for (const { testId, range } of own.ranges) {
    const test = tests.get(testId);
    if (test) tests.set(testId, { ...test, ranges: [range, ...test.ranges] });
  }
  return { ...list, tests };
}

/** The tests of a panel, or the test itself; empty for what is no longer on the list. */
export function testsOfOrder(list: LabList, itemId: string): LabTest[] {
  const ids = list.panels.get(itemId)?.testIds ?? [itemId];
  return ids.flatMap(id => list.tests.get(id) ?? []);
}

export const LOINC_NOTICE =
  'This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. ' +
  'and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the ' +
  'license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc.';
