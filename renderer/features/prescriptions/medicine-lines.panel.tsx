import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { doseColumns } from './dose-columns.ts';
import classes from './prescriptions.module.css';

export type LineActs = {
  change: (at: number) => void;
  remove: (at: number) => void;
  move: (at: number, by: number) => void;
  /** ↓ after the last line. */
  leave: () => void;
};

type MedicineLinesProps = {
  lines: readonly RxLine[];
  /** The line that stands in the smart line now. */
  changing: number | null;
  /** What stands under a line: its warnings. */
  under?: (at: number) => ReactNode;
  /** Absent in a signed visit. */
  acts?: LineActs;
};

/** The medicines in columns; a line is entered with Enter, removed with Delete, moved with Ctrl and the arrows. */
export function MedicineLines({ lines, changing, under, acts }: MedicineLinesProps) {
  const t = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const follow = useRef<number | null>(null);

  function focusLine(at: number): void {
    list.current?.querySelectorAll<HTMLElement>(`[data-line]`)[at]?.focus();
  }

  useEffect(() => {
    if (follow.current === null) return;
    focusLine(follow.current);
    follow.current = null;
  });

  function onKeyDown(event: KeyboardEvent, at: number): void {
    if (!acts || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isRemove = event.key === 'Delete' || event.key === 'Backspace';
    if (step === 0 && !isRemove && event.key !== 'Escape') return;
    event.preventDefault();
    if (isRemove) {
      follow.current = Math.min(at, lines.length - 2);
      acts.remove(at);
      if (lines.length === 1) acts.leave();
    } else if (event.key === 'Escape') acts.leave();
    else if (event.ctrlKey) move(at, step);
    else if (at + step >= lines.length) acts.leave();
    else focusLine(Math.max(0, at + step));
  }

  function move(at: number, by: number): void {
    if (!lines[at + by]) return;
    follow.current = at + by;
    acts?.move(at, by);
  }

  return (
    <ul className={classes.lines} ref={list} aria-label={t('prescriptions.medicines')}>
      {lines.map((line, at) => {
        const name = `${line.generic.toUpperCase()} ${line.strength}`.trim();
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity; the same drug may stand twice.
          <li key={at} className={classes.line} data-changing={changing === at || undefined}>
            {acts ? (
              <button
                type="button"
                data-line={at}
                className={classes.columns}
                title={t('prescriptions.lineKeys')}
                onClick={() => acts.change(at)}
                onKeyDown={event => onKeyDown(event, at)}
              >
                <Columns line={line} at={at} />
              </button>
            ) : (
              <div className={classes.columns}>
                <Columns line={line} at={at} />
              </div>
            )}
            {acts && (
              <span className={classes.tools}>
                <Tool
                  word={t('prescriptions.moveUp', { name })}
                  isOff={at === 0}
                  onClick={() => move(at, -1)}
                >
                  <IconArrowUp size={14} />
                </Tool>
                <Tool
                  word={t('prescriptions.moveDown', { name })}
                  isOff={at === lines.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown size={14} />
                </Tool>
                <Tool word={t('prescriptions.removeLine', { name })} onClick={() => acts.remove(at)}>
                  <IconX size={14} />
                </Tool>
              </span>
            )}
            {under?.(at)}
          </li>
        );
      })}
    </ul>
  );
}

function Columns({ line, at }: { line: RxLine; at: number }) {
  const t = useTranslation();
  const columns = doseColumns(t, line.dose);
  const isFree = line.formularyId === null;
  return (
    <>
      <span className="tiny faint">{at + 1}</span>
      <span className="small">
        <span className="strong">
          {line.generic.toUpperCase()} {line.strength}
        </span>{' '}
        <span className="dim">{isFree ? t('prescriptions.freeText') : line.brand}</span>
        {line.scheduleMark !== null && (
          <span className={`tiny ${line.scheduleMark === 'X' ? 'amber strong' : 'faint'}`}>
            {' '}
            {t('prescriptions.scheduleMark', { mark: line.scheduleMark })}
          </span>
        )}
      </span>
      <span className="strong">{columns.dose}</span>
      <span className="small dim">{columns.when}</span>
      <span className="small no-wrap">{columns.howLong}</span>
      <span className={classes.quantity}>
        {isFree ? (
          <Chip tone="amber">{t('prescriptions.notChecked')}</Chip>
        ) : (
          (line.quantity?.text ?? t('prescriptions.noQuantity'))
        )}
      </span>
    </>
  );
}

type ToolProps = { word: string; isOff?: boolean; onClick: () => void; children: ReactNode };

/** For the mouse only: the keys of a line do the same. */
function Tool({ word, isOff, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.tool}
      aria-label={word}
      title={word}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
