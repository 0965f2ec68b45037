import type { RefObject } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { Finding } from '#shared/features/prescriptions/checks/finding.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { RepeatRow } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { toast } from '../../ui/toasts.tsx';
import { CheckHead } from '../prescriptions/check-head.panel.tsx';
import { textOfLine } from '../prescriptions/line-text.ts';
import { MedicineLines } from '../prescriptions/medicine-lines.panel.tsx';
import { SmartLine } from '../prescriptions/smart-line.panel.tsx';
import { type Fix, WarningUnderLine } from '../prescriptions/warning.panel.tsx';
import { Favourites } from '../templates/favourites.tsx';
import { useKitFacts } from '../templates/kit-facts.ts';
import { useKitMenu } from '../templates/use-kit-menu.tsx';
import { useApplyKit } from '../templates/use-kits.ts';
import { bodyOf, type Note, type NoteAct } from './note-state.ts';
import { RepeatBoard } from './repeat.panel.tsx';
import { SinceLastTime } from './repeat-difference.tsx';
import { StoppedMedicines } from './stopped-medicines.tsx';
import { useRepeat } from './use-repeat.ts';
import classes from './visit.module.css';

type MedicinesSectionProps = {
  visit: VisitView;
  note: Note;
  act: (one: NoteAct) => void;
  check: CheckResult | undefined;
  /** The shown check belongs to lines that have changed since. */
  isChecking: boolean;
  isForgotten: boolean;
  field: RefObject<HTMLInputElement | null>;
  onTyped: () => void;
};

/** The medicines, what the lists say about them, and the smart line that adds one. */
export function MedicinesSection({
  visit,
  note,
  act,
  check,
  isChecking,
  isForgotten,
  field,
  onTyped,
}: MedicinesSectionProps) {
  const t = useTranslation();
  const { lines, answers } = note.body;
  const { changing } = note;
  const repeat = useRepeat(visit.lastLines, note, act, () => field.current?.focus());
  const facts = useKitFacts(visit);
  const applyKit = useApplyKit(note.body, facts, part => act({ kind: 'write', part }));
  const kitMenu = useKitMenu({
    text: changing === null ? note.typing : '',
    facts,
    onChoose: kit => {
      act({ kind: 'leave' });
      applyKit(kit);
    },
    onLeave: () => act({ kind: 'leave' }),
  });
  useKeys([{ keys: 'Ctrl D', label: t('encounters.repeatLast'), run: repeat.open }]);

  function change(at: number): void {
    const line = lines[at];
    if (!line) return;
    if (note.typing.trim() !== '' && changing !== at) {
      toast(t('prescriptions.finishTyped'));
      field.current?.focus();
      return;
    }
    act({ kind: 'change', at, text: textOfLine(line) });
    field.current?.focus();
  }

  /** A row of the last prescription opens in the smart line. */
  function changeRow(row: RepeatRow): void {
    repeat.close();
    if (row.at !== null) {
      change(row.at);
      return;
    }
    repeat.keep(row);
    act({ kind: 'change', at: lines.length, text: textOfLine(row.last) });
  }

  function remove(at: number): void {
    const line = lines[at];
    if (!line) return;
    act({ kind: 'removeLine', at });
    const name = `${line.generic.toUpperCase()} ${line.strength}`.trim();
    toast(t('prescriptions.removed', { name }), { undo: () => act({ kind: 'insertLine', at, line }) });
  }

  function leaveChange(): void {
    const line = changing === null ? undefined : lines[changing];
    const { typing } = note;
    act({ kind: 'leave' });
    if (!line || changing === null || textOfLine(line) === typing) return;
    toast(t('prescriptions.leftAsItWas', { line: changing + 1 }), {
      undo: () => act({ kind: 'change', at: changing, text: typing }),
    });
  }

  function goUp(): void {
    const rows = document.querySelectorAll<HTMLElement>('[data-line]');
    rows[rows.length - 1]?.focus();
  }

  function under(at: number) {
    const warnings = check?.warnings.filter(({ lineNumber }) => lineNumber === at + 1) ?? [];
    return (
      <>
        <SinceLastTime repeat={repeat} lines={lines} at={at} />
        {warnings.map(warning => (
          <WarningUnderLine
            key={warning.key}
            warning={warning}
            reason={answers.find(({ warningKey }) => warningKey === warning.key)?.reason ?? ''}
            fixes={fixesFor(warning, at)}
            onReason={reason => act({ kind: 'answer', warningKey: warning.key, reason })}
            onDone={() => field.current?.focus()}
          />
        ))}
      </>
    );
  }

  /** Two new lines in conflict: either may go. Alone, the line goes or is changed. */
  function fixesFor({ kind, otherLineNumber }: Finding, at: number): [Fix, Fix] {
    const removing = (place: number) => () => {
      remove(place);
      field.current?.focus();
    };
    const other = otherLineNumber === null ? undefined : lines[otherLineNumber - 1];
    if (other && kind !== 'dailyMaximum') {
      return [lines[at], other].map((line, place) => ({
        word: t('prescriptions.fixRemoveNamed', { name: line?.generic ?? '' }),
        run: removing(place === 0 ? at : (otherLineNumber ?? 0) - 1),
      })) as [Fix, Fix];
    }
    const word = t(kind === 'dailyMaximum' ? 'prescriptions.fixDose' : 'prescriptions.fixChange');
    return [
      { word: t('prescriptions.fixRemove'), run: removing(at) },
      { word, run: () => change(at) },
    ];
  }

  return (
    <section className={classes.medicines} aria-label={t('prescriptions.medicines')}>
      <div className={classes.medicinesHead}>
        <span className="small dim">{t('prescriptions.medicines')}</span>
        {lines.length > 0 && <CheckHead check={check} isChecking={isChecking} />}
      </div>
      <MedicineLines
        lines={lines}
        changing={changing}
        under={under}
        acts={{
          change,
          remove,
          move: (at, by) => act({ kind: 'moveLine', at, by }),
          leave: () => field.current?.focus(),
        }}
      />
      <StoppedMedicines stops={note.body.stops} onTakeBack={repeat.unstop} />
      {repeat.isOpen && <RepeatBoard repeat={repeat} lines={lines} onChange={changeRow} />}
      <SmartLine
        patientId={visit.banner.patient.id}
        text={note.typing}
        lineNumber={(changing ?? lines.length) + 1}
        isChanging={changing !== null}
        formularyId={changing === null ? null : (lines[changing]?.formularyId ?? null)}
        isForgotten={isForgotten}
        field={field}
        menu={kitMenu}
        onType={text => {
          act({ kind: 'type', text });
          onTyped();
        }}
        onAdd={(line: RxLine, text) => act({ kind: 'putLine', line, text })}
        onLeave={leaveChange}
        onUp={goUp}
      />
      <Favourites
        visit={visit}
        body={bodyOf(note)}
        onAdd={line => act({ kind: 'addLines', lines: [line] })}
      />
    </section>
  );
}
