import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  type LabList,
  type LabRange,
  type LabTest,
  LOINC_NOTICE,
  withOwn,
} from '#shared/features/labs/lab-list.rules.ts';
import { searchLabList } from '#shared/features/labs/lab-search.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as ownListSql from './own-list.sql.ts';

export type ListContext = Pick<ReadContext | WriteContext, 'db' | 'lists' | 'today'>;

const DAYS_OF_YEAR = 365.25;
const FOR_EVER = 150 * 366;
const FOUND = 12;

function ownTest({ id, ...test }: ownListSql.OwnTestRow): LabTest {
  return { ...test, id: `OWN${id}`, loinc: '', isOwn: true, isSure: true, bound: null, ranges: [] };
}

function ownRange({ testId: _, validFrom, ...range }: ownListSql.OwnRangeRow): LabRange {
  return { ...range, origin: `clinic, ${formatDate(validFrom)}`, ownFrom: validFrom };
}

/** The shipped list with the clinic's own tests, and its own ranges that have begun. */
export function labListOf(ctx: ListContext): LabList {
  return withOwn(ctx.lists.labList, {
    tests: ownListSql.listTests(ctx.db).map(ownTest),
    ranges: ownListSql
      .listRanges(ctx.db, ctx.today())
      .map(row => ({ testId: row.testId, range: ownRange(row) })),
  });
}

export function search(ctx: ReadContext, { text }: ParsedInputOf<typeof labsContract.search>) {
  return searchLabList(labListOf(ctx), text, FOUND);
}

const LISTED = 80;

const ownFirst = (tests: LabTest[]) => tests.sort((one, other) => Number(other.isOwn) - Number(one.isOwn));

type TestsFound = OutputOf<typeof labsContract.testList>;

/** Without words the clinic's own and then the list; every test can be found by its name. */
export function foundTests(ctx: ReadContext, text: string, limit = Number.POSITIVE_INFINITY): TestsFound {
  const list = labListOf(ctx);
  const inUse = [...list.tests.values()].filter(({ isRetired }) => !isRetired);
  const tests =
    text.trim() === ''
      ? ownFirst(inUse).slice(0, limit)
      : searchLabList(list, text, limit).flatMap(({ id }) => list.tests.get(id) ?? []);
  const { version, date } = ctx.lists.versions.lab_tests;
  return {
    version,
    date,
    loincNotice: LOINC_NOTICE,
    tests: tests.map(({ id, name, group, specimen, unit, loinc, isOwn, isSure, ranges }) => ({
      ...{ id, name, group, specimen, unit, loinc, isOwn, isSure },
      ranges: [...ranges],
    })),
  };
}

export function testList(
  ctx: ReadContext,
  { text }: ParsedInputOf<typeof labsContract.testList>,
): TestsFound {
  return foundTests(ctx, text, LISTED);
}

/** The test in use of that name; a retired one leaves its name to the next. */
export function twinOf({ tests }: LabList, typed: string): LabTest | undefined {
  const wanted = typed.toLowerCase();
  return [...tests.values()].find(({ name, isRetired }) => !isRetired && name.toLowerCase() === wanted);
}

export function addTest(ctx: WriteContext, input: ParsedInputOf<typeof labsContract.addTest>) {
  const twin = twinOf(labListOf(ctx), input.name);
  if (twin) throw new AppError('TEST_NAME_TAKEN', { testId: twin.id });
  const id = ownListSql.insertTest(ctx.db, input, { at: ctx.now(), by: ctx.session.userId });
  ctx.subject('labTest', id);
  return { testId: `OWN${id}` };
}

export function addRange(ctx: WriteContext, input: ParsedInputOf<typeof labsContract.addRange>) {
  const { testId, fromYears, toYears, ...range } = input;
  if (!labListOf(ctx).tests.has(testId)) throw new AppError('NOT_FOUND', { what: 'labTest' });
  const row = {
    ...{ ...range, testId },
    fromDays: Math.ceil(fromYears * DAYS_OF_YEAR),
    toDays: toYears === null ? FOR_EVER : Math.ceil((toYears + 1) * DAYS_OF_YEAR) - 1,
  };
  const id = ownListSql.insertRange(ctx.db, row, { at: ctx.now(), by: ctx.session.userId });
  ctx.subject('labRange', id, { testId });
  return { id, testId, validFrom: input.validFrom };
}
