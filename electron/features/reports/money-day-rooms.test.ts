import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, OWNER_PASSWORD, type TestClinic } from '../../server/test-clinic.ts';
import { MONEY_DAY_ROOMS } from './money-day-rooms.ts';

const { reports } = contract;
const FEATURES = join(import.meta.dirname, '..');

afterEach(closeTestClinics);

type Changes = AsyncGenerator<{ features: string[] }>;

/** What an act tells the open screens. */
async function announcedBy(clinic: TestClinic, act: () => Promise<unknown>): Promise<string[]> {
  const changes = (await clinic.call(contract.live.changes, {})) as Changes;
  await changes.next();
  await act();
  const { value } = await changes.next();
  await changes.return(undefined);
  return [...value.features].sort();
}

test('closing a day, and setting a close aside, tell every room whose answers hang on it', async () => {
  const books = await openTestBooks();
  await books.bill(60_000);
  const input = await books.closeInput(60_000);
  const closing = () => books.owner.call(reports.closeDay, input);
  expect(await announcedBy(books.owner, closing)).toEqual([...MONEY_DAY_ROOMS]);
  await books.at('2026-11-20T09:00');
  const aside = { onDate: input.onDate, reason: 'The clock was wrong', secret: OWNER_PASSWORD };
  const setting = () => books.owner.call(reports.setCloseAside, { ...aside, approvalId: null });
  expect(await announcedBy(books.owner, setting)).toEqual([...MONEY_DAY_ROOMS]);
});

test('no room asks which day is open and does not hear of its close', () => {
  const asking = readdirSync(FEATURES).filter(room =>
    readdirSync(join(FEATURES, room))
      .filter(file => file.endsWith('.ts') && !file.includes('.test'))
      .some(file => /\b(openDay|lastClosedDay)\(/.test(readFileSync(join(FEATURES, room, file), 'utf8'))),
  );
  expect(asking.length).toBeGreaterThan(3);
  expect(asking.filter(room => !(MONEY_DAY_ROOMS as readonly string[]).includes(room))).toEqual([]);
});
