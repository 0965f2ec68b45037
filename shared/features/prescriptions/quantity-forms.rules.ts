import type { DoseUnit } from './dose.schema.ts';
import type { Containers, PackInput, Quantity } from './quantity-shape.ts';

export type PackRule = {
  kind: 'counted' | 'measured' | 'onePack';
  packName: string;
  wholeOnly?: boolean;
  pack: (input: PackInput) => Quantity;
};

const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/vaginal tablet|pessary/, 'pessary'],
  [/tablet|^dt$/, 'tab'],
  [/dpi capsule/, 'rotacap'],
  [/vaginal capsule|capsule/, 'cap'],
  [/suppository/, 'suppository'],
  [/sachet|granules/, 'sachet'],
  [/respules/, 'respule'],
  [/patch/, 'patch'],
  [/chewing gum/, 'gum'],
  [/enema/, 'enema'],
  [/ampoule/, 'ampoule'],
  [/combi-pack/, 'pack'],
  [/injection|infusion/, 'inj'],
];
const ORAL_LIQUID = /syrup|suspension|oral solution|^solution$|emulsion|linctus/;
const DROPS = /drops$/;
const SKIN = /cream|ointment|gel|lotion|paste|shampoo|lacquer|paint|^spray$|mouth paint|mouthwash|gargle/;
const INHALER = /^inhaler|^dpi$|nasal spray|sublingual spray/;

/** 20 drops to a millilitre, the pharmacopoeial standard dropper. */
const DROPS_PER_ML = 20;
/** Adult fingertip unit: half a gram (Long and Finlay 1991). */
const GRAMS_PER_FTU = 0.5;
/** Opened eye drops and insulin in use are thrown away after four weeks: at least one pack for each month of 30 days. */
const DAYS_IN_USE = 30;

/** Finds how a form is counted or measured when it is dosed in this unit. */
export function packRuleFor(formName: string, unit: DoseUnit | null): PackRule | 'unitDoesNotFit' | 'none' {
  const form = formName.trim().toLowerCase();
  if (unit === 'unit') return /^(?:injection|injection pen|)$/.test(form) ? insulin(form) : 'unitDoesNotFit';
  if (/injection pen/.test(form)) return 'none';
  if (/powder$/.test(form)) return powder(unit);
  if (form === '' && unit === 'mL') return liquid(form);
  if (ORAL_LIQUID.test(form)) return unit === 'mL' ? liquid(form) : 'unitDoesNotFit';
  if (DROPS.test(form))
    return unit === null || unit === 'drop' || unit === 'mL' ? dropper(form, unit) : 'unitDoesNotFit';
  if (INHALER.test(form))
    return unit === null || unit === 'puff' || unit === 'spray' ? puffs(form) : 'unitDoesNotFit';
  if (SKIN.test(form)) return skin(form, unit);
  const counted = COUNTED.find(([pattern]) => pattern.test(form));
  if (counted) return unit === null ? count(counted[1]) : 'unitDoesNotFit';
  return form === '' && unit === null ? count('nos') : 'none';
}

function count(noun: string): PackRule {
  return {
    kind: 'counted',
    packName: noun,
    wholeOnly: ['cap', 'rotacap', 'patch', 'suppository', 'pessary', 'pack', 'inj'].includes(noun),
    pack: ({ thousandths }) => {
      const amount = Math.ceil(thousandths / 1000);
      return { ok: true, amount, unit: noun, text: `${amount} ${noun}` };
    },
  };
}

function powder(unit: DoseUnit | null): PackRule | 'unitDoesNotFit' {
  if (unit === null || unit === 'application') return onePack('pack');
  if (unit !== 'g') return 'unitDoesNotFit';
  return {
    kind: 'measured',
    packName: 'pack',
    pack: ({ thousandths }) => ({
      ok: true,
      amount: thousandths / 1000,
      unit: 'g',
      text: `${Math.ceil(thousandths / 1000)} g`,
    }),
  };
}

function onePack(packName: string): PackRule {
  return {
    kind: 'onePack',
    packName,
    pack: () => ({ ok: true, amount: 1, unit: packName, text: `1 ${packName}` }),
  };
}

function liquid(form: string): PackRule {
  const sizes = form === 'dry syrup' ? [30, 60] : [60, 100, 200];
  return {
    kind: 'measured',
    packName: 'bottle',
    pack: ({ thousandths, input }) =>
      inBottles(thousandths / 1000, input.packSize ? [input.packSize] : sizes, 0),
  };
}

