import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const documentsService = {} satisfies ServiceOf<typeof documentsContract>;
