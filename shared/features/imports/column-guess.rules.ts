import { normalisePhone } from '../../kernel/phone.ts';
import type { ColumnMap, ImportField } from './imports.contract.ts';
import { readAge, readDate, readSex } from './old-cell.rules.ts';

/** 'Father/Husband Name:' → 'father husband name'; marks belong to the letters of Indian scripts. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

const NUMBER = '(no|num|number|id|नंबर|नं|संख्या|क्रमांक)';

// The first that fits wins, so what is narrower stands above: 'alternate mobile' before 'mobile', 'father name' before 'name'.
const HEADERS: readonly (readonly [RegExp, readonly ImportField[]])[] = [
  [/^(age|उम्र|आयु).*\b(sex|gender|s|g)$|^(age|उम्र|आयु).*लिंग$|^(sex|gender|लिंग) (age|उम्र|आयु)/u, ['age', 'sex']],
  [/abha|health id|ndhm|आभा/u, ['abhaNumber']],
  [
    /^(alt|alternate|alternative|other|second|secondary|emergency)\b.*(phone|mobile|contact|tel|no)/u,
    ['altPhone'],
  ],
  [/^(phone|mobile|contact|tel)( no| number)? ?2$|दूसरा (मोबाइल|फ़ोन|फोन)/u, ['altPhone']],
  [
    /father|husband|guardian|mother|spouse|relative|^(s|w|d|c) ?o( |$)|पिता|पति|अभिभावक|माता/u,
    ['relativeName'],
  ],
  [
    /(reg|regn|registration|registered|enrol|first visit|created|joining|पंजीयन|पंजीकरण).*(date|on|दिनांक|तिथि)|^(date|first visit|created at|दिनांक|तारीख)$/u,
    ['registeredOn'],
  ],
  [/birth|^dob$|^d o b$|जन्म/u, ['birthOn']],
  [/^(age|years|yrs|उम्र|आयु)\b|^(उम्र|आयु)/u, ['age']],
  [/^(sex|gender|m f|लिंग)/u, ['sex']],
  [/(pin|zip|postal) ?(code)?$|^pincode|पिन/u, ['pinCode']],
  [/(mobile|phone|contact|cell|whatsapp|telephone|^tel\b|^mob\b|मोबाइल|फ़ोन|फोन|संपर्क|सम्पर्क)/u, ['phone']],
  [
    /(local|hindi|marathi|gujarati|regional) ?(language)? ?name|name (in|\()? ?(hindi|local)|हिंदी नाम|नाम हिंदी/u,
    ['localName'],
  ],
  [
    new RegExp(
      `^(uhid|mrn|mrd|mr|opd|ipd|file|folder|card|case|case paper|reg|regn|registration|old|patient|pt|hospital|हॉस्पिटल|फाइल|फ़ाइल|पंजीयन|पंजीकरण|रजि|कार्ड|मरीज) ?${NUMBER}?$`,
      'u',
    ),
    ['oldNumber'],
  ],
  [/^id$/u, ['oldNumber']],
  [
    /^(patient|pt|full|first)? ?s? ?names?( of (the )?patient)?$|^patient( full)? name|^(मरीज|मरीज़|रोगी|पेशेंट)?( का| की)? ?(पूरा )?नाम$/u,
    ['fullName'],
  ],
  [/locality|area|village|mohalla|muhalla|colony|ward|मोहल्ला|गाँव|गांव|ग्राम|क्षेत्र|इलाका/u, ['locality']],
  [/city|town|district|tehsil|शहर|नगर|जिला|ज़िला/u, ['city']],
  [/address|^addr|residence|पता/u, ['address']],
  [/^(tags?|category|group|class|टैग|वर्ग|श्रेणी)$/u, ['tags']],
];

/** What a header word stands for; 'patient' alone and 'mr' alone are numbers or names by their values, so they are left open. */
export function fieldsOfHeader(header: string): readonly ImportField[] {
  const folded = foldHeader(header);
  if (folded === '' || folded === 'mr') return [];
  if (folded === 'patient' || folded === 'patients') return ['fullName'];
  return HEADERS.find(([pattern]) => pattern.test(folded))?.[1] ?? [];
}

