import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ShareDoctor } from '#shared/features/shares/share.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { DueSheet } from './due-sheet.panel.tsx';
import { PaidSheets } from './paid-sheets.panel.tsx';
import { ShareRules } from './share-rules.panel.tsx';
import classes from './shares.module.css';

const TABS = [
  { value: 'sheet', word: 'shares.tabSheet', keys: '1' },
  { value: 'paid', word: 'shares.tabPaid', keys: '2' },
  { value: 'rules', word: 'shares.tabRules', keys: '3' },
] as const satisfies readonly { value: string; word: WordKey; keys: string }[];
type Tab = (typeof TABS)[number]['value'];

/** One doctor: what is due, what was paid, and by which rules. */
export function ShareRoom({ doctor }: { doctor: ShareDoctor }) {
  const { t } = useLanguage();
  const mayChange = usePerson().may('shares:change');
  const [tab, setTab] = useState<Tab>('sheet');
  const tabs = TABS.map(({ value, word, keys }) => ({
    ...{ value, keys, onStrip: false, run: () => setTab(value) },
    label: t(value === 'rules' && !mayChange ? 'shares.tabOwnRules' : word),
  }));
  useKeys(tabs);
  const head = (
    <>
      <Head doctor={doctor} />
      <span className="row">
        {tabs.map(({ value, label, keys, run }) => (
          <Button
            key={value}
            size="compact-sm"
            variant={tab === value ? 'light' : 'default'}
            aria-pressed={tab === value}
            onClick={run}
            rightSection={<KeyHint keys={keys} />}
          >
            {label}
          </Button>
        ))}
      </span>
    </>
  );
  if (tab === 'sheet') {
    return (
      <DueSheet doctor={doctor} head={head} onRules={() => setTab('rules')} onPaid={() => setTab('paid')} />
    );
  }
  if (tab === 'paid') return <PaidSheets doctorId={doctor.doctorId} head={head} />;
  return <ShareRules doctorId={doctor.doctorId} head={head} />;
}

function Head({ doctor }: { doctor: ShareDoctor }) {
  const { t, language } = useLanguage();
  const { doctorName, duePaise, paidUpTo } = doctor;
  return (
    <div className="row apart">
      <h2 className="title clip">{doctorName}</h2>
      <span className={classes.facts}>
        <Fact label={t(duePaise < 0 ? 'shares.tooMuchGiven' : 'shares.dueNow')}>
          <span className="numeric">{formatRupees(Math.abs(duePaise))}</span>
        </Fact>
        <Fact label={t('shares.tabPaid')}>
          {paidUpTo ? t('shares.upTo', { day: longDay(paidUpTo, language) }) : t('shares.neverPaid')}
        </Fact>
      </span>
    </div>
  );
}
