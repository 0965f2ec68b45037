import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { CriticalValue, LabResult, LabSheet, SheetRow } from '#shared/features/labs/lab.schema.ts';
import { isCritical, limitsFor } from '#shared/features/labs/lab-flag.rules.ts';
import { computeTest, formulaInputs } from '#shared/features/labs/lab-formulas.rules.ts';
import { type LabList, type LabTest, testsOfOrder } from '#shared/features/labs/lab-list.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { labListOf } from './lab-list.ts';
import { getOrder, orderView } from './lab-orders.ts';
import type { StoredOrder } from './orders.sql.ts';
import * as resultsSql from './results.sql.ts';

type SheetContext = Pick<ReadContext | WriteContext, 'db' | 'lists' | 'today'>;

export function whoOf(patient: Patient, onDate: LocalDate): LabSheet['who'] {
  const { id, fullName, uhid, birthOn, birthIsEstimated, sex, phone, alerts } = patient;
  return {
    ...{ patientId: id, fullName, uhid, sex, phone },
    ...{ birthOn, birthIsEstimated, onDate },
    ageYears: ageOn(birthOn, onDate).years,
    ageDays: Math.max(0, daysBetween(birthOn, onDate)),
    isPregnant: alerts.some(({ kind, until }) => kind === 'pregnant' && (until === null || until >= onDate)),
  };
}

/** The orders of one person, as they were asked for; refuses those of two. */
export function ordersOfOne(db: ReadableDb, orderIds: readonly number[]): [StoredOrder, ...StoredOrder[]] {
  const [first, ...rest] = [...new Set(orderIds)].map(id => getOrder(db, id));
  const isOthers = (order: StoredOrder) =>
    getPerson(db, order.patientId).id !== getPerson(db, first?.patientId ?? 0).id;
  if (!first || rest.some(isOthers)) throw new AppError('NOT_FOUND', { what: 'labOrder' });
  return [first, ...rest];
}

const EARLIER = 3;

function earlierOf(db: ReadableDb, patientId: number, testId: string): SheetRow['earlier'] {
  return ofAllRecords(db, patientId, recordId => resultsSql.listValues(db, recordId, testId, EARLIER))
    .sort((a, b) => b.measuredOn.localeCompare(a.measuredOn))
    .slice(0, EARLIER)
    .map(({ measuredOn, value, flag }) => ({ onDate: measuredOn, value, flag }));
}

function blankResult(order: StoredOrder, test: LabTest, who: LabSheet['who']): LabResult {
  const { name, unit, specimen, method, loinc } = test;
  return {
    ...{ orderId: order.orderId, testId: test.id, name, unit, specimen, method, loinc },
    ...{ value: '', flag: null, isComputed: false },
    limits: limitsFor(test, who),
  };
}

/** Critical results of an order with who was told of exactly this value. */
export function criticalsOf(db: ReadableDb, orderId: number): CriticalValue[] {
  const entry = resultsSql.findEntry(db, orderId);
  if (!entry) return [];
  const calls = resultsSql.listCalls(db, orderId);
  return entry.results.flatMap(({ testId, name, value, unit, flag }) => {
    if (flag === null || !isCritical(flag)) return [];
    const call = calls.findLast(one => one.testId === testId && one.value === value);
    const told = call && {
      ...{ toldWhom: call.toldWhom, toldAt: call.toldAt, note: call.note, byName: call.byName },
      isReadBack: call.isReadBack === 1,
    };
    return [{ orderId, testId, name, value, unit, flag, call: told ?? null }];
  });
}

type Sheet = { list: LabList; who: LabSheet['who']; orders: readonly StoredOrder[]; heightCm: number | null };

export function rowsOf(db: ReadableDb, { list, who, orders, heightCm }: Sheet): SheetRow[] {
  const rows = orders.flatMap(order => {
    const entered = resultsSql.findEntry(db, order.orderId)?.results ?? [];
    return testsOfOrder(list, order.itemId).map((test): SheetRow => {
      const known = entered.find(({ testId }) => testId === test.id);
      const { kind, choices, bound, isSure } = test;
      return {
        ...(known ?? blankResult(order, test, who)),
        ...{ kind, choices: [...choices], bound, isSure },
        computedFrom: [...(formulaInputs(test.id) ?? [])],
        notComputed: null,
        earlier: earlierOf(db, who.patientId, test.id),
      };
    });
  });
  const valueFor = (testId: string) =>
    rows.find(row => row.testId === testId && row.value !== '' && !row.isComputed)?.value ?? '';
  return rows.map(row => {
    const computed = computeTest(row.testId, valueFor, { ...who, heightCm });
    if (!computed) return { ...row, computedFrom: null };
    const isOpen = computed.kind === 'notComputed' && row.value === '';
    return isOpen ? { ...row, notComputed: { because: computed.because, of: [...computed.of] } } : row;
  });
}

export function sheetOf(ctx: SheetContext, orderIds: readonly number[]): LabSheet {
  const orders = ordersOfOne(ctx.db, orderIds);
  const entries = orders.flatMap(({ orderId }) => resultsSql.findEntry(ctx.db, orderId) ?? []);
  const newest = entries.sort((a, b) => b.enteredAt - a.enteredAt)[0];
  const measuredOn = newest?.measuredOn ?? ctx.today();
  const who = whoOf(getPerson(ctx.db, orders[0].patientId), measuredOn);
  const heightCm = newest?.heightCm ?? null;
  const list = labListOf(ctx);
  return {
    ...{ who, measuredOn, heightCm, visitId: orders[0].visitId },
    orders: orders.map(order => orderView(ctx.db, order)),
    rows: rowsOf(ctx.db, { list, who, orders, heightCm }),
    labName: newest?.labName ?? '',
    comment: newest?.comment ?? '',
    criticals: orders.flatMap(({ orderId }) => criticalsOf(ctx.db, orderId)),
    listVersion: list.version,
  };
}

export function sheet(ctx: ReadContext, { orderIds }: ParsedInputOf<typeof labsContract.sheet>): LabSheet {
  const answer = sheetOf(ctx, orderIds);
  ctx.subject('patient', answer.who.patientId, { orderIds });
  return answer;
}
