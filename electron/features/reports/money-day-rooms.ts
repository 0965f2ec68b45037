import type { FeatureName } from '#shared/contract/index.ts';

/** Rooms whose answers hang on the day that money belongs to, or on what its close moved. */
export const MONEY_DAY_ROOMS: readonly FeatureName[] = [
  ...(['billing', 'cash', 'dues', 'parties', 'refunds', 'registers', 'reports', 'shares'] as const),
];
