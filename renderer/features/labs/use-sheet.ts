import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { LabSheet, SheetRow } from '#shared/features/labs/lab.schema.ts';
import { flagOf, problemOf, readNumber, type ValueProblem } from '#shared/features/labs/lab-flag.rules.ts';
import { computeTest } from '#shared/features/labs/lab-formulas.rules.ts';
import { useWrite } from '../../api/hooks.ts';

export type TypedRange = { low: string; high: string };
export type Typed = {
  values: Record<string, string>;
  ranges: Record<string, TypedRange>;
  labName: string;
  measuredOn: string;
  heightCm: string;
  comment: string;
};
export type ShownRow = SheetRow & {
  key: string;
  /** What stands in the field; a computed value stands beside it. */
  typed: string;
  range: TypedRange;
  problem: ValueProblem | null;
};

export function keyOfRow({ orderId, testId }: Pick<SheetRow, 'orderId' | 'testId'>): string {
  return `${orderId}:${testId}`;
}

/** What was typed and not saved, by orders, so that closing the sheet loses nothing. */
const keptTyping = new Map<string, Typed>();

function placeOf(sheet: LabSheet): string {
  return sheet.orders.map(({ orderId, version }) => `${orderId}.${version}`).join('-');
}

export function typedOf(sheet: LabSheet): Typed {
  const measured = sheet.rows.filter(({ isComputed, value }) => value !== '' && !isComputed);
  return {
    values: Object.fromEntries(measured.map(row => [keyOfRow(row), row.value])),
    ranges: {},
    labName: sheet.labName,
    measuredOn: sheet.measuredOn,
    heightCm: sheet.heightCm === null ? '' : String(sheet.heightCm),
    comment: sheet.comment,
  };
}

function isOutside(sheet: LabSheet, row: SheetRow): boolean {
  return sheet.orders.find(({ orderId }) => orderId === row.orderId)?.place === 'outside';
}

function listedRange({ limits }: SheetRow): TypedRange {
  return {
    low: limits.low === null ? '' : String(limits.low),
    high: limits.high === null ? '' : String(limits.high),
  };
}

/** The rows as they would be saved now: computed, flagged and judged while they are typed. */
export function shownRows(sheet: LabSheet, typed: Typed): ShownRow[] {
  const valueFor = (testId: string) =>
    sheet.rows.map(row => (row.testId === testId ? (typed.values[keyOfRow(row)] ?? '') : '')).find(Boolean) ??
    '';
  const person = { ...sheet.who, heightCm: Number(typed.heightCm) || null };
  return sheet.rows.map(row => {
    const key = keyOfRow(row);
    const own = typed.values[key] ?? '';
    const computed = own === '' ? computeTest(row.testId, valueFor, person) : undefined;
    const value = computed?.kind === 'computed' ? computed.value : own;
    const range = typed.ranges[key] ?? listedRange(row);
    const limits = isOutside(sheet, row) ? { ...row.limits, ...limitsTyped(range) } : row.limits;
    return {
      ...{ ...row, key, value, range, limits, typed: own },
      isComputed: computed?.kind === 'computed',
      notComputed:
        computed?.kind === 'notComputed' ? { because: computed.because, of: [...computed.of] } : null,
      flag: flagOf(value, row, limits),
      problem: problemOf(own, row),
    };
  });
}

function limitsTyped({ low, high }: TypedRange): { low: number | null; high: number | null } {
  return { low: readNumber(low)?.number ?? null, high: readNumber(high)?.number ?? null };
}

function entryOf(
  sheet: LabSheet,
  typed: Typed,
  rows: readonly ShownRow[],
): InputOf<typeof contract.labs.enter> {
  return {
    orders: sheet.orders.map(({ orderId, version }) => ({ orderId, version })),
    values: rows
      .filter(row => row.typed.trim() !== '' || row.isComputed)
      .map(row => ({
        ...{ orderId: row.orderId, testId: row.testId, value: row.typed },
        // Only a range that was typed is the outside laboratory's; the prefilled one stays the list's.
        range:
          isOutside(sheet, row) &&
          (typed.ranges[row.key] || (row.limits.origin === sheet.labName && sheet.labName))
            ? { ...limitsTyped(row.range), text: row.limits.text }
            : null,
      })),
    ...{ labName: typed.labName, measuredOn: typed.measuredOn, comment: typed.comment },
    heightCm: Number(typed.heightCm) || null,
  };
}

/** The sheet as it is typed; nothing leaves it before it is saved, and nothing typed is lost by closing it. */
export function useSheet(sheet: LabSheet) {
  const place = placeOf(sheet);
  const [typed, setTyped] = useState<Typed>(() => keptTyping.get(place) ?? typedOf(sheet));
  const enter = useWrite(contract.labs.enter);
  const rows = shownRows(sheet, typed);

  function write(part: Partial<Typed>): void {
    setTyped(before => {
      const next = { ...before, ...part };
      keptTyping.set(place, next);
      return next;
    });
  }

  async function save(): Promise<LabSheet> {
    const saved = await enter.call(entryOf(sheet, typed, rows));
    keptTyping.delete(place);
    return saved;
  }

  return {
    ...{ typed, rows, write, save, saving: enter },
    isDirty: JSON.stringify(typed) !== JSON.stringify(typedOf(sheet)),
    type: (key: string, value: string) => write({ values: { ...typed.values, [key]: value } }),
    typeRange: (key: string, range: TypedRange) => write({ ranges: { ...typed.ranges, [key]: range } }),
    hasProblem: rows.some(({ problem }) => problem !== null),
  };
}
export type SheetRoom = ReturnType<typeof useSheet>;
