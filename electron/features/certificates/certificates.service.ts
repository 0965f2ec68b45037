import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const certificatesService = {} satisfies ServiceOf<typeof certificatesContract>;
