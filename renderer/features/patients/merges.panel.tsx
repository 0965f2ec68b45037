import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Merge } from '#shared/features/patients/patient.schema.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './merge.module.css';
import { useReason } from './use-reason.ts';

/** Every joining, newest first; one that still stands can be taken apart with a reason. */
export function MergesPanel() {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const reading = useRead(contract.patients.merges, {});
  const merges = reading.answer ?? [];
  const [openedId, setOpenedId] = useState<number | null>(null);
  const { at, choose } = useChosenRow(merges);
  const list = useListNavigation({
    ...{ count: merges.length, at, label: t('patients.merges') },
    onOpen: index => {
      const merge = merges[index];
      if (merge?.undoneAt === null) setOpenedId(merge.id);
    },
    onChoose: place => {
      setOpenedId(null);
      choose(place);
    },
  });
  const panel = useRef<HTMLElement>(null);
  useKeys([
    {
      keys: 'J',
      label: t('patients.merges'),
      run: () => panel.current?.querySelector<HTMLElement>('[role=listbox]')?.focus(),
      isOff: merges.length === 0,
    },
  ]);
  const opened = merges.find(merge => merge.id === openedId && merge.undoneAt === null);
  const day = (instant: number) => longDay(localDateAt(instant, zone), language);
  return (
    <aside ref={panel} className={classes.aside} aria-label={t('patients.merges')}>
      <div className="row apart">
        <h2 className="title">{t('patients.merges')}</h2>
        {merges.length > 0 && <KeyHint keys="J" />}
      </div>
      {merges.length > 0 && (
        <div className={classes.tools}>
          <ExportButtons procedure={contract.patients.exportMerges} input={{}} isBeside />
        </div>
      )}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer && merges.length === 0 && (
        <EmptyState title={t('patients.noMerges')} hint={t('patients.noMergesHint')} />
      )}
      {merges.length > 0 && (
        <div {...list.listProps} className={classes.merges}>
          {merges.map((merge, index) => (
            <div key={merge.id} className={classes.merge} {...list.rowProps(index)}>
              <span className="clip">
                <span className="strong">{merge.kept.fullName}</span>{' '}
                <span className="small dim">
                  {t('patients.goneInto', { gone: merge.gone.uhid, kept: merge.kept.uhid })}
                </span>
              </span>
              <span className="tiny dim">
                {t('patients.mergedBy', { name: merge.byName, date: day(merge.at) })} · {merge.reason}
              </span>
              {merge.undoneAt === null && index === list.index && (
                <KeyHint keys="Enter">{t('patients.unmerge')}</KeyHint>
              )}
              {merge.undoneAt !== null && (
                <span className="tiny amber">
                  {t('patients.takenApartOn', { date: day(merge.undoneAt), reason: merge.undoneReason })}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
      {opened && <TakeApart key={opened.id} merge={opened} onDone={() => setOpenedId(null)} />}
    </aside>
  );
}

function TakeApart({ merge, onDone }: { merge: Merge; onDone: () => void }) {
  const { t } = useLanguage();
  const unmerge = useWrite(contract.patients.unmerge);
  const reason = useReason();

  function save(): void {
    const text = reason.given();
    if (text === undefined) return;
    unmerge.call({ mergeId: merge.id, reason: text }).then(
      () => {
        toast(t('patients.unmerged', { uhid: merge.gone.uhid }));
        onDone();
      },
      () => undefined, // Said by the notice below.
    );
  }

  return (
    <form
      className={classes.dismiss}
      aria-label={t('patients.unmerge')}
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
    >
      <TextInput
        label={t('patients.unmergeReason')}
        placeholder={t('patients.unmergeReasonHint')}
        description={t('patients.unmergeStays', { uhid: merge.kept.uhid })}
        {...reason.fieldProps}
        autoFocus
      />
      <ProblemNotice error={unmerge.error} />
      <div className="row">
        <SaveButton busy={unmerge.pending} keys="↵">
          {t('patients.unmerge')}
        </SaveButton>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('common.back')}
        </Button>
      </div>
    </form>
  );
}
