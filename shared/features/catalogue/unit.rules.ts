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

type Counted = { sacCode: string; category: string; taxClass: string; unit?: Unit | undefined };

const GOODS: readonly string[] = ['medicine', 'vaccine', 'consumable'];
const TAXED_AS_GOODS: readonly string[] = ['medicine', 'lifeSaving', 'device'];

/** Goods are told by their code; where that is missing, by their unit, their category or the tax they bear. */
export function isGoods({ sacCode, category, taxClass, unit }: Counted): boolean {
  if (sacCode !== '') return !isServiceCode(sacCode);
  return unit !== undefined || GOODS.includes(category) || TAXED_AS_GOODS.includes(taxClass);
}

/** The unit in which such a line is counted (CGST Rules, rule 46(i)). */
export function unitOf(counted: Counted): UnitOfLine {
  return isGoods(counted) ? (counted.unit ?? USUAL_UNIT) : 'NA';
}

/** What of a choice is kept with an item: nothing where it is what would stand there anyway. */
export function keptUnit(code: string, chosen: Unit): Unit | undefined {
  return (code !== '' && isServiceCode(code)) || chosen === USUAL_UNIT ? undefined : chosen;
}

/** 'NOS-NUMBERS', as the return names it; 'NA' for a service. */
export function unitInReturn(unit: UnitOfLine): string {
  return unit === 'NA' ? unit : `${unit}-${WORDS[unit]}`;
}
