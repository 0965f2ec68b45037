import { contract } from '#shared/contract/index.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import { useRead } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';

type Which = Pick<FilledSection, 'formId' | 'formVersion'>;

export type FormVersions = {
  find: (section: Which) => FormDefinition | undefined;
  isWaiting: boolean;
  error: Refusal | null;
  refetch: () => Promise<unknown>;
};

/** The very versions by which sections were filled in; a version never changes, so it is asked once. */
export function useFormVersions(sections: readonly Which[]): FormVersions {
  const forms = sections.map(({ formId, formVersion }) => ({ formId, formVersion }));
  const { answer, isWaiting, error, refetch } = useRead(
    contract.forms.get,
    { forms },
    { enabled: forms.length > 0, keepPrevious: true, staleMs: Number.POSITIVE_INFINITY },
  );
  return {
    find: ({ formId, formVersion }) => answer?.find(one => one.id === formId && one.version === formVersion),
    ...{ isWaiting, error, refetch },
  };
}
