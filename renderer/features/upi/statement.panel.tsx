import { Button, NativeSelect } from '@mantine/core';
import { STATEMENT_FIELDS, type StatementField } from '#shared/features/upi/upi.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './upi.module.css';
import { FIELD_WORDS } from './upi-words.ts';
import type { Statement } from './use-statement.ts';

type StatementPanelProps = { statement: Statement; onDone: () => void };

/** What a statement would bring, before anything is kept. Ctrl Enter brings it in, Esc lays it aside. */
export function StatementPanel({ statement, onDone }: StatementPanelProps) {
  const { t } = useLanguage();
  const { file, inspection, error, isReading, pending } = statement;
  const newCount = inspection?.check.newCount ?? 0;
  const isOff = !inspection || isReading || inspection.missing.length > 0;

  async function bringIn(): Promise<void> {
    if (isOff) return;
    const done = await statement.bringIn();
    if (!done) return;
    toast(done.wasKnown ? t('upi.wasKnown') : t('upi.broughtIn', { count: done.newCount }));
    onDone();
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('upi.bringIn', { count: newCount }), run: () => void bringIn(), isOff },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);

  return (
    <section className={classes.statement} aria-label={t('upi.statementTitle')}>
      <div className="row apart">
        <h2 className="title clip">{file?.fileName ?? t('upi.statementTitle')}</h2>
        <Button variant="subtle" size="compact-sm" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('common.close')}
        </Button>
      </div>
      <ProblemNotice error={error} />
      {isReading && !inspection && <Skeletons label={t('common.loading')} />}
      {inspection && (
        <>
          <Check check={inspection.check} />
          {inspection.missing.length > 0 && (
            <div className={classes.missing}>{t('upi.STATEMENT_COLUMN_MISSING')}</div>
          )}
          <div className="row">
            <SaveButton busy={pending} isOff={isOff} keys="Ctrl Enter" onClick={() => void bringIn()}>
              {newCount > 0 ? t('upi.bringIn', { count: newCount }) : t('upi.nothingNew')}
            </SaveButton>
          </div>
          <RowWords check={inspection.check} />
          <Columns statement={statement} />
        </>
      )}
    </section>
  );
}

type CheckProps = { check: NonNullable<Statement['inspection']>['check'] };

function Check({ check }: CheckProps) {
  const { t, language } = useLanguage();
  const { fromDate, toDate } = check;
  return (
    <KeyValues>
      {fromDate && toDate && (
        <KeyValue label={t('upi.days')}>
          {t('upi.fromTo', { from: shortDay(fromDate, language), to: shortDay(toDate, language) })}
        </KeyValue>
      )}
      <KeyValue label={t('upi.newTransfers')}>
        <span className="strong numeric">
          {check.newCount} · {formatRupees(check.newPaise)}
        </span>
      </KeyValue>
      <KeyValue label={t('upi.knownTransfers')}>{check.knownCount}</KeyValue>
      <KeyValue label={t('upi.moneyOut')}>{check.debitCount}</KeyValue>
      <KeyValue label={t('upi.otherRows')}>{check.otherCount}</KeyValue>
    </KeyValues>
  );
}

/** Rows that are left out and why, each by its number in the file. */
function RowWords({ check: { problems, duplicates } }: CheckProps) {
  const { t, sentence } = useLanguage();
  if (problems.length + duplicates.length === 0) return null;
  return (
    <ul className={classes.rowWords}>
      {problems.map(({ row, code, value }) => (
        <li key={row}>
          <span className="amber">
            {t('upi.rowProblem', { row, problem: sentence(code) ?? t('problems.INVALID') })}
          </span>
          {value && <span className="dim"> ({value})</span>}
        </li>
      ))}
      {duplicates.map(({ row, sameAsRow }) => (
        <li key={row}>{t('upi.duplicateRow', { row, other: sameAsRow })}</li>
      ))}
    </ul>
  );
}

/** Which column is what; a change is looked at at once. */
function Columns({ statement }: { statement: Statement }) {
  const { t } = useLanguage();
  const { inspection } = statement;
  if (!inspection) return null;
  const { columns, sample, layout } = inspection;
  const sampleOf = (column: number | undefined) =>
    column === undefined ? '' : (sample.map(row => row[column]).find(cell => cell) ?? '');

  function choose(field: StatementField, value: string): void {
    const { [field]: _, ...others } = layout.map;
    const map = value === '' ? others : { ...others, [field]: Number(value) };
    void statement.changeLayout({ ...layout, map });
  }

  return (
    <div className={classes.columns}>
      {STATEMENT_FIELDS.map(field => (
        <NativeSelect
          key={field}
          label={t(FIELD_WORDS[field])}
          description={sampleOf(layout.map[field])}
          inputWrapperOrder={['label', 'input', 'description']}
          value={layout.map[field] === undefined ? '' : String(layout.map[field])}
          onChange={event => choose(field, event.currentTarget.value)}
          data={[
            { value: '', label: t('upi.noColumn') },
            ...columns.map((label, column) => ({ value: String(column), label })),
          ]}
        />
      ))}
    </div>
  );
}
