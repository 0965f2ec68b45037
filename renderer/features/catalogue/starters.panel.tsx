import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './catalogue.module.css';

/** Usual services to take over, all chosen at first; prices are the owner's to set. */
export function Starters({ onDone }: { onDone: () => void }) {
  const t = useTranslation();
  const reading = useRead(contract.catalogue.starters, {});
  const taking = useWrite(contract.catalogue.takeStarters);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const offered = (reading.answer ?? []).filter(({ isTaken }) => !isTaken);
  const codes = offered.map(({ code }) => code).filter(code => !left.has(code));

  function turn(code: string): void {
    const next = new Set(left);
    if (!next.delete(code)) next.add(code);
    setLeft(next);
  }

  function take(): void {
    if (codes.length === 0) return;
    taking.call({ codes }).then(
      ({ added }) => {
        toast(t('catalogue.startersTaken', { count: added }));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('catalogue.takeOver', { count: codes.length }), run: take },
    { keys: 'Esc', label: t('common.back'), run: onDone },
  ]);
  return (
    <div className={classes.side}>
      <SideHead title={t('catalogue.starters')} onDone={onDone} />
      <span className="small dim">{t('catalogue.startersAbout')}</span>
      <ProblemNotice error={reading.error ?? taking.error} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer && offered.length === 0 && <span>{t('catalogue.allTaken')}</span>}
      {offered.length > 0 && (
        <>
          <div className="row">
            <SaveButton busy={taking.pending} keys="Ctrl ↵" isOff={codes.length === 0} onClick={take}>
              {t('catalogue.takeOver', { count: codes.length })}
            </SaveButton>
            <Button
              variant="subtle"
              onClick={() => setLeft(left.size === 0 ? new Set(offered.map(({ code }) => code)) : new Set())}
            >
              {t(left.size === 0 ? 'catalogue.chooseNone' : 'catalogue.chooseAll')}
            </Button>
          </div>
          <div>
            {offered.map(({ code, name, localName }) => (
              <Checkbox
                key={code}
                className={classes.starter ?? ''}
                label={[name, localName].filter(Boolean).join(' · ')}
                checked={!left.has(code)}
                onChange={() => turn(code)}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
