import type {
  AsNeeded,
  Dose,
  DoseUnit,
  Duration,
  FoodRelation,
  Manner,
  Repeat,
  Route,
  Schedule,
} from './dose.schema.ts';

const UNITS: Record<DoseUnit, string> = {
  mL: 'mL',
  unit: 'units',
  drop: 'drops',
  puff: 'puffs',
  spray: 'sprays',
  application: 'application',
  ftu: 'FTU',
  g: 'g',
  mg: 'mg',
  mcg: 'mcg',
};
const REPEATS: Record<Repeat, string> = {
  day: '',
  alternateDay: 'EOD',
  week: 'weekly',
  fortnight: 'fortnightly',
  month: 'monthly',
};
const FOODS: Record<FoodRelation, string> = {
  before: 'before food',
  before30: '30 min before food',
  after: 'after food',
  with: 'with food',
  empty: 'empty stomach',
  beforeBreakfast: 'before breakfast',
  bedtime: 'bedtime',
};
const ROUTES: Record<Route, string> = {
  oral: 'by mouth',
  sublingual: 'sublingual',
  topical: 'local application',
  transdermal: 'transdermal',
  inhaled: 'inhaled',
  nebulised: 'nebulised',
  nasal: 'each nostril',
  rectal: 'per rectum',
  vaginal: 'per vaginam',
  iv: 'IV',
  im: 'IM',
  sc: 'SC',
  id: 'ID',
  eye: 'in the eye',
  rightEye: 'right eye',
  leftEye: 'left eye',
  bothEyes: 'both eyes',
  ear: 'in the ear',
  rightEar: 'right ear',
  leftEar: 'left ear',
  bothEars: 'both ears',
};
const MANNERS: Record<Manner, string> = {
  water: 'with water',
  milk: 'with milk',
  chew: 'chew',
  dissolve: 'dissolve in water',
  whole: 'swallow whole',
  shake: 'shake well',
  thinLayer: 'thin layer',
  external: 'external use only',
  rinse: 'rinse mouth',
  gargle: 'gargle',
};

/** Canonical notation: reading it back with `parseDose` gives the same dose. */
export function printDose(dose: Dose): string {
  return [
    printSchedule(dose.schedule, dose.unit, dose.every, dose.food === 'bedtime'),
    dose.asNeeded ? printNeed(dose.asNeeded) : '',
    dose.food ? FOODS[dose.food] : '',
    dose.duration ? printDuration(dose.duration) : '',
    dose.route ? ROUTES[dose.route] : '',
    ...dose.manner.map(manner => MANNERS[manner]),
    dose.note ? `; ${dose.note}` : '',
  ]
    .filter(part => part !== '')
    .join(' ');
}

function printSchedule(schedule: Schedule, unit: DoseUnit | null, every: Repeat, keepCode = false): string {
  const isOne = 'amount' in schedule && schedule.amount <= 1;
  const suffix = unit ? ` ${isOne ? UNITS[unit].replace(/s$/, '') : UNITS[unit]}` : '';
  const repeat = REPEATS[every] === '' ? '' : ` ${REPEATS[every]}`;
  switch (schedule.kind) {
    case 'slots': {
      const [morning, noon, evening, night] = schedule.counts.map(count => printNumber(count, unit));
      const counts = schedule.counts[2] === 0 ? [morning, noon, night] : [morning, noon, evening, night];
      return `${counts.join('-')}${suffix}${repeat}`;
    }
    case 'times':
      return schedule.code === 'OD' && repeat && !keepCode
        ? `${printNumber(schedule.amount, unit)}${suffix}${repeat}`
        : `${printNumber(schedule.amount, unit)}${suffix} ${schedule.code}${repeat}`;
    case 'hourly':
      return `${printNumber(schedule.amount, unit)}${suffix} q${schedule.everyHours}h`;
    case 'taper':
      return schedule.steps
        .map(step => `${printSchedule(step.daily, unit, 'day')} x ${step.days}d`)
        .join(' > ');
    case 'stat':
      return `${printNumber(schedule.amount, unit)}${suffix} STAT`;
    case 'sos':
      return `${printNumber(schedule.amount, unit)}${suffix}`;
  }
}

const FRACTIONS = new Map([
  [0.25, '1/4'],
  [0.5, '1/2'],
  [0.75, '3/4'],
]);

/** Fractions only for what is cut in pieces; millilitres and units stay decimal. */
function printNumber(value: number, unit: DoseUnit | null): string {
  return (unit === null ? FRACTIONS.get(value) : undefined) ?? String(value);
}

function printNeed({ reason, minGapHours, maxPerDay }: AsNeeded): string {
  return [
    'SOS',
    reason ? `if ${reason}` : '',
    minGapHours ? `gap ${minGapHours}h` : '',
    maxPerDay ? `max ${maxPerDay}/day` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function printDuration(duration: Duration): string {
  if (duration.kind === 'continue') return 'to continue';
  if (duration.kind === 'tillReview') return 'till review';
  if (duration.kind === 'doses') return `x ${duration.count} doses`;
  return `${duration.count} ${duration.count === 1 ? duration.kind.slice(0, -1) : duration.kind}`;
}
