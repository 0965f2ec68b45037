import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { PanelAction } from '../../ui/panel.tsx';
import classes from './selected-visit.module.css';

type TransferPanelProps = {
  doctors: readonly DoctorQueue[];
  onChoose: (doctorId: number) => void;
  onClose: () => void;
};

/** To whom: a digit, or Enter on the first. */
export function TransferPanel({ doctors, onChoose, onClose }: TransferPanelProps) {
  const t = useTranslation();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  function onKeyDown(event: KeyboardEvent): void {
    const chosen = doctors.find((_, index) => isKey(event.nativeEvent, String(index + 1)));
    if (!chosen) return;
    event.preventDefault();
    onChoose(chosen.doctorId);
  }
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onClose }]}>
      <fieldset
        ref={box}
        className={classes.asking}
        onKeyDown={onKeyDown}
        aria-label={t('queue.giveToOther')}
      >
        <span className="small-title">{t('queue.giveToOther')}</span>
        {doctors.map((doctor, index) => (
          <PanelAction
            key={doctor.doctorId}
            keys={String(index + 1)}
            onClick={() => onChoose(doctor.doctorId)}
          >
            {doctor.doctorName}
          </PanelAction>
        ))}
        <PanelAction keys="Esc" onClick={onClose}>
          {t('common.back')}
        </PanelAction>
      </fieldset>
    </KeyLayer>
  );
}
