import type { TypeSize } from '../../printing/page-blocks.ts';

/** How tightly a bill is set on a sheet. */
export type BillSetting = {
  /** Above and below a line, points. */
  rowPad: number;
  line: TypeSize;
  small: TypeSize;
  /** Counts beside the description, payments right under the total, taxes by rate in words instead of a table. */
  isDense: boolean;
  /** The taxes of each code and rate summed up; the lines bear them in any case. */
  hasRates: boolean;
  edges?: { top: number; underParty: number };
};

export const ROOMY: BillSetting = {
  rowPad: 3,
  line: [10, 14],
  small: [9, 12],
  isDense: false,
  hasRates: true,
};

/** The roomiest first; nothing is set smaller than 9 points. */
export const BILL_SETTINGS: readonly BillSetting[] = [
  ROOMY,
  { rowPad: 2, line: [10, 13], small: [9, 12], isDense: true, hasRates: true },
  {
    ...{ rowPad: 1, line: [9.5, 12], small: [9, 11], isDense: true, hasRates: false },
    edges: { top: 20, underParty: 5 },
  },
];
