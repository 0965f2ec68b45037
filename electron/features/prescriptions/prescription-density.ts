import type { TypeSize } from '../../printing/page-blocks.ts';

/** One setting of the page, from roomy to dense. Nothing is set under 9 pt (RX-18). */
export type Density = {
  body: TypeSize;
  medicine: TypeSize;
  patientLine: TypeSize;
  small: TypeSize;
  doctor: TypeSize;
  rowAbove: number;
  rowBelow: number;
  blockGap: number;
  topMargin: number;
  hasRxSign: boolean;
  /** Pictograms once at the head of the table instead of in each row. */
  isCompact: boolean;
  /** The dose goes on where the name of the medicine ends. */
  isFlowing: boolean;
  /** What is told to the patient (dose, when to come back, warning) stands on the slip alone. */
  leavesPatientLines: boolean;
};

const NORMAL: Density = {
  body: [10, 14],
  medicine: [10.5, 14],
  patientLine: [10.5, 14],
  small: [9, 12],
  doctor: [15, 20],
  rowAbove: 5,
  rowBelow: 5,
  blockGap: 8,
  topMargin: 28,
  hasRxSign: true,
  isCompact: false,
  isFlowing: false,
  leavesPatientLines: false,
};
const SNUG: Density = {
  ...NORMAL,
  body: [9.5, 12],
  medicine: [10, 13],
  patientLine: [10, 13],
  doctor: [14, 18],
  rowAbove: 3,
  rowBelow: 3,
  blockGap: 6,
  topMargin: 26,
};
const TRIM: Density = {
  ...SNUG,
  medicine: [9.5, 13],
  doctor: [14, 17],
  rowAbove: 1.8,
  rowBelow: 1.8,
  blockGap: 5,
  topMargin: 24,
  hasRxSign: false,
};
const TIGHT: Density = {
  ...TRIM,
  body: [9, 12],
  medicine: [9.5, 12],
  patientLine: [9.5, 12],
  doctor: [13, 16],
  rowAbove: 1.6,
  rowBelow: 1.6,
  blockGap: 4,
};
const COMPACT: Density = {
  ...TIGHT,
  body: [9, 11],
  medicine: [9, 11],
  patientLine: [9, 11],
  small: [9, 11],
  doctor: [13, 15],
  rowAbove: 0,
  rowBelow: 1,
  blockGap: 2,
  topMargin: 18,
  isCompact: true,
};

const FLOWING: Density = { ...COMPACT, rowBelow: 0.5, blockGap: 1, topMargin: 14, isFlowing: true };

/** Tamil and Malayalam need so long lines that twelve medicines in both languages do not fit on an A5 sheet. */
export const DOCTORS_COPY: Density = { ...FLOWING, leavesPatientLines: true };

/** Roomiest first. */
export const DENSITIES: readonly Density[] = [NORMAL, SNUG, TRIM, TIGHT, COMPACT, FLOWING];
