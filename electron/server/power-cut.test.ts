import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../database/db.ts';
import { checkSums } from '../features/reports/reports.service.ts';
import { closeTestClinics, OWNER_PASSWORD, openTestClinic, PEOPLE } from './test-clinic.ts';

afterEach(closeTestClinics);

const program = fileURLToPath(new URL('./billing-until-killed.test-support.ts', import.meta.url));

/** Lets a desk work in a process of its own and kills it in the middle; returns the numbers it was promised. */
function workAndKill(folderPath: string, killAfterBills: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const desk = spawn(process.execPath, [program, folderPath], { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let problems = '';
    desk.stderr.on('data', (chunk: Buffer) => {
      problems += chunk.toString();
    });
    desk.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.split('\n').length > killAfterBills) desk.kill('SIGKILL');
    });
    desk.on('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(printed.split('\n').slice(0, -1));
      else reject(new Error(problems));
    });
  });
}

test.each([1, 7, 23])(
  'power lost after %i bills loses none that was promised and leaves none half-made',
  async bills => {
    const folderPath = mkdtempSync(join(tmpdir(), 'parchi-power-'));
    const promised = await workAndKill(folderPath, bills);
    const clinic = await openTestClinic({ isEmpty: true, folderPath });
    await clinic.call(contract.users.signIn, { userId: PEOPLE.owner, password: OWNER_PASSWORD });
    const { reader } = clinic.server.house.opened().db;
    const stored = reader.all<{
      number: string;
      lines: number;
      paid: number;
      due: number;
      total: number;
    }>(sql`
    SELECT number, total_paise AS total, due_paise AS due,
      (SELECT count(*) FROM bill_lines WHERE bill_id = bills.id) AS lines,
      (SELECT sum(amount_paise) FROM payments WHERE bill_id = bills.id) AS paid
    FROM bills ORDER BY id`);
    expect(stored.map(({ number }) => number)).toEqual(expect.arrayContaining(promised));
    expect(stored.every(({ lines, paid, due, total }) => lines === 1 && paid === total && due === 0)).toBe(
      true,
    );
    expect(stored.map(({ number }) => Number(number.slice(-6)))).toEqual(stored.map((_, index) => index + 1));
    expect(checkSums(reader)).toMatchObject({ wrongSums: [], wrongDues: [], wrongBalances: [], gaps: [] });
    expect((await clinic.call(contract.audit.verify, {})).isWhole).toBe(true);
    expect(reader.value(sql`PRAGMA integrity_check`)).toBe('ok');
  },
);
