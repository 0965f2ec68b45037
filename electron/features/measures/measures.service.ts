import type { measuresContract } from '#shared/features/measures/measures.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const measuresService = {} satisfies ServiceOf<typeof measuresContract>;
