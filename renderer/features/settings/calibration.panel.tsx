import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  type Calibration,
  calibrate,
  crossesOf,
  millimetresOf,
  type Place,
  tenthsOf,
} from '#shared/features/prescriptions/calibration.rules.ts';
import type { PrescriptionPaper } from '#shared/features/prescriptions/letterhead.rules.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './letterheads.module.css';

type Shift = { shiftRight: number; shiftDown: number };
type Typed = { top: string; left: string; secondTop: string; secondLeft: string };
const NOTHING: Typed = { top: '', left: '', secondTop: '', secondLeft: '' };

function placeOf(top: string, left: string): Place | undefined {
  const [fromTop, fromLeft] = [tenthsOf(top), tenthsOf(left)];
  return fromTop === undefined || fromLeft === undefined ? undefined : { fromTop, fromLeft };
}

function reading(paper: PrescriptionPaper, typed: Typed): Calibration | undefined {
  const first = placeOf(typed.top, typed.left);
  return first && calibrate(paper, first, placeOf(typed.secondTop, typed.secondLeft));
}

/** Print the sheet, measure cross A, type two numbers; what the printer is off by goes into the letterhead. */
export function CalibrationPanel(props: { paper: PrescriptionPaper; onTake: (shift: Shift) => void }) {
  const { paper, onTake } = props;
  const t = useTranslation();
  const sheet = useWrite(contract.prescriptions.calibrationSheet);
  const [typed, setTyped] = useState(NOTHING);
  const { first } = crossesOf(paper);
  const found = reading(paper, typed);
  const print = () =>
    void sheet.call({ paper }).then(
      ({ pdf }) => printPdf(pdf),
      () => undefined, // Said by the notice below.
    );
  useKeys([{ keys: 'C', label: t('settings.printCalibration'), run: print }]);

  function take(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    if (found?.kind !== 'offsets') return;
    onTake({ shiftRight: found.shiftRight, shiftDown: found.shiftDown });
    setTyped(NOTHING);
  }

  const field = (name: keyof Typed, label: string, meant?: number) => (
    <TextInput
      label={label}
      value={typed[name]}
      onChange={event => setTyped({ ...typed, [name]: event.currentTarget.value })}
      placeholder={meant === undefined ? '' : millimetresOf(meant)}
      inputMode="decimal"
      autoComplete="off"
      className={classes.measure ?? ''}
      rightSection={<span className="tiny dim">mm</span>}
    />
  );
  return (
    <form className={classes.section} aria-label={t('settings.calibration')} noValidate onSubmit={take}>
      <h2 className="title">{t('settings.calibration')}</h2>
      <p className="small dim">{t('settings.calibrationAbout')}</p>
      <div>
        <Button
          variant="default"
          onClick={print}
          rightSection={<KeyHint keys="C" />}
          aria-busy={sheet.pending}
        >
          {t('settings.printCalibration')}
        </Button>
      </div>
      <ProblemNotice error={sheet.error} onRetry={print} />
      <div className={classes.four}>
        {field('top', t('settings.crossFromTop', { cross: 'A' }), first.fromTop)}
        {field('left', t('settings.crossFromLeft', { cross: 'A' }), first.fromLeft)}
        {field('secondTop', t('settings.crossFromTop', { cross: 'B' }))}
        {field('secondLeft', t('settings.crossFromLeft', { cross: 'B' }))}
      </div>
      <Found found={found} />
      <div>
        <Button type="submit" variant="default" disabled={found?.kind !== 'offsets'}>
          {t('settings.takeShift')}
        </Button>
      </div>
    </form>
  );
}

function Found({ found }: { found: Calibration | undefined }) {
  const t = useTranslation();
  if (!found) return <output className="small dim">{t('settings.crossBOptional')}</output>;
  if (found.kind === 'scaled')
    return (
      <output className="small amber">
        {t('settings.printerScales', { percent: String(found.percent) })}
      </output>
    );
  if (found.kind === 'tooFar') return <output className="small amber">{t('settings.measuredTooFar')}</output>;
  const side = (shift: number, plus: string, minus: string) =>
    shift === 0 ? '' : `${millimetresOf(Math.abs(shift))} mm ${shift > 0 ? plus : minus}`;
  const moves = [
    side(found.shiftRight, t('settings.toRight'), t('settings.toLeft')),
    side(found.shiftDown, t('settings.down'), t('settings.up')),
  ].filter(Boolean);
  return (
    <output className="small strong">
      {moves.length === 0 ? t('settings.printerExact') : t('settings.pageMoves', { moves: moves.join(', ') })}
    </output>
  );
}