function dropper(form: string, unit: DoseUnit | null): PackRule {
  const isEye = form.startsWith('eye');
  const size = form === 'oral drops' ? 15 : form === 'nasal drops' ? 10 : 5;
  return {
    kind: 'measured',
    packName: 'bottle',
    pack: ({ thousandths, days, input }) => {
      const millilitres = thousandths / 1000 / (unit === 'mL' ? 1 : DROPS_PER_ML);
      return inBottles(
        millilitres,
        [input.packSize ?? size],
        isEye && days ? Math.ceil(days / DAYS_IN_USE) : 0,
      );
    },
  };
}

/** The largest bottles first, then the smallest one that holds the rest. */
function inBottles(millilitres: number, sizes: number[], atLeast: number): Quantity {
  const largest = sizes.at(-1) ?? 1;
  const full = Math.max(0, Math.ceil(millilitres / largest) - 1);
  const rest = millilitres - full * largest;
  const last = sizes.find(size => size >= rest) ?? largest;
  const counts = new Map<number, number>([[largest, full]]);
  counts.set(last, (counts.get(last) ?? 0) + 1);
  const bottles = full + 1;
  if (bottles < atLeast) counts.set(last, (counts.get(last) ?? 0) + atLeast - bottles);
  const containers: Containers[] = [...counts]
    .filter(([, number]) => number > 0)
    .map(([size, number]) => ({ count: number, size, unit: 'mL', name: 'bottle' }));
  const text = containers
    .map(each => (each.count === 1 ? `${each.size} mL` : `${each.count} × ${each.size} mL`))
    .join(' + ');
  return { ok: true, amount: Math.round(millilitres * 1000) / 1000, unit: 'mL', text, containers };
}

/** Makers fill 120 or 200 puffs; the smaller is assumed, so that nobody runs out. */
function puffs(form: string): PackRule {
  const isNasal = form.includes('nasal');
  const size = form === 'dpi' ? 30 : form.includes('sublingual') ? 200 : 120;
  const name = isNasal || form.includes('sublingual') ? 'spray' : 'inhaler';
  return {
    kind: 'measured',
    packName: name,
    pack: ({ thousandths, input }) => {
      const amount = Math.ceil(thousandths / 1000);
      const number = Math.ceil(amount / (input.packSize ?? size));
      const unit = isNasal || form.includes('sublingual') ? 'spray' : 'puff';
      return {
        ok: true,
        amount,
        unit,
        text: `${number} ${name}${number === 1 ? '' : 's'}`,
        containers: [{ count: number, size: input.packSize ?? size, unit, name }],
      };
    },
  };
}

function skin(form: string, unit: DoseUnit | null): PackRule | 'unitDoesNotFit' {
  const isTube = /cream|ointment|gel|paste/.test(form);
  if (unit === null || unit === 'application' || unit === 'mL') {
    return onePack(isTube ? 'tube' : 'bottle');
  }
  if (!isTube || (unit !== 'g' && unit !== 'ftu')) return 'unitDoesNotFit';
  return {
    kind: 'measured',
    packName: 'tube',
    pack: ({ thousandths, input }) => {
      const grams = (thousandths / 1000) * (unit === 'ftu' ? GRAMS_PER_FTU : 1);
      const size = input.packSize ?? (grams <= 15 ? 15 : 30);
      const number = Math.ceil(grams / size);
      const text = number === 1 ? `${size} g` : `${number} × ${size} g`;
      return {
        ok: true,
        amount: grams,
        unit: 'g',
        text,
        containers: [{ count: number, size, unit: 'g', name: 'tube' }],
      };
    },
  };
}

/** Indian vials hold 10 mL, pens and cartridges 3 mL (300 IU/mL pens: 1.5 mL); priming units are not counted. */
function insulin(form: string): PackRule {
  const isPen = form === 'injection pen';
  const name = isPen ? 'pen' : 'vial';
  return {
    kind: 'measured',
    packName: name,
    pack: ({ thousandths, days, input }) => {
      const perMl = Number(/(\d+)\s*(?:IU|units?)\s*\/\s*mL/i.exec(input.strength ?? '')?.[1]);
      if (!Number.isFinite(perMl) || perMl <= 0) return { ok: false, reason: 'STRENGTH_NEEDED' };
      const size = input.packSize ?? perMl * (isPen ? (perMl >= 300 ? 1.5 : 3) : 10);
      const amount = thousandths / 1000;
      const number = Math.max(Math.ceil(amount / size), days ? Math.ceil(days / DAYS_IN_USE) : 1);
      return {
        ok: true,
        amount,
        unit: 'units',
        text: `${number} ${name}${number === 1 ? '' : 's'}`,
        containers: [{ count: number, size, unit: 'units', name }],
      };
    },
  };
}
