import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ClinicList, RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import { type ListCheck, LONGEST_FILE } from '#shared/features/lists/lists.contract.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { saveText } from '../imports/save-text.ts';
import { SideHead } from '../patients/side-head.tsx';
import classes from './lists.module.css';
import { EXAMPLES } from './row-fields.ts';

type Chosen = { fileName: string; csv: string };

type ListFileProps = { list: ClinicList; onDone: () => void };

/** A file of medicines, diagnoses or interactions. */
export function ListFile({ list, onDone }: ListFileProps) {
  const importing = useWrite(contract.lists.importFile);
  return (
    <FileToBringIn
      example={{ name: `${list}.csv`, text: EXAMPLES[list] }}
      check={csv => call(contract.lists.dryRun, { list, csv })}
      bringIn={chosen => importing.call({ list, ...chosen })}
      pending={importing.pending}
      error={importing.error}
      onDone={onDone}
    />
  );
}

type FileToBringInProps = {
  example: { name: string; text: string };
  check: (csv: string) => Promise<ListCheck>;
  bringIn: (chosen: Chosen) => Promise<ListCheck>;
  pending: boolean;
  error: Refusal | null;
  onDone: () => void;
};

/** A whole file: what it would do is said first, and one wrong row keeps all of it out. */
export function FileToBringIn(props: FileToBringInProps) {
  const { example, pending, error, onDone } = props;
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [check, setCheck] = useState<ListCheck>();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [isTooLarge, setIsTooLarge] = useState(false);

  async function choose(file: File): Promise<void> {
    setCheck(undefined);
    setProblem(null);
    const csv = await file.text();
    setIsTooLarge(csv.length > LONGEST_FILE);
    if (csv.length > LONGEST_FILE) return;
    setChosen({ fileName: file.name.slice(0, 120), csv });
    try {
      setCheck(await props.check(csv));
    } catch (thrown) {
      setProblem(asRefusal(thrown));
    }
  }

  const count = check && check.problems.length === 0 ? check.added + check.changed : 0;
  function bringIn(): void {
    if (!chosen || count === 0) return;
    props.bringIn(chosen).then(
      ({ added, changed }) => {
        toast(t('lists.broughtIn', { added, changed }));
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
      <SideHead title={t('lists.fromFile')} onDone={onDone} />
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept=".csv,text/csv"
        aria-label={t('lists.file')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void choose(file);
          event.currentTarget.value = '';
        }}
      />
      <div className="row">
        <Button
          variant="default"
          rightSection={<KeyHint keys="Ctrl O" />}
          onClick={() => picker.current?.click()}
        >
          {t('lists.file')}
        </Button>
        <Button variant="subtle" onClick={() => saveText(example.name, example.text)}>
          {t('lists.example')}
        </Button>
      </div>
      {isTooLarge && <p className="amber">{t('lists.tooLarge')}</p>}
      <ProblemNotice error={problem ?? error} />
      {chosen && check && (
        <>
          <p className="strong" role="status">
            {chosen.fileName}: {t('lists.checked', { ...countsOf(check) })}
          </p>
          {check.unknownColumns.length > 0 && (
            <p className="small dim">
              {t('lists.unknownColumns', { columns: check.unknownColumns.join(', ') })}
            </p>
          )}
          <Problems head={t('lists.problemsHead')} problems={check.problems} isGrave />
          <Problems head={t('lists.warningsHead')} problems={check.warnings} />
          {count > 0 && (
            <SaveButton busy={pending} keys="Ctrl ↵" onClick={bringIn}>
              {t('lists.bringIn', { count })}
            </SaveButton>
          )}
        </>
      )}
    </div>
  );
}

function countsOf({ rows, added, changed, same }: ListCheck) {
  return { rows, added, changed, same };
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
          <li key={`${row} ${column} ${code}`} className="small">
            <span className="strong">{t('lists.rowNumber', { row })}</span>
            {column && `, ${column}`}: {sentence(code) ?? t('problems.INVALID')}
            {value && <span className="dim"> ({value})</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
