import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Party } from '#shared/features/parties/party.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './parties.module.css';
import { PartyForm } from './party-form.panel.tsx';
import { PartyRoom } from './party-room.panel.tsx';

const NONE: readonly Party[] = [];

/** Companies and insurers that pay later: their accounts, statements and people (BIL-15). */
export function PartiesScreen() {
  const { t } = useLanguage();
  const mayChange = usePerson().may('parties:change');
  const [isAdding, setIsAdding] = useState(false);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const reading = useRead(contract.parties.list, {});
  const rows = reading.answer ?? NONE;
  const shown = rows.find(({ id }) => id === chosenId) ?? rows[0];
  const add = { label: t('parties.add'), keys: 'N', run: () => setIsAdding(true) };
  useKeys([{ ...add, isOff: !mayChange || isAdding }]);
  return (
    <div className={classes.screen}>
      <aside className={classes.aside} aria-label={t('parties.title')}>
        <h1 className="title">{t('parties.title')}</h1>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        <Companies
          rows={rows}
          shownId={shown?.id}
          onChoose={id => {
            setChosenId(id);
            setIsAdding(false);
          }}
        />
        {rows.length > 0 && (
          <ExportButtons
            procedure={contract.parties.exportCompanies}
            input={{}}
            keys={{ print: 'Alt P' }}
            isNarrow
          />
        )}
        {mayChange && rows.length > 0 && (
          <Button variant="default" onClick={add.run} rightSection={<KeyHint keys="N" />}>
            {add.label}
          </Button>
        )}
      </aside>
      {isAdding ? (
        <section className={classes.main} aria-label={t('parties.add')}>
          <PartyForm
            party={null}
            onDone={party => {
              setIsAdding(false);
              if (party) setChosenId(party.id);
            }}
          />
        </section>
      ) : shown ? (
        <PartyRoom key={shown.id} partyId={shown.id} />
      ) : (
        reading.answer && (
          <EmptyState
            title={t('parties.none')}
            hint={t('parties.noneHint')}
            {...(mayChange ? { action: add } : {})}
          />
        )
      )}
    </div>
  );
}

type CompaniesProps = { rows: readonly Party[]; shownId: number | undefined; onChoose: (id: number) => void };

function Companies({ rows, shownId, onChoose }: CompaniesProps) {
  const { t } = useLanguage();
  const choose = (index: number) => {
    const row = rows[index];
    if (row) onChoose(row.id);
  };
  const list = useListNavigation({
    count: rows.length,
    label: t('parties.title'),
    at: Math.max(
      0,
      rows.findIndex(({ id }) => id === shownId),
    ),
    onOpen: choose,
    onChoose: choose,
  });
  if (rows.length === 0) return null;
  return (
    <div {...list.listProps} className={classes.list}>
      {rows.map((row, index) => (
        <div key={row.id} className={`list-row ${classes.entry}`} {...list.rowProps(index)}>
          <span className="column">
            <span className="strong clip">{row.name}</span>
            <span className="tiny dim">
              {row.isRetired ? t('parties.noMore') : t('parties.openBills', { count: row.openBills })}
            </span>
          </span>
          <span className="numeric small">{formatRupees(row.duePaise)}</span>
        </div>
      ))}
    </div>
  );
}
