import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { soundSkeleton } from '#shared/features/patients/name-sound.rules.ts';
import { sql } from '../../electron/database/db.ts';
import { loadReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { resourceFolder } from '../../electron/server/resource-folder.ts';
import {
  closeTestClinics,
  openTestClinic,
  TEST_NOW,
  type TestClinic,
} from '../../electron/server/test-clinic.ts';
import { generateClinic } from '../generator/clinic.ts';
import { REGIONS } from '../generator/names.ts';
import { seededRandom } from '../generator/random.ts';
import { withSlip } from './search.ts';

const { patients } = contract;

test('a local name has the consonants of its Latin spelling, for nineteen names of twenty in ten languages', () => {
  const pairs = REGIONS.flatMap(([{ women, men, surnames }]) => [...women, ...men, ...surnames]).flatMap(
    ([latin, local]) => {
      const written = local.split(' ');
      return latin
        .toLowerCase()
        .split(' ')
        .map((word, index) => [word, written[index] ?? ''] as const);
    },
  );
  const alike = pairs.filter(([latin, local]) => soundSkeleton(latin) === soundSkeleton(local));
  expect(pairs.length).toBeGreaterThan(200);
  expect(alike.length / pairs.length).toBeGreaterThan(0.95);
});

describe('in a clinic of two thousand people', () => {
  type Known = { id: number; fullName: string; uhid: string; phone: string };
  let clinic: TestClinic;
  let people: Known[];

  beforeAll(async () => {
    clinic = await openTestClinic();
    const house = clinic.server.house.opened();
    generateClinic(house, loadReferenceLists(join(resourceFolder(), 'reference')), {
      ...{ seed: 7, today: '2026-11-21', now: TEST_NOW },
      ...{ patientCount: 2_000, visitCount: 2_400, months: 3 },
    });
    const random = seededRandom('quality');
    const all = house.db.reader.all<Known>(sql`SELECT id, full_name AS fullName, uhid, phone FROM patients`);
    people = Array.from({ length: 120 }, () => random.pick(all));
  }, 120_000);
  afterAll(closeTestClinics);

  async function share(textOf: (person: Known) => string): Promise<number> {
    let found = 0;
    for (const person of people) {
      const hits = await clinic.call(patients.search, { text: textOf(person) });
      if (hits.some(({ patient }) => patient.id === person.id)) found += 1;
    }
    return found / people.length;
  }

  test('at least four of five names with one slip are among the first twenty', async () => {
    const random = seededRandom('slips');
    expect(await share(({ fullName }) => withSlip(random, fullName))).toBeGreaterThanOrEqual(0.8);
  });

  test('a number, a whole name with the first figures of nothing else, and a phone are always found', async () => {
    expect(await share(({ uhid }) => uhid)).toBe(1);
    expect(await share(({ phone: number }) => number)).toBe(1);
    const namesakes = new Map<string, number>();
    for (const { fullName } of clinic.server.house.opened().db.reader.all<Known>(sql`
      SELECT id, full_name AS fullName, uhid, phone FROM patients`)) {
      namesakes.set(fullName, (namesakes.get(fullName) ?? 0) + 1);
    }
    people = people.filter(({ fullName }) => (namesakes.get(fullName) ?? 0) <= 20);
    expect(await share(({ fullName }) => fullName)).toBe(1);
    expect(await share(({ fullName }) => fullName.toLowerCase().slice(0, -1))).toBeGreaterThan(0.95);
  });

  test('every hit of a fragment really has it, and who was seen last stands first', async () => {
    for (const text of ['ram', 'su', 'p', 'ra sh', 'khan']) {
      const hits = await clinic.call(patients.search, { text });
      expect(hits.length, text).toBeGreaterThan(3);
      const days = hits.map(({ patient }) => patient.lastVisitOn ?? '');
      const exact = hits.filter(({ patient }) =>
        text.split(' ').every(part => ` ${patient.fullName.toLowerCase()}`.includes(` ${part}`)),
      );
      expect(exact.length, text).toBe(hits.length);
      expect([...days].sort().reverse(), text).toEqual(days);
    }
  });
});
