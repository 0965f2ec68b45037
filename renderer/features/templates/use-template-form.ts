import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { NewTemplate, Template } from '#shared/features/templates/template.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';

/** Saving a template as new or as the next version, and retiring it; refusals of name and key belong to their fields. */
export function useTemplateForm(template: Template | undefined, onDone: () => void) {
  const { t, sentence } = useLanguage();
  const add = useWrite(contract.templates.add);
  const change = useWrite(contract.templates.change);
  const retire = useWrite(contract.templates.retire);
  const [isAskedToRetire, setIsAskedToRetire] = useState(false);
  const error = add.error ?? change.error ?? retire.error;
  const fieldWords = (code: string) => (isRefusal(error, code) ? sentence(code, {}) : undefined);
  const nameProblem = fieldWords('TEMPLATE_NAME_TAKEN');
  const keyProblem = fieldWords('TEMPLATE_KEY_TAKEN');

  async function save(next: NewTemplate): Promise<void> {
    try {
      const saved = template
        ? await change.call({ id: template.id, fromVersion: template.version, template: next })
        : await add.call(next);
      toast(t('templates.saved', { name: saved.name, version: saved.version }));
      onDone();
    } catch {
      // Said at its field or above the button; what was typed stays.
    }
  }

  async function retireIt(): Promise<void> {
    if (!template) return;
    if (!isAskedToRetire) {
      setIsAskedToRetire(true);
      return;
    }
    try {
      await retire.call({ id: template.id, fromVersion: template.version });
      toast(t('templates.retired', { name: template.name }));
      onDone();
    } catch {
      // Said above the button.
    }
  }

  return {
    ...{ save, retireIt, isAskedToRetire, nameProblem, keyProblem },
    pending: add.pending || change.pending || retire.pending,
    error: nameProblem || keyProblem ? null : error,
  };
}
