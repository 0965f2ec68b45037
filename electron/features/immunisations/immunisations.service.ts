import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const immunisationsService = {} satisfies ServiceOf<typeof immunisationsContract>;
