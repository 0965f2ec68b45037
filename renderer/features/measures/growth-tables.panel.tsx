import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  GROWTH_COLUMNS,
  type GrowthDryRun,
  type GrowthTable,
} from '#shared/features/measures/growth.schema.ts';
import { call } from '../../api/client.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { GrowthDryRunView } from './growth-dry-run.panel.tsx';
import classes from './measures.module.css';

type Chosen = { file: { fileName: string; text: string }; found: GrowthDryRun };

/** The growth references that this clinic has brought in, and the way to bring one. */
export function GrowthTablesPanel() {
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const tables = useRead(contract.measures.growthTables, {});
  const write = useWrite(contract.measures.importGrowthTable);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);

  async function choose(files: FileList | null): Promise<void> {
    const picked = files?.[0];
    if (!picked) return;
    setChosen(null);
    setProblem(null);
    write.reset();
    try {
      const file = { fileName: picked.name.slice(-120), text: await picked.text() };
      setChosen({ file, found: await call(contract.measures.checkGrowthTable, file) });
    } catch (thrown) {
      setProblem(asRefusal(thrown));
    }
  }

  const isFit = chosen !== null && chosen.found.problemCount === 0;
  async function bringIn(): Promise<void> {
    if (!chosen || !isFit) return;
    const { standard, version } = await write.call(chosen.file);
    setChosen(null);
    toast(t('measures.broughtIn', { standard, version }));
  }
  // What is refused is said by the notice, from the write's own error.
  const send = () => void bringIn().catch(() => undefined);

  useKeys([
    { keys: 'Ctrl O', label: t('measures.chooseTable'), run: () => picker.current?.click() },
    { keys: 'Ctrl Enter', label: t('measures.bringIn'), run: send, isOff: !isFit },
  ]);
  return (
    <section className={classes.lists} aria-label={t('measures.growthTables')}>
      <h1 className="title">{t('measures.growthTables')}</h1>
      <p className="small dim">{t('measures.growthTablesAbout', { columns: GROWTH_COLUMNS.join(', ') })}</p>
      <ProblemNotice error={tables.error} onRetry={() => void tables.refetch()} />
      {tables.answer?.length === 0 && !chosen && <EmptyState title={t('measures.noTables')} />}
      {tables.answer && tables.answer.length > 0 && (
        <>
          <ExportFold procedure={contract.measures.exportGrowthTables} input={{}} />
          <Tables tables={tables.answer} />
        </>
      )}
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('measures.chooseTable')}
        onChange={event => {
          void choose(event.currentTarget.files);
          // The same file, corrected and chosen again, is a new choice.
          event.currentTarget.value = '';
        }}
      />
      <div className="row">
        <Button
          variant="default"
          onClick={() => picker.current?.click()}
          rightSection={<KeyHint keys="Ctrl O" />}
        >
          {t('measures.chooseTable')}
        </Button>
      </div>
      <ProblemNotice error={problem ?? write.error} />
      {chosen && <GrowthDryRunView found={chosen.found} />}
      {isFit && (
        <div className="row">
          <SaveButton busy={write.pending} keys="Ctrl ↵" onClick={send}>
            {t('measures.bringIn')}
          </SaveButton>
        </div>
      )}
    </section>
  );
}

function Tables({ tables }: { tables: readonly GrowthTable[] }) {
  const { t, language } = useLanguage();
  return (
    <table className="table">
      <tbody>
        {tables.map(({ id, standard, version, rowCount, source, importedOn, importedByName, isCurrent }) => (
          <tr key={id}>
            <td className="strong">{t('measures.tableRow', { standard, version })}</td>
            <td>{t('measures.rowsOf', { count: rowCount })}</td>
            <td className="dim">{source}</td>
            <td className="dim">
              {t('measures.broughtBy', { date: longDay(importedOn, language), name: importedByName })}
            </td>
            <td className={isCurrent ? 'accent' : 'dim'}>
              {t(isCurrent ? 'measures.current' : 'measures.replaced')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
