import { useRef, useState } from 'react';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import { noConditions } from '#shared/features/templates/conditions.rules.ts';
import type { KitLine } from '#shared/features/templates/template.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';
import { textOfLine } from '../prescriptions/line-text.ts';
import { SmartLine } from '../prescriptions/smart-line.panel.tsx';
import { ConditionsFields } from './conditions.fields.tsx';
import { hasConditions } from './conditions-text.ts';
import { lineName } from './kit-row.tsx';
import classes from './templates.module.css';

/** As many as one prescription holds. */
const MOST_LINES = 40;

type KitLinesProps = {
  lines: KitLine[];
  onChange: (lines: KitLine[]) => void;
  typing: string;
  onType: (text: string) => void;
  /** Saving found a line still in the field. */
  isForgotten: boolean;
};

/** The medicines of a kit, written in the line of a visit: Enter adds, a line is changed where it stands. */
export function KitLines({ lines, onChange, typing, onType, isForgotten }: KitLinesProps) {
  const t = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [changing, setChanging] = useState<number | null>(null);

  function leave(): void {
    setChanging(null);
    onType('');
  }

  function take(line: RxLine): void {
    if (changing === null) onChange([...lines, { line, conditions: noConditions }]);
    else onChange(lines.map((one, at) => (at === changing ? { ...one, line } : one)));
    leave();
  }

  function change(at: number): void {
    const one = lines[at];
    if (!one) return;
    if (typing.trim() !== '' && changing !== at) toast(t('prescriptions.finishTyped'));
    else {
      setChanging(at);
      onType(textOfLine(one.line));
    }
    field.current?.focus();
  }

  function remove(at: number): void {
    const one = lines[at];
    if (!one) return;
    if (changing !== null) leave();
    onChange(lines.filter((_, place) => place !== at));
    toast(t('prescriptions.removed', { name: lineName(one.line) }), {
      undo: () => onChange(lines),
    });
    field.current?.focus();
  }

  const isFull = changing === null && lines.length >= MOST_LINES;
  return (
    <fieldset className={classes.kitLines} aria-label={t('templates.medicines')}>
      <div ref={list}>
        {lines.map((one, at) => (
          <LineEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity; removing one renews the rest.
            key={`${at} of ${lines.length}`}
            value={one}
            isChanging={at === changing}
            onChange={next => onChange(lines.with(at, next))}
            onWrite={() => change(at)}
            onRemove={() => remove(at)}
          />
        ))}
      </div>
      {isFull ? (
        <span className="small amber">{t('templates.kitIsFull', { count: MOST_LINES })}</span>
      ) : (
        <SmartLine
          patientId={null}
          text={typing}
          lineNumber={(changing ?? lines.length) + 1}
          isChanging={changing !== null}
          formularyId={changing === null ? null : (lines[changing]?.line.formularyId ?? null)}
          isForgotten={isForgotten}
          field={field}
          onType={onType}
          onAdd={take}
          onLeave={leave}
          onUp={() => [...(list.current?.querySelectorAll('button') ?? [])].at(-1)?.focus()}
        />
      )}
    </fieldset>
  );
}

type LineEditorProps = {
  value: KitLine;
  isChanging: boolean;
  onChange: (next: KitLine) => void;
  onWrite: () => void;
  onRemove: () => void;
};

function LineEditor({ value, isChanging, onChange, onWrite, onRemove }: LineEditorProps) {
  const t = useTranslation();
  const { line, conditions } = value;
  const [isOpen, setIsOpen] = useState(hasConditions(conditions));
  const name = lineName(line);
  const act = (word: 'addCondition' | 'changeLine' | 'removeLine', run: () => void) => (
    <button
      type="button"
      className={classes.plainButton}
      aria-label={`${t(`templates.${word}`)} ${name}`}
      onClick={run}
    >
      {t(`templates.${word}`)}
    </button>
  );
  return (
    <div className={classes.kitLine} data-changing={isChanging}>
      <div className={classes.foot}>
        <span className="grow">
          <span className="strong">{name.toUpperCase()}</span>{' '}
          <span className="dim">{printDose(line.dose)}</span>
        </span>
        {act('changeLine', onWrite)}
        {!isOpen && act('addCondition', () => setIsOpen(true))}
        {act('removeLine', onRemove)}
      </div>
      {isOpen && (
        <ConditionsFields
          of={name}
          value={conditions}
          onChange={next => onChange({ line, conditions: next })}
        />
      )}
    </div>
  );
}
