import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Merge, MergePreview } from '#shared/features/patients/patient.schema.ts';
import { call } from '../../api/client.ts';
import { useRefresh, useWrite } from '../../api/hooks.ts';
import { asRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { toast } from '../../ui/toasts.tsx';
import classes from './merge.module.css';
import { bringsWord, guardWord } from './merge-words.ts';
import { useReason } from './use-reason.ts';

type MergeActsProps = { preview: MergePreview; taken: readonly string[] };

/** What comes along, what stands in the way, what to know before, and the one act. */
export function MergeActs({ preview, taken }: MergeActsProps) {
  const { t } = useLanguage();
  const { kept, gone, guards } = preview;
  const { merge, undo } = useMerging();
  const reason = useReason();
  const field = useRef<HTMLInputElement>(null);
  const isPossible = guards.length === 0;
  const brings = preview.brings.filter(({ count }) => count > 0);
  const open = useOpen();
  const isStillHere = useStillHere();

  function save(): void {
    if (!isPossible) return;
    const text = reason.given();
    if (text === undefined) {
      field.current?.focus();
      return;
    }
    merge.call({ keptId: kept.id, goneId: gone.id, reason: text, takeFields: [...taken] }).then(
      done => {
        toast(t('patients.merged', { gone: gone.uhid, kept: kept.uhid }), { undo: () => undo(done) });
        if (isStillHere()) open.patient(kept.id);
      },
      () => undefined, // Said by the notice below; the choices stay.
    );
  }

  useKeys([{ keys: 'Ctrl Enter', label: t('patients.merge'), run: save, isOff: !isPossible }]);
  return (
    <aside className={classes.aside} aria-label={t('patients.merge')}>
      <h2 className="small-title">{t('patients.mergeBrings')}</h2>
      {brings.length === 0 && <p className="small">{t('patients.mergeBringsNothing')}</p>}
      <ul className={classes.brings}>
        {brings.map(({ what, count }) => (
          <li key={what}>
            <span className="small">{bringsWord(t, what)}:</span>{' '}
            <span className="numeric strong">{count}</span>
          </li>
        ))}
      </ul>
      <hr />
      <h2 className="small-title">{t('patients.mergeKnow')}</h2>
      <ul className={classes.know}>
        <li>{t('patients.mergeKnowBills')}</li>
        <li>{t('patients.mergeKnowNumbers')}</li>
        <li>{t('patients.mergeKnowAllergies')}</li>
        <li>{t('patients.mergeKnowUndo')}</li>
      </ul>
      <form
        className={classes.mergeForm}
        aria-label={t('patients.merge')}
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {!isPossible && (
          <div className={classes.guards} role="alert">
            <span className="strong">{t('patients.mergeCannot')}</span>
            {guards.map(guard => (
              <span key={guard} className="small">
                {guardWord(t, guard)}
              </span>
            ))}
          </div>
        )}
        {isPossible && (
          <TextInput
            ref={field}
            label={t('patients.mergeReason')}
            placeholder={t('patients.mergeReasonHint')}
            {...reason.fieldProps}
          />
        )}
        <ProblemNotice error={merge.error} />
        <SaveButton busy={merge.pending} isOff={!isPossible} keys="Ctrl ↵" isLarge isFullWidth>
          {t('patients.merge')}
        </SaveButton>
      </form>
    </aside>
  );
}

/** The merge, and the Undo of its toast, which outlives this screen. */
function useMerging() {
  const { t, sentence } = useLanguage();
  const merge = useWrite(contract.patients.merge);
  const refresh = useRefresh();

  function undo(done: Merge): void {
    call(contract.patients.unmerge, { mergeId: done.id, reason: t('patients.mergeUndoneAtOnce') }).then(
      () => {
        refresh('patients', 'queue', 'encounters', 'billing');
        toast(t('patients.unmerged', { uhid: done.gone.uhid }));
      },
      thrown => toast(sentence(asRefusal(thrown).code) ?? t('problems.FAULT')),
    );
  }

  return { merge, undo };
}
