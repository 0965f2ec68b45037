/** FDI two-digit notation (ISO 3950): quadrant, then place from the middle; 51 to 85 are milk teeth. */
const UPPER = [
  '18',
  '17',
  '16',
  '15',
  '14',
  '13',
  '12',
  '11',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
];
const LOWER = [
  '48',
  '47',
  '46',
  '45',
  '44',
  '43',
  '42',
  '41',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
  '38',
];
const UPPER_MILK = ['55', '54', '53', '52', '51', '61', '62', '63', '64', '65'];
const LOWER_MILK = ['85', '84', '83', '82', '81', '71', '72', '73', '74', '75'];

/** Rows of the chart as the dentist sees the mouth: the person's right is at the left. */
export const TOOTH_ROWS: readonly (readonly string[])[] = [UPPER, UPPER_MILK, LOWER_MILK, LOWER];
export const TEETH: ReadonlySet<string> = new Set(TOOTH_ROWS.flat());

export type ToothState = { tooth: string; state: string };

/** '36:caries' as it is stored. */
export function readTooth(stored: string): ToothState | undefined {
  const [tooth = '', state = ''] = stored.split(':');
  return TEETH.has(tooth) && state !== '' ? { tooth, state } : undefined;
}

/** One state for a tooth, or none; the list stays in the order of the tooth numbers. */
export function withTooth(stored: readonly string[], tooth: string, state: string | undefined): string[] {
  const others = stored.filter(one => !one.startsWith(`${tooth}:`));
  return (state === undefined ? others : [...others, `${tooth}:${state}`]).sort();
}