/** The row that names the columns, from 0: an old program often prints the clinic's name above it. */
export function headerIndexOf(rows: readonly (readonly string[])[]): number | undefined {
  let best: { index: number; count: number } | undefined;
  for (const [index, row] of rows.slice(0, 10).entries()) {
    const count = row.filter(cell => fieldsOfHeader(cell).length > 0).length;
    if (count >= 2 && count > (best?.count ?? 0)) best = { index, count };
  }
  return best?.index;
}

const share = (values: readonly string[], fits: (value: string) => boolean) =>
  values.length === 0 ? 0 : values.filter(fits).length / values.length;

/** A phone is told from a file number by its ten digits. */
const looksLikePhones = (value: string) =>
  value.split(/[,/;]/).some(part => normalisePhone(part) !== undefined);
const looksLikeNames = (value: string) =>
  /^[\p{L}\p{M} .']{3,60}$/u.test(value) && readSex(value) === undefined;

function fieldsOfValues(values: readonly string[], today: string): readonly ImportField[] {
  if (values.length === 0) return [];
  const most = 0.7;
  if (share(values, looksLikePhones) >= most) return ['phone'];
  const isCombined = (value: string) =>
    /\d/.test(value) && readAge(value) !== undefined && readSex(value) !== undefined;
  if (share(values, isCombined) >= most) return ['age', 'sex'];
  if (share(values, value => readSex(value) !== undefined) >= most) return ['sex'];
  if (share(values, value => readDate(value, 'dayFirst', today) !== undefined) >= most) return ['birthOn'];
  const isAge = (value: string) =>
    /^\d{1,3}\s*(y|yrs?|years?)?$/i.test(value) && Number.parseInt(value, 10) <= 110;
  // The rows' own numbers rise by one; ages do not.
  const isCounting = values.every((value, row) => row === 0 || Number(value) === Number(values[row - 1]) + 1);
  if (!isCounting && share(values, isAge) >= 0.9) return ['age'];
  if (share(values, looksLikeNames) >= most) return ['fullName'];
  return [];
}

/** Which column is what: by its header first, and what is still missing by its values. */
export function guessColumns(
  header: readonly string[] | undefined,
  sample: readonly (readonly string[])[],
  today: string,
): ColumnMap {
  const map: ColumnMap = {};
  const taken = new Set<number>();
  const take = (fields: readonly ImportField[], column: number) => {
    const free = fields.filter(field => map[field] === undefined);
    if (free.length === 0) return;
    for (const field of free) map[field] = column;
    taken.add(column);
  };
  for (const [column, words] of (header ?? []).entries()) take(fieldsOfHeader(words), column);
  const width = Math.max(0, ...sample.map(row => row.length));
  for (let column = 0; column < width; column += 1) {
    if (taken.has(column)) continue;
    const values = sample.map(row => (row[column] ?? '').trim()).filter(value => value !== '');
    take(
      fieldsOfValues(values, today).filter(field => isNeeded(map, field)),
      column,
    );
  }
  // A column headed 'Age' that holds '34/F' tells the sex too.
  if (map.age !== undefined && map.sex === undefined) {
    const ages = sample.map(row => row[map.age ?? -1] ?? '').filter(value => value.trim() !== '');
    if (share(ages, value => readSex(value) !== undefined) >= 0.6) map.sex = map.age;
  }
  return map;
}

function isNeeded(map: ColumnMap, field: ImportField): boolean {
  return field === 'birthOn' ? map.age === undefined && map.birthOn === undefined : map[field] === undefined;
}

/** Day first unless the values say otherwise: a middle number above 12 can only be the day of a month-first date. */
export function guessDateOrder(values: readonly string[]): 'dayFirst' | 'monthFirst' | 'yearFirst' {
  let dayFirst = 0;
  let monthFirst = 0;
  let yearFirst = 0;
  for (const value of values) {
    const [, first = '', second = ''] = /^\s*(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})\b/.exec(value) ?? [];
    if (first.length === 4) yearFirst += 1;
    else if (Number(first) > 12) dayFirst += 1;
    else if (Number(second) > 12) monthFirst += 1;
  }
  if (monthFirst > dayFirst && monthFirst > yearFirst) return 'monthFirst';
  return yearFirst > dayFirst ? 'yearFirst' : 'dayFirst';
}
