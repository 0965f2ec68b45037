import * as z from 'zod';
import { ROUNDINGS } from '../../kernel/money.ts';
import { hasLetter, isNumberPattern } from '../../kernel/number-pattern.ts';
import { phoneSchema } from '../../kernel/phone.ts';
import { lineSchema, nameSchema } from '../../kernel/text.ts';

export const LANGUAGES = ['en', 'hi'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** What a patient can be given to read; the screens speak fewer. */
export const PRINT_LANGUAGES = ['en', 'hi', 'mr', 'gu', 'bn', 'ta', 'te', 'kn', 'ml', 'pa', 'or'] as const;
export const patientLanguageSchema = z.enum(PRINT_LANGUAGES);
export type PatientLanguage = z.infer<typeof patientLanguageSchema>;

// With a zone that no calendar knows, the clinic could not say what day it is, and so do nothing.
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

export const clinicProfileSchema = z.object({
  name: nameSchema(80),
  addressLine: lineSchema(120),
  city: lineSchema(60),
  pinCode: z.string().regex(/^(\d{6})?$/, 'PIN_CODE_NOT_SIX_DIGITS'),
  stateCode: z
    .string()
    .regex(/^(\d{2})?$/, 'NOT_A_STATE')
    .default(''),
  phone: phoneSchema,
  email: z.union([z.literal(''), z.email('NOT_AN_EMAIL')]).default(''),
  hours: lineSchema(40).default(''),
  /** Clinical Establishments Act or local registration, as it stands on the certificate. */
  registrationNumber: lineSchema(40).default(''),
  gstin: z
    .string()
    .regex(/^(\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z])?$/, 'NOT_A_GSTIN')
    .default(''),
  zone: z.string().max(40).refine(isZone, 'NOT_A_ZONE').default('Asia/Kolkata'),
});
export type ClinicProfile = z.infer<typeof clinicProfileSchema>;

export const billSeriesPrefixSchema = z.string().regex(/^[A-Z]{1,2}$/, 'PREFIX_ONE_OR_TWO_CAPITALS');

export const billRoundingSchema = z.enum(ROUNDINGS);

/** On what a bill, a receipt or a voucher is printed. */
export const billPaperSchema = z.enum(['A4', 'A5', '80mm', '58mm']);
/** On what a token is printed. */
export const slipPaperSchema = z.enum(['80mm', '58mm', 'A6']);
/** Of the drawer and of the day: 'slip' is the roll of the clinic's own printer, and A4 where it has none. */
export const sheetPaperSchema = z.enum(['slip', '80mm', '58mm', 'A4']);

/** '07:00'; the end of the day is '24:00'. */
const wallMinuteSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'NOT_A_TIME');

const settingsSchema = z.object({
  screenLanguage: languageSchema,
  /** The patient's lines on a prescription; 'en' prints English alone. */
  patientLanguage: patientLanguageSchema,
  /** After the prescription a page for the patient alone, told in signs of the day and in the patient's language. */
  printsPatientSlip: z.boolean(),
  prescriptionPaper: z.enum(['A5', 'A4']),
  prescriptionLetterhead: z.enum(['printed', 'preprinted']),
  /** Millimetres left blank for a pre-printed sheet's own head and foot. */
  preprintedTopMm: z.int().min(0).max(120),
  preprintedBottomMm: z.int().min(0).max(80),
  billPaper: billPaperSchema,
  slipPaper: slipPaperSchema,
  billSeriesPrefix: billSeriesPrefixSchema,
  receiptSeriesPrefix: billSeriesPrefixSchema,
  /** Of bills that are issued from now on; each keeps its own (BIL-20). */
  billRounding: billRoundingSchema,
  uhidPrefix: z.string().regex(/^[A-Z]{1,4}$/, 'PREFIX_ONE_TO_FOUR_CAPITALS'),
  /** '{prefix}-{yy}-{n:5}': the pieces are prefix, yy, yyyy, fy (26-27), mm and n with its width; n is required. */
  uhidPattern: z
    .string()
    .max(40)
    .refine(isNumberPattern, 'NOT_A_NUMBER_PATTERN')
    .refine(hasLetter, 'UHID_NEEDS_A_LETTER'),
  /** The running number of a visit, '{yy}{mm}{dd}/{n:3}'; it begins again with whatever piece of the date it has. */
  visitNumberPattern: z.string().max(40).refine(isNumberPattern, 'NOT_A_NUMBER_PATTERN'),
  /** A free follow-up within so many days of a paid consultation, so many times; 0 days means never free. */
  freeFollowUpDays: z.int().min(0, 'NEGATIVE').max(90),
  freeFollowUpVisits: z.int().min(0, 'NEGATIVE').max(10),
  /** New arrivals wait for the nurse first, and are 'arrived' until she is done. */
  nurseSeesFirst: z.boolean(),
  waitingScreenShows: z.enum(['numbers', 'names']),
  waitingScreenVoice: z.enum(['off', 'chime', 'speech']),
  waitingScreenLanguage: languageSchema,
  /** How many days ahead a booking may be made. */
  bookAheadDays: z.int().min(1).max(730),
  upiAddress: z.string().regex(/^([a-zA-Z0-9._-]{2,64}@[a-zA-Z0-9.-]{2,64})?$/, 'NOT_A_UPI_ADDRESS'),
  /** Signing in at another hour is looked at by the owner (REP-8), where the doctors' schedules do not say more. */
  openFrom: wallMinuteSchema,
  openTill: wallMinuteSchema,
  idleLockMinutes: z.int().min(1).max(120),
  backupFolder: z.string().max(400),
});

export const clinicSettingsSchema = settingsSchema.refine(({ openFrom, openTill }) => openFrom < openTill, {
  path: ['openTill'],
  message: 'ENDS_BEFORE_IT_BEGINS',
});
export type ClinicSettings = z.infer<typeof clinicSettingsSchema>;

export const defaultSettings: ClinicSettings = {
  screenLanguage: 'en',
  patientLanguage: 'hi',
  printsPatientSlip: false,
  prescriptionPaper: 'A5',
  prescriptionLetterhead: 'printed',
  preprintedTopMm: 45,
  preprintedBottomMm: 12,
  billPaper: 'A5',
  slipPaper: '80mm',
  billSeriesPrefix: 'B',
  receiptSeriesPrefix: 'R',
  billRounding: 'rupee',
  uhidPrefix: 'P',
  uhidPattern: '{prefix}-{yy}-{n:5}',
  visitNumberPattern: '{yy}{mm}{dd}/{n:3}',
  freeFollowUpDays: 7,
  freeFollowUpVisits: 1,
  nurseSeesFirst: false,
  waitingScreenShows: 'numbers',
  waitingScreenVoice: 'chime',
  waitingScreenLanguage: 'hi',
  bookAheadDays: 180,
  upiAddress: '',
  openFrom: '07:00',
  openTill: '22:00',
  idleLockMinutes: 10,
  backupFolder: '',
};
