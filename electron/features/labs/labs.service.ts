import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const labsService = {} satisfies ServiceOf<typeof labsContract>;
