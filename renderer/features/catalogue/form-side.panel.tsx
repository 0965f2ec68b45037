import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './catalogue.module.css';
import type { Typing } from './kept-typing.ts';

type FormSideProps = {
  title: string;
  about?: string;
  typing: Pick<Typing<object>, 'wasKept' | 'startAgain'>;
  saveWord: string;
  busy: boolean;
  /** What no field says. */
  error: Refusal | null;
  onSave: () => void;
  onDone: () => void;
  children: ReactNode;
};

/** A form at the right of its list: what was typed before is offered, Ctrl+Enter saves, Esc goes back. */
export function FormSide(props: FormSideProps) {
  const { title, about, typing, saveWord, busy, error, onSave, onDone, children } = props;
  const t = useTranslation();
  useKeys([
    { keys: 'Ctrl Enter', label: saveWord, run: onSave },
    { keys: 'Esc', label: t('common.back'), run: onDone },
  ]);
  return (
    <div className={classes.side}>
      <SideHead title={title} onDone={onDone} />
      {about && <span className="small dim">{about}</span>}
      {typing.wasKept && (
        <div className="row apart">
          <span className="small amber">{t('lists.keptTyping')}</span>
          <Button variant="subtle" size="compact-sm" onClick={typing.startAgain}>
            {t('lists.startAgain')}
          </Button>
        </div>
      )}
      <form
        className={classes.fields}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        <ProblemNotice error={error} onRetry={onSave} />
        <SaveButton busy={busy} keys="Ctrl ↵">
          {saveWord}
        </SaveButton>
      </form>
    </div>
  );
}
