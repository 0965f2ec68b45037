import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  type CatalogueCheck,
  LONGEST_CATALOGUE_FILE,
} from '#shared/features/catalogue/catalogue.contract.ts';
import type { RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { saveText } from '../imports/save-text.ts';
import { SideHead } from '../patients/side-head.tsx';
import classes from './catalogue.module.css';

type Chosen = { fileName: string; csv: string };

/** The catalogue as a file, out and in: what it would do is said first, and one wrong row keeps all of it out. */
export function CatalogueFile({ onDone }: { onDone: () => void }) {
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [check, setCheck] = useState<CatalogueCheck>();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const importing = useWrite(contract.catalogue.importFile);

  async function choose(file: File): Promise<void> {
    setCheck(undefined);
    setProblem(null);
    const csv = await file.text();
    setIsTooLarge(csv.length > LONGEST_CATALOGUE_FILE);
    if (csv.length > LONGEST_CATALOGUE_FILE) return;
    setChosen({ fileName: file.name.slice(0, 120), csv });
    await call(contract.catalogue.dryRun, { csv }).then(setCheck, thrown => setProblem(asRefusal(thrown)));
  }

  function saveOut(): void {
    call(contract.catalogue.exportFile, {}).then(
      ({ fileName, csv }) => saveText(fileName, csv),
      thrown => setProblem(asRefusal(thrown)),
    );
  }

  const count = check && check.problems.length === 0 ? check.rows - check.same : 0;
  function bringIn(): void {
    if (!chosen || count === 0) return;
    importing.call(chosen).then(
      ({ added, changed, priced }) => {
        toast(t('catalogue.broughtIn', { added, changed, priced }));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  useKeys([
    { keys: 'Ctrl O', label: t('lists.file'), run: () => picker.current?.click() },
    { keys: 'Ctrl Enter', label: t('lists.bringIn', { count }), run: bringIn, isOff: count === 0 },
    { keys: 'Esc', label: t('common.back'), run: onDone },
  ]);
  return (
    <div className={classes.side}>
      <SideHead title={t('catalogue.file')} onDone={onDone} />
      <span className="small dim">{t('catalogue.fileAbout')}</span>
      <Button variant="default" onClick={saveOut}>
        {t('catalogue.saveOut')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv"
        aria-label={t('lists.file')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void choose(file);
          event.currentTarget.value = '';
        }}
      />
      {isTooLarge && <p className="amber">{t('lists.tooLarge')}</p>}
      <ProblemNotice error={problem ?? importing.error} />
      {chosen && check && (
        <>
          <p className="strong" role="status">
            {chosen.fileName}: {t('catalogue.checked', countsOf(check))}
          </p>
          {check.unknownColumns.length > 0 && (
            <p className="small dim">
              {t('lists.unknownColumns', { columns: check.unknownColumns.join(', ') })}
            </p>
          )}
          <Problems head={t('lists.problemsHead')} problems={check.problems} isGrave />
          <Problems head={t('lists.warningsHead')} problems={check.warnings} />
          {count > 0 && (
            <SaveButton busy={importing.pending} keys="Ctrl ↵" onClick={bringIn}>
              {t('lists.bringIn', { count })}
            </SaveButton>
          )}
        </>
      )}
    </div>
  );
}

function countsOf({ rows, added, changed, priced, same }: CatalogueCheck) {
  return { rows, added, changed, priced, same };
}

type ProblemsProps = { head: string; problems: readonly RowProblem[]; isGrave?: boolean };

function Problems({ head, problems, isGrave }: ProblemsProps) {
  const { t, sentence } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <div>
      <h3 className={`small-title ${isGrave ? 'danger' : 'amber'}`}>{head}</h3>
      <ul className={classes.problems}>
        {problems.map(({ row, column, code, value }) => (
          <li key={`${row} ${column} ${code} ${value}`} className="small">
            <span className="strong">{t('lists.rowNumber', { row })}</span>
            {column && `, ${column}`}: {sentence(code) ?? t('problems.INVALID')}
            {value && <span className="dim"> ({value})</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
