import { contract } from '#shared/contract/index.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { type ClinicSize, openBenchClinic, TODAY } from './clinic-file.ts';
import { type Series, seriesOf } from './measure.ts';
import { openServiceWay } from './ways.ts';

const ASKS_EVERY_MS = 40;
const IDLE_MS = 5_000;
const NAMES = ['ra', 'sun', 'imr', 'ku', 'sha', 'me'];

type Waits = { waits: Series; longest: number };

/** A desk asks again and again until the work is done; its wait begins when the question was due. */
async function askMeanwhile(ask: (text: string) => Promise<unknown>, work: Promise<unknown>): Promise<Waits> {
  const times: number[] = [];
  let isDone = false;
  void work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const dueAt = performance.now() + ASKS_EVERY_MS;
    await new Promise(resolve => setTimeout(resolve, ASKS_EVERY_MS));
    await ask(NAMES[times.length % NAMES.length] ?? 'a');
    times.push(performance.now() - dueAt);
  }
  return { waits: seriesOf(times), longest: Math.max(...times) };
}

/** The accountant's pack of the last year, and what a desk that looks people up waits while it is made. */
export async function measurePack(size: ClinicSize): Promise<{ text: string; figures: object }> {
  const { server, facts, remove } = await openBenchClinic(size);
  const ask = await openServiceWay(server);
  const search = (text: string) => ask('desk', contract.patients.search, { text });
  const idle = await askMeanwhile(search, new Promise(resolve => setTimeout(resolve, IDLE_MS)));
  const days = { fromDate: addDays(TODAY, -365), toDate: addDays(TODAY, -1) };
  const startedAt = performance.now();
  const pack = ask('doctor', contract.registers.accountsPack, days);
  const meanwhile = await askMeanwhile(search, pack);
  const seconds = (performance.now() - startedAt) / 1_000;
  const megabytes = Buffer.from((await pack).base64, 'base64').length / 1e6;
  await remove();
  const said = ({ waits: { p50, p95, count }, longest }: Waits) =>
    `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} longest ${longest.toFixed(0)} ms of ${count} questions`;
  return {
    text: [
      `${facts.bills} bills, ${facts.payments} payments, ${days.fromDate} to ${days.toDate}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MB of ZIP`,
      `A desk that looks people up waits, idle: ${said(idle)}`,
      `A desk that looks people up waits, while the pack is made: ${said(meanwhile)}`,
      `Memory at its highest: ${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`,
    ].join('\n'),
    figures: { facts, seconds, megabytes, idle, meanwhile },
  };
}
