import type { templatesContract } from '#shared/features/templates/templates.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const templatesService = {} satisfies ServiceOf<typeof templatesContract>;
