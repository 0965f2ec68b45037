import { contract } from '#shared/contract/index.ts';
import type { ImportLayout } from '#shared/features/imports/imports.contract.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';
import { newWalkIn } from './new-people.ts';

const ROWS = 50_000;

const layout: ImportLayout = {
  map: { oldNumber: 0, fullName: 1, phone: 2, age: 3, sex: 4, locality: 5 },
  ...{ dateOrder: 'dayFirst', agesOn: null, phoneWhenMissing: '', hasHeader: true },
};

type OldList = { people: { fullName: string; phone: string; sex: string }[]; content: string };
let lists = 0;

/** Nobody in it is registered or stands twice. */
function oldList(): OldList {
  lists += 1;
  const people = Array.from({ length: ROWS }, () => {
    const { fullName, phone, sex } = newWalkIn();
    return { fullName, phone: String(phone), sex };
  });
  const rows = people.map(
    ({ fullName, phone, sex }, index) => `L${lists}-${index},${fullName},${phone},42,${sex},Vijay Nagar`,
  );
  const text = ['Regn No,Patient Name,Mobile,Age,Sex,Area', ...rows].join('\r\n');
  return { people, content: Buffer.from(text).toString('base64') };
}

async function importAll(ask: Ask, content: string): Promise<void> {
  const stream = await ask('doctor', contract.imports.run, { ...layout, fileName: 'old-list.csv', content });
  for await (const progress of stream) {
    if (progress.step === 'done' && progress.run.importedCount !== ROWS)
      throw new Error(`only ${progress.run.importedCount} rows came in`);
  }
}

/** A clinic's whole old list, against the bare rows in one transaction: no check, no search, no number, no report. */
export function importOperation(driver: Driver): Operation<OldList> {
  const insert = driver.prepare(`
    INSERT INTO patients (recency, uhid, old_number, full_name, local_name, phone, phone_relation, birth_on,
      birth_is_estimated, sex, address, locality, city, pin_code, abha_number, not_a_duplicate_because, registered_at,
      registered_by, is_hidden)
    VALUES (?, ?, ?, ?, '', ?, 'self', 19841121, 1, ?, '', 'Vijay Nagar', '', '', '', '', 0, 1, 1)`);
  const lowest = driver.prepare('SELECT min(recency) FROM patients').pluck();
  return {
    name: 'import 50,000 rows',
    goal: 'P8: ≤ 4× bare inserts',
    ...{ rounds: 1, warmUpRounds: 0 },
    prepare: oldList,
    raw: driver.transaction(({ people }: OldList) => {
      const first = (lowest.get() as number) - ROWS;
      for (const [index, { fullName, phone, sex }] of people.entries())
        insert.run(first + index, `raw ${first + index}`, `L${lists}-${index}`, fullName, phone, sex);
    }),
    ours: (ask, { content }) => importAll(ask, content),
  };
}
