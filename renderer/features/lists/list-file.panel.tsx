import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
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

type FileToBringInProps<Check extends ListCheck> = {
  title?: string;
  about?: string;
  example?: { name: string; text: string };
  /** What stands beside the choosing of a file. */
  actions?: ReactNode;
  check: (csv: string) => Promise<Check>;
  /** '12 rows, 3 new' and what was done with them; as for lists unless given. */
  checkedWords?: (check: Check) => string;
  doneWords?: (check: Check) => string;
  bringIn: (chosen: Chosen) => Promise<Check>;
  pending: boolean;
  error: Refusal | null;
  onDone: () => void;
};

/** A whole file: what it would do is said first, and one wrong row keeps all of it out. */
export function FileToBringIn<Check extends ListCheck>(props: FileToBringInProps<Check>) {
  const { example, pending, error, onDone } = props;
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const file = useCheckedFile(props.check);
  const { chosen, check, count } = file;

  function bringIn(): void {
    if (!chosen || count === 0) return;
    props.bringIn(chosen).then(
      done => {
        const { added, changed } = done;
        toast(props.doneWords?.(done) ?? t('lists.broughtIn', { added, changed }));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  const pick = () => picker.current?.click();
  useKeys([
    { keys: 'Ctrl O', label: t('lists.file'), run: pick },
    { keys: 'Ctrl Enter', label: t('lists.bringIn', { count }), run: bringIn, isOff: count === 0 },
    { keys: 'Esc', label: t('common.back'), run: onDone },
  ]);
  return (
    <div className={classes.side}>
      <SideHead title={props.title ?? t('lists.fromFile')} onDone={onDone} />
      {props.about && <span className="small dim">{props.about}</span>}
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept=".csv,text/csv"
        aria-label={t('lists.file')}
        onChange={event => {
          const [picked] = event.currentTarget.files ?? [];
          if (picked) void file.choose(picked);
          event.currentTarget.value = '';
        }}
      />
      <div className="row">
        <Button variant="default" rightSection={<KeyHint keys="Ctrl O" />} onClick={pick}>
          {t('lists.file')}
        </Button>
        {example && (
          <Button variant="subtle" onClick={() => saveText(example.name, example.text)}>
            {t('lists.example')}
          </Button>
        )}
        {props.actions}
      </div>
      {file.isTooLarge && <p className="amber">{t('lists.tooLarge')}</p>}
      <ProblemNotice error={file.problem ?? error} />
      {chosen && check && (
        <Checked
          check={check}
          words={`${chosen.fileName}: ${props.checkedWords?.(check) ?? t('lists.checked', { ...countsOf(check) })}`}
        />
      )}
      {count > 0 && (
        <SaveButton busy={pending} keys="Ctrl ↵" onClick={bringIn}>
          {t('lists.bringIn', { count })}
        </SaveButton>
      )}
    </div>
  );
}

/** A file that was chosen, and what bringing it in would do. */
function useCheckedFile<Check extends ListCheck>(dryRun: (csv: string) => Promise<Check>) {
  const [chosen, setChosen] = useState<Chosen>();
  const [check, setCheck] = useState<Check>();
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
      setCheck(await dryRun(csv));
    } catch (thrown) {
      setProblem(asRefusal(thrown));
    }
  }

  // What only sets another price changes no row.
  const count = check && check.problems.length === 0 ? check.rows - check.same : 0;
  return { chosen, check, problem, isTooLarge, choose, count };
}

function Checked({ check, words }: { check: ListCheck; words: string }) {
  const { t } = useLanguage();
  return (
    <>
      <p className="strong" role="status">
        {words}
      </p>
      {check.unknownColumns.length > 0 && (
        <p className="small dim">{t('lists.unknownColumns', { columns: check.unknownColumns.join(', ') })}</p>
      )}
      <Problems head={t('lists.problemsHead')} problems={check.problems} isGrave />
      <Problems head={t('lists.warningsHead')} problems={check.warnings} />
    </>
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
