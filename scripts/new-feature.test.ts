import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addFeature } from './support/add-feature.mjs';

const root = join(import.meta.dirname, '..');
const REGISTERS = ['shared/contract/index.ts', 'electron/server/services.ts', 'renderer/app/routes.tsx'];

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'parchi-feature-'));
  for (const file of REGISTERS) {
    cpSync(join(root, file), join(house, file));
  }
});
afterEach(() => rmSync(house, { recursive: true }));

function textOf(file: string): string {
  return readFileSync(join(house, file), 'utf8');
}

test('a new feature gets its three rooms and is known to the contract, the services and the screens', () => {
  const written = addFeature(house, 'vital-signs');

  expect(written).toEqual([
    'shared/features/vital-signs/vital-signs.contract.ts',
    'electron/features/vital-signs/vital-signs.sql.ts',
    'electron/features/vital-signs/vital-signs.service.ts',
    'electron/features/vital-signs/vital-signs.service.test.ts',
    'renderer/features/vital-signs/vital-signs.screen.tsx',
    ...REGISTERS,
  ]);
  expect(textOf('shared/contract/index.ts')).toMatch(
    /\n {2}vitalSigns: vitalSignsContract,\n {2}\/\/ new-feature/,
  );
  expect(textOf('electron/server/services.ts')).toMatch(
    /\n {2}vitalSigns: vitalSignsService,\n {2}\/\/ new-feature/,
  );
  expect(textOf('renderer/app/routes.tsx')).toMatch(/path: '\/vital-signs', component: VitalSignsScreen/);
});

test('two features can be added one after the other', () => {
  addFeature(house, 'vaccinations');
  addFeature(house, 'referrals');

  const contract = textOf('shared/contract/index.ts');
  for (const name of ['vaccinations', 'referrals']) {
    expect(contract.match(new RegExp(`import \\{ ${name}Contract \\}`, 'g'))).toHaveLength(1);
    expect(contract.match(new RegExp(`^ {2}${name}: `, 'gm'))).toHaveLength(1);
  }
  expect(contract.indexOf('import { referralsContract')).toBeLessThan(
    contract.indexOf('import { vaccinationsContract'),
  );
});

test.each(['', '../elsewhere', 'Vitals', 'vital_signs', '1st', '-x', 'a b', undefined])(
  '"%s" is no name of a feature, and nothing is written',
  name => {
    const before = REGISTERS.map(textOf);

    expect(() => addFeature(house, name)).toThrow('npm run new-feature');

    expect(REGISTERS.map(textOf)).toEqual(before);
  },
);

test('a feature that is there already is left alone', () => {
  mkdirSync(join(house, 'electron/features/queue'), { recursive: true });

  expect(() => addFeature(house, 'queue')).toThrow('already a feature');
  expect(existsSync(join(house, 'shared/features'))).toBe(false);
});

test('a lost marker is named, and nothing is half made', () => {
  const withoutMarker = textOf('renderer/app/routes.tsx').replace(/.*new-feature: route.*\n/, '');
  writeFileSync(join(house, 'renderer/app/routes.tsx'), withoutMarker);

  expect(() => addFeature(house, 'referrals')).toThrow('renderer/app/routes.tsx has lost its marker');
  expect(existsSync(join(house, 'shared/features'))).toBe(false);
});
