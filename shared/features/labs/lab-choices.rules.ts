const GRADES = ['Nil', 'Trace', '1+', '2+', '3+', '4+'];

/** Choices by what the list gives as normal; the first one is the normal finding. */
const BY_NORMAL: Readonly<Record<string, readonly string[]>> = {
  Negative: ['Negative', 'Positive'],
  'Non-reactive': ['Non-reactive', 'Reactive'],
  'Not seen': ['Not seen', 'Seen'],
  'Not detected': ['Not detected', 'Detected'],
  'MTB not detected': [
    'MTB not detected',
    'MTB detected, rifampicin sensitive',
    'MTB detected, rifampicin resistant',
  ],
  'No AFB seen': ['No AFB seen', 'Scanty', '1+', '2+', '3+'],
  'No growth': ['No growth'],
  'No growth or <10^3 CFU/mL': ['No growth'],
  'No enteric pathogen': ['No enteric pathogen'],
  'Normal flora': ['Normal flora'],
  Nil: GRADES,
  Normal: ['Normal', 'Raised'],
  Clear: ['Clear', 'Slightly turbid', 'Turbid'],
  'Pale yellow': ['Pale yellow', 'Yellow', 'Dark yellow', 'Red', 'Brown'],
  'Negative (titre <1:40)': ['Negative', 'Positive'],
};

/** No choice of these is normal or abnormal by itself. */
const WITHOUT_NORMAL: Readonly<Record<string, readonly string[]>> = {
  'A / B / AB / O': ['A', 'B', 'AB', 'O'],
  'Positive / Negative': ['Positive', 'Negative'],
  'Negative / Positive': ['Negative', 'Positive'],
};

const FREE_TEXT_GRADES = new Set(['Urine casts and crystals']);

/** What a descriptive test offers; anything else may still be typed. */
export function choicesOf(name: string, normal: string): readonly string[] {
  if (FREE_TEXT_GRADES.has(name)) return ['Nil'];
  return BY_NORMAL[normal] ?? WITHOUT_NORMAL[normal] ?? [];
}

/** Whether a descriptive finding is another than the normal one; false where nothing says what is normal. */
export function isAbnormalText(value: string, normal: string): boolean {
  const [first] = BY_NORMAL[normal] ?? [];
  return first !== undefined && value.trim().toLowerCase() !== first.toLowerCase();
}
