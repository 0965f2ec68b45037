import type { ClinicList, ClinicRow } from '#shared/features/lists/clinic-rows.schema.ts';
import { ROW_FIELDS } from '#shared/features/lists/row-fields.rules.ts';
import { formatPaise, parseRupees } from '#shared/kernel/money.ts';

/** What stands in the fields of a row: text, whatever it will be. */
export type TypedRow = Readonly<Record<string, string>>;

const EMPTY: Readonly<Record<ClinicList, TypedRow>> = {
  drugs: {},
  diagnoses: {},
  interactions: { aType: 'generic', bType: 'generic', severity: 'major' },
};

/** A row as it stands in the fields; without one, empty fields. */
export function typedRow(list: ClinicList, row?: ClinicRow['row']): TypedRow {
  const values = (row ?? EMPTY[list]) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    ROW_FIELDS[list].map(({ name }) => {
      const value = values[name];
      if (name === 'isSure') return [name, value === false ? 'no' : 'yes'];
      if (name === 'mrpPaise') return [name, typeof value === 'number' ? formatPaise(value) : ''];
      return [name, Array.isArray(value) ? value.join('; ') : String(value ?? '')];
    }),
  );
}

/** What the fields say, for the schema of the list to judge. */
export function readTypedRow(list: ClinicList, typed: TypedRow): unknown {
  const text = (name: string) => (typed[name] ?? '').trim();
  const texts = Object.fromEntries(ROW_FIELDS[list].map(({ name }) => [name, text(name)]));
  const all = { ...texts, isSure: text('isSure') !== 'no' };
  if (list === 'drugs') {
    const mrpPaise = text('mrpPaise') === '' ? null : (parseRupees(text('mrpPaise')) ?? Number.NaN);
    return { ...all, mrpPaise, schedule: text('schedule') === '' ? null : text('schedule') };
  }
  if (list === 'interactions') return all;
  const synonyms = text('synonyms')
    .split(';')
    .map(one => one.trim());
  return { ...all, code: text('code').toUpperCase(), synonyms: synonyms.filter(Boolean) };
}

/** The columns of a file, as the example has them. */
export const EXAMPLES: Readonly<Record<ClinicList, string>> = {
  drugs: [
    'brand,generic,strength,form,route,manufacturer,pack,mrp,schedule,default_dose,default_frequency,default_duration_days,notes',
    'Example Brand,paracetamol,500 mg,tablet,oral,,10,12.50,,1 tablet,TDS,3,example row: delete',
  ].join('\r\n'),
  diagnoses: ['code,title,synonyms,group', 'R50.9,Example diagnosis,example; other word,Fever'].join('\r\n'),
  interactions: [
    'a,a_type,b,b_type,severity,effect,management',
    'example drug,generic,other drug,generic,moderate,what happens,what to do',
  ].join('\r\n'),
};
