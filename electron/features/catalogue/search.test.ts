import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { addItem, working } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, openTestClinic, type TestClinic } from '../../server/test-clinic.ts';
import { listServicesContaining, noteUse, rememberService } from './catalogue.service.ts';

afterEach(closeTestClinics);

const { catalogue } = contract;
const reader = (clinic: TestClinic) => clinic.server.house.opened().db.reader;
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

function search(desk: TestClinic, text: string) {
  return desk.call(catalogue.search, { text });
}

describe('the line of a bill', () => {
  test('is found by code, by part of a name, by several words and by Hindi letters', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    await owner.call(catalogue.takeStarters, { codes: ['ECG', 'DRS', 'DRL', 'INJ'] });
    const desk = await owner.as('receptionist');
    expect(names(await search(desk, 'ecg'))).toEqual(['ECG']);
    expect(names(await search(desk, 'dress'))).toEqual(['Dressing, large', 'Dressing, small']);
    expect(names(await search(desk, 'larg dre'))).toEqual(['Dressing, large']);
    expect(names(await search(desk, 'इंजे'))).toEqual(['Injection, giving']);
    expect(await search(desk, 'nothing of this')).toEqual([]);
  });

  test('offers what is used most first, and an exact code before it', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const first = await addItem(owner, { name: 'Dressing, large' });
    await addItem(owner, { name: 'Dressing, small', code: 'DRE' });
    working(owner, ({ db }) => noteUse(db, first, 20261121));
    expect(names(await search(owner, 'dress'))).toEqual(['Dressing, large', 'Dressing, small']);
    expect(names(await search(owner, 'dre'))).toEqual(['Dressing, small', 'Dressing, large']);
  });

  test('that was typed freely is suggested again with its last rate, whatever the case of its letters', async () => {
    const owner = await openTestClinic({ role: 'owner' });
    const line = { description: 'Ear Piercing', sacCode: '999312', ratePaise: 30_000 };
    working(owner, ({ db }) => rememberService(db, line, 20261121));
    working(owner, ({ db }) =>
      rememberService(db, { ...line, description: 'EAR piercing', ratePaise: 35_000 }, 20261122),
    );
    expect(listServicesContaining(reader(owner), 'PIER', 8)).toEqual([
      { description: 'Ear Piercing', sacCode: '999312', ratePaise: 35_000 },
    ]);
    expect(await search(owner, 'ear')).toMatchObject([{ isLearned: true, ratePaise: 35_000, listId: null }]);
    expect((await owner.call(catalogue.show, {})).items).toEqual([]);
    const { items } = await owner.call(catalogue.show, { which: 'learned' });
    const [learned] = items;
    if (!learned) throw new Error('The line was not learned.');
    await owner.call(catalogue.saveItem, {
      ...{ changes: { itemId: learned.id, version: 1 }, row: { ...learned.row, category: 'procedure' } },
    });
    expect(await owner.call(catalogue.show, {})).toMatchObject({ total: 1, learned: 0 });
  });
});

test('the starters are offered without prices, never twice, and never by themselves', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const offered = await owner.call(catalogue.starters, {});
  expect(offered.length).toBeGreaterThanOrEqual(40);
  expect(offered.every(({ sacCode, isTaken }) => /^\d{4,8}$/.test(sacCode) && !isTaken)).toBe(true);
  expect((await owner.call(catalogue.show, {})).total).toBe(0);
  const codes = offered.map(({ code }) => code);
  expect(await owner.call(catalogue.takeStarters, { codes })).toEqual({ added: codes.length });
  expect(await owner.call(catalogue.takeStarters, { codes })).toEqual({ added: 0 });
  expect(await owner.call(catalogue.show, {})).toMatchObject({ total: codes.length, unpriced: codes.length });
});

test('thousands of learned lines do not slow the search down', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  working(owner, ({ db }) => {
    for (let at = 0; at < 5_000; at += 1)
      rememberService(db, { description: `Line ${at} of a long life`, sacCode: '', ratePaise: at }, 20261121);
  });
  expect(await search(owner, 'line 4999')).toHaveLength(1);
  const began = performance.now();
  for (let turn = 0; turn < 20; turn += 1) await search(owner, 'line 49 long');
  // About 1 ms each; the bar only tells a search of the list from a search of the bills.
  expect((performance.now() - began) / 20).toBeLessThan(50);
});
