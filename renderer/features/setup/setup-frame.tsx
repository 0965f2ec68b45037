import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { KeyStrip } from '../../ui/keys.tsx';
import { Logo } from '../../ui/logo.tsx';
import classes from './setup.module.css';

export type PartLine = {
  id: string;
  name: string;
  answer: string;
  isCurrent: boolean;
  isDone: boolean;
  hasProblem?: boolean;
  open?: () => void;
};

type SetupFrameProps = {
  note: ReactNode;
  parts?: readonly PartLine[];
  partsFoot?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

function PartButton({ part, number }: { part: PartLine; number: number }) {
  return (
    <button
      type="button"
      className={classes.part}
      aria-current={part.isCurrent ? 'step' : undefined}
      data-problem={part.hasProblem || undefined}
      disabled={!part.open}
      onClick={part.open}
    >
      <span className={classes.partMark}>
        {part.isDone && !part.isCurrent ? <IconCheck size={16} stroke={2} aria-hidden /> : number}
      </span>
      <span className="column">
        <span className={classes.partName}>{part.name}</span>
        <span className={classes.partAnswer}>{part.answer}</span>
      </span>
    </button>
  );
}

/** List of parts 280, the form, the paper 452; the same for set-up, the recovery sheet and restoring. */
export function SetupFrame({ note, parts, partsFoot, aside, children }: SetupFrameProps) {
  const t = useTranslation();
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <Logo />
          {t('common.appName')}
        </span>
        <span className="small dim">{note}</span>
      </header>
      <div className={classes.columns} data-no-aside={!aside || undefined}>
        <nav className={classes.parts} aria-label={t('setup.title')}>
          {parts?.map((part, place) => (
            <PartButton key={part.id} part={part} number={place + 1} />
          ))}
          <div className={classes.partsFoot}>{partsFoot}</div>
        </nav>
        <main className={classes.middle}>{children}</main>
        {aside && <aside className={classes.desk}>{aside}</aside>}
      </div>
      <KeyStrip inset={32} />
    </div>
  );
}
