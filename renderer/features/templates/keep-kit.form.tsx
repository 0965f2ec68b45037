import { Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { noConditions } from '#shared/features/templates/conditions.rules.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { ConditionsFields } from './conditions.fields.tsx';
import { lineName } from './kit-row.tsx';
import classes from './templates.module.css';

/** Today's medicines, advice and tests under a name; the conditions of single lines are set in Templates. */
export function KeepKit({ body, onDone }: { body: EncounterBody; onDone: () => void }) {
  const { t, sentence } = useLanguage();
  const save = useWrite(contract.templates.add);
  const [name, setName] = useState(body.diagnoses[0]?.text.slice(0, 60) ?? '');
  const [key, setKey] = useState('');
  const [isTeam, setIsTeam] = useState(false);
  const [conditions, setConditions] = useState(noConditions);
  const { error } = save;
  const nameProblem = isRefusal(error, 'TEMPLATE_NAME_TAKEN')
    ? sentence('TEMPLATE_NAME_TAKEN', {})
    : undefined;
  const keyProblem = isRefusal(error, 'TEMPLATE_KEY_TAKEN') ? sentence('TEMPLATE_KEY_TAKEN', {}) : undefined;

  const form = useRef<HTMLFormElement>(null);
  useKeys([{ keys: 'Ctrl Enter', label: t('templates.keepIt'), run: () => form.current?.requestSubmit() }]);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { lines, advice, tests, orders } = body;
    const content = {
      ...{ key, conditions, advice, tests, orders },
      lines: lines.map(line => ({ line, conditions: noConditions })),
    };
    try {
      const kit = await save.call({ kind: 'kit', name, isTeam, content });
      toast(t(key === '' ? 'templates.kept' : 'templates.keptWithKey', { name: kit.name, key }));
      onDone();
    } catch {
      // Said at the field by `save.error`; what was typed stays.
    }
  }

  return (
    <section className={classes.panel} aria-label={t('templates.keep')}>
      <SideHead title={t('templates.keep')} onDone={onDone} />
      <form ref={form} className={classes.panel} onSubmit={event => void onSubmit(event)}>
        <TextInput
          data-autofocus
          ref={focusOnce}
          label={t('templates.kitName')}
          value={name}
          maxLength={60}
          required
          error={nameProblem}
          onChange={event => setName(event.currentTarget.value)}
        />
        <TextInput
          className={classes.short}
          label={t('templates.kitKey')}
          value={key}
          maxLength={1}
          error={keyProblem}
          onChange={event => setKey(event.currentTarget.value.toUpperCase().replace(/[^A-Z0-9]/g, ''))}
        />
        <Checkbox
          label={t('templates.forTeam')}
          checked={isTeam}
          onChange={event => setIsTeam(event.currentTarget.checked)}
        />
        <ConditionsFields of="" value={conditions} onChange={setConditions} />
        <span className="small dim">{body.lines.map(lineName).join(', ')}</span>
        {!nameProblem && !keyProblem && <ProblemNotice error={error} />}
        <SaveButton busy={save.pending} isOff={name.trim() === ''} keys="Ctrl ↵">
          {t('templates.keepIt')}
        </SaveButton>
      </form>
    </section>
  );
}

function focusOnce(field: HTMLInputElement | null): void {
  if (field && document.activeElement?.closest('form') !== field.closest('form')) field.focus();
}
