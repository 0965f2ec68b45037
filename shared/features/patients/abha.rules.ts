import { isLocalDate, type LocalDate } from '../../kernel/local-date.ts';
import { normalisePhone } from '../../kernel/phone.ts';
import { lineSchema, nameSchema } from '../../kernel/text.ts';
import type { Sex } from './patient.schema.ts';

/** What a card says, for the registering form to be looked at; what it does not say or says badly is empty. */
export type AbhaCard = {
  abhaNumber: string;
  /** 'name@abdm', or empty. */
  abhaAddress: string;
  fullName: string;
  sex: Sex | null;
  birthOn: LocalDate | null;
  /** The card gave the year alone. */
  birthIsEstimated: boolean;
  phone: string;
  address: string;
  city: string;
  pinCode: string;
  /** False when a digit was probably misread; it warns and never forbids. */
  isLuhnLikely: boolean;
};

export type AbhaReading =
  | { kind: 'card'; card: AbhaCard }
  | { kind: 'notRead'; because: 'EMPTY' | 'TOO_LONG' | 'NOT_AN_ABHA_QR' | 'ABHA_NOT_14_DIGITS' };

const LONGEST = 8_000;
const ABHA_ADDRESS = /^[a-zA-Z0-9._-]{3,32}@(abdm|sbx)$/;

/** '22722548295255' → '22-7225-4829-5255', as the card shows it. */
export function formatAbha(abhaNumber: string): string {
  return abhaNumber.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4');
}

/** All published numbers pass the Luhn check, but no official text says so: a doubt, never a refusal. */
export function isLuhnLikely(abhaNumber: string): boolean {
  if (!/^\d{14}$/.test(abhaNumber)) return false;
  const sum = [...abhaNumber].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export function isAbhaAddress(text: string): boolean {
  return ABHA_ADDRESS.test(text);
}

type Field = (...names: string[]) => string;

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function fieldsOf(text: string): Field | undefined {
  // A scanner may type something before and after, and line ends inside.
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1).replace(/\p{Cc}+/gu, ' ');
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    // Whatever else was scanned is no ABHA card.
    return undefined;
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return undefined;
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(parsed)) {
    if (typeof value === 'string' || typeof value === 'number') values.set(plainKey(key), String(value));
  }
  return (...names) => names.map(name => values.get(name) ?? '').find(value => value.trim() !== '') ?? '';
}

const nameLine = nameSchema(80);
const addressLine = lineSchema(120);
const cityLine = lineSchema(60);

function inWords(text: string): string {
  return text === text.toUpperCase()
    ? text.toLowerCase().replace(/(^|[\s.'(-])(\p{L})/gu, (_, before, first) => before + first.toUpperCase())
    : text;
}

/** Cut at the length of the field, so that a long address is not lost whole. */
function lineOf(schema: typeof addressLine, text: string, length: number): string {
  const tidied = text.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, length);
  const read = schema.safeParse(tidied);
  return read.success ? read.data : '';
}

const SEXES: Readonly<Record<string, Sex>> = { f: 'F', m: 'M', t: 'T', o: 'O', u: 'U' };

function sexOf(text: string): Sex | null {
  return SEXES[text.trim().charAt(0).toLowerCase()] ?? null;
}

function birthOf(text: string): Pick<AbhaCard, 'birthOn' | 'birthIsEstimated'> {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*$/.exec(text) ?? [];
  const written = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
  if (isLocalDate(written)) return { birthOn: written, birthIsEstimated: false };
  // Many cards carry the year only, sometimes as 00-00-1981; the middle of it is never more than half a year wrong.
  const onlyYear = /^\s*(?:0?0[-/.]0?0[-/.])?(\d{4})\s*$/.exec(text)?.[1];
  const middle = `${onlyYear}-07-01`;
  return onlyYear && isLocalDate(middle)
    ? { birthOn: middle, birthIsEstimated: true }
    : { birthOn: null, birthIsEstimated: false };
}

/** Reads what a wedge scanner types from the QR of an ABHA card or app (REG-10); nothing leaves the clinic for it. */
export function parseAbhaQr(scanned: string): AbhaReading {
  if (scanned.trim() === '') return { kind: 'notRead', because: 'EMPTY' };
  if (scanned.length > LONGEST) return { kind: 'notRead', because: 'TOO_LONG' };
  const field = fieldsOf(scanned);
  if (!field || field('hidn', 'abhanumber', 'healthidnumber', 'hid', 'phr') === '') {
    return { kind: 'notRead', because: 'NOT_AN_ABHA_QR' };
  }
  const abhaNumber = field('hidn', 'abhanumber', 'healthidnumber').replace(/[\s-]/g, '');
  if (!/^\d{14}$/.test(abhaNumber)) return { kind: 'notRead', because: 'ABHA_NOT_14_DIGITS' };
  const name = nameLine.safeParse(inWords(field('name', 'fullname')));
  const abhaAddress = field('hid', 'phr', 'phraddress', 'abhaaddress').trim();
  const address = field('address', 'addr');
  const pinCode = field('pincode', 'pin').trim() || (/(?<!\d)[1-9]\d{5}(?!\d)/.exec(address)?.[0] ?? '');
  return {
    kind: 'card',
    card: {
      abhaNumber,
      abhaAddress: isAbhaAddress(abhaAddress) ? abhaAddress : '',
      fullName: name.success ? name.data : '',
      sex: sexOf(field('gender', 'sex')),
      ...birthOf(field('dob', 'dateofbirth', 'yob', 'yearofbirth')),
      phone: normalisePhone(field('mobile', 'phone').trim()) ?? '',
      address: lineOf(addressLine, address, 120),
      city: lineOf(cityLine, inWords(field('districtname', 'distname', 'district')), 60),
      pinCode: /^\d{6}$/.test(pinCode) ? pinCode : '',
      isLuhnLikely: isLuhnLikely(abhaNumber),
    },
  };
}
