import type { formsContract } from '#shared/features/forms/forms.contract.ts';
import type { ServiceOf } from '../../server/service.ts';

export const formsService = {} satisfies ServiceOf<typeof formsContract>;
