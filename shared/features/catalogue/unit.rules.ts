import * as z from 'zod';

// The unit quantity codes (UQC) of the GST portal, in the words of the GSTR-1 offline tool (HSN sheet), which reads no
// others. Customs gave them to the GST in 2017 and they stand unchanged; a litre is 1,000 MLT.
const WORDS = {
  ...{ BAG: 'BAGS', BAL: 'BALE', BDL: 'BUNDLES', BKL: 'BUCKLES', BOU: 'BILLION OF UNITS', BOX: 'BOX' },
  ...{ BTL: 'BOTTLES', BUN: 'BUNCHES', CAN: 'CANS', CBM: 'CUBIC METERS', CCM: 'CUBIC CENTIMETERS' },
  ...{ CMS: 'CENTIMETERS', CTN: 'CARTONS', DOZ: 'DOZENS', DRM: 'DRUMS', GGK: 'GREAT GROSS', GMS: 'GRAMMES' },
  ...{ GRS: 'GROSS', GYD: 'GROSS YARDS', KGS: 'KILOGRAMS', KLR: 'KILOLITRE', KME: 'KILOMETRE' },
  ...{ MLT: 'MILILITRE', MTR: 'METERS', MTS: 'METRIC TON', NOS: 'NUMBERS', OTH: 'OTHERS', PAC: 'PACKS' },
  ...{ PCS: 'PIECES', PRS: 'PAIRS', QTL: 'QUINTAL', ROL: 'ROLLS', SET: 'SETS', SQF: 'SQUARE FEET' },
  ...{ SQM: 'SQUARE METERS', SQY: 'SQUARE YARDS', TBS: 'TABLETS', TGM: 'TEN GROSS', THD: 'THOUSANDS' },
  ...{ TON: 'TONNES', TUB: 'TUBES', UGS: 'US GALLONS', UNT: 'UNITS', YDS: 'YARDS' },
} as const;

export type Unit = keyof typeof WORDS;
export const UNITS = Object.keys(WORDS) as [Unit, ...Unit[]];
export const unitSchema = z.enum(UNITS, 'UNIT_NOT_KNOWN');
/** Of goods for which nobody chose another. */
export const USUAL_UNIT: Unit = 'NOS';
/** What stands on a line: services have no unit. */
export type UnitOfLine = Unit | 'NA';

/** Codes of services begin with 99 (chapter 99 of the scheme of classification). */
export function isServiceCode(code: string): boolean {
  return code === '' || code.startsWith('99');
}

/** The unit in which a line with this code is counted. */
export function unitOf(code: string, chosen: Unit | undefined): UnitOfLine {
  return isServiceCode(code) ? 'NA' : (chosen ?? USUAL_UNIT);
}

/** What of a choice is kept with an item: nothing where it is what would stand there anyway. */
export function keptUnit(code: string, chosen: Unit): Unit | undefined {
  return isServiceCode(code) || chosen === USUAL_UNIT ? undefined : chosen;
}

/** 'NOS-NUMBERS', as the return names it; 'NA' for a service. */
export function unitInReturn(unit: UnitOfLine): string {
  return unit === 'NA' ? unit : `${unit}-${WORDS[unit]}`;
}
