import { openBenchClinic, TODAY } from './clinic-file.ts';
import { type Operation, seriesOf } from './measure.ts';
import { closingOperation } from './operations/closing.ts';
import { dayOperations, registerOperations } from './operations/money-reading.ts';
import { savingOperations } from './operations/saving.ts';
import { type Ask, openServiceWay } from './ways.ts';

/** 102,000 visits and 100,000 bills a year, whatever the years: only what lies behind the clinic differs. */
const PATIENTS_A_YEAR = 20_400;
const TODAY_NUMBER = 20261121;
const WARM_UP_ROUNDS = 10;
const LONGEST_ROUNDS = 100;

type Clinic = { years: number; ask: Ask; operations: Operation[]; remove(): Promise<void> };
type Wish = { years: readonly number[]; seed: number; isAsked: (operation: Operation) => boolean };

async function openClinic(years: number, seed: number): Promise<Clinic & { line: string }> {
  const size = { patients: PATIENTS_A_YEAR * years, years, seed, isMoneyOnly: true };
  const { server, facts, remove } = await openBenchClinic(size);
  const ask = await openServiceWay(server);
  const { driver } = server.house.opened().db;
  const saving = await savingOperations(driver, TODAY_NUMBER, ask);
  const operations = [
    ...dayOperations(driver, TODAY),
    closingOperation(server, TODAY) as Operation,
    ...registerOperations(driver),
    ...saving.filter(({ name }) => name.startsWith('bill')),
  ];
  const today = driver.prepare('SELECT count(*) FROM bills WHERE on_date = ?').pluck().get(TODAY_NUMBER);
  const line = `${years} years: ${facts.bills} bills, ${facts.payments} payments, ${today} bills today, ${(facts.fileBytes / 1e6).toFixed(0)} MB`;
  return { years, ask, operations, remove, line };
}

/** One operation in every clinic by turns, so that a busy neighbour slows all alike. */
async function timesOf(clinics: readonly Clinic[], at: number): Promise<number[][]> {
  const times = clinics.map((): number[] => []);
  const rounds = Math.min(clinics[0]?.operations[at]?.rounds ?? 0, LONGEST_ROUNDS);
  for (let round = -Math.min(WARM_UP_ROUNDS, rounds); round < rounds; round++) {
    for (const turn of clinics.keys()) {
      const place = (turn + Math.abs(round)) % clinics.length;
      const { ask, operations } = clinics[place] as Clinic;
      const operation = operations[at] as Operation;
      const subject = await operation.prepare(Math.abs(round), 'service');
      await new Promise(resolve => setImmediate(resolve));
      const startedAt = performance.now();
      await operation.ours(ask, subject);
      if (round >= 0) times[place]?.push(performance.now() - startedAt);
    }
  }
  return times;
}

/** What the same day costs in young and old clinics: p50 in ms, and as a multiple of the youngest. */
export async function measureGrowth({
  years,
  seed,
  isAsked,
}: Wish): Promise<{ text: string; figures: object }> {
  const clinics = [];
  for (const each of years) clinics.push(await openClinic(each, seed));
  const rows: { name: string; p50: number[]; p95: number[] }[] = [];
  for (const [at, operation] of (clinics[0]?.operations ?? []).entries()) {
    if (!isAsked(operation)) continue;
    const series = (await timesOf(clinics, at)).map(seriesOf);
    rows.push({ name: operation.name, p50: series.map(({ p50 }) => p50), p95: series.map(({ p95 }) => p95) });
  }
  for (const { remove } of clinics) await remove();
  const cells = rows.map(({ name, p50 }) => {
    const each = p50.map(
      (ms, place) => `${years[place]} y ${ms.toFixed(2)} ms (${(ms / (p50[0] ?? 1)).toFixed(2)}×)`,
    );
    return `${name}: ${each.join(', ')}`;
  });
  return { text: [...clinics.map(({ line }) => line), '', ...cells].join('\n'), figures: { years, rows } };
}
