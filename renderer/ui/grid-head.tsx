import type { ReactNode } from 'react';
import { useTranslation } from '../app/language.tsx';
import classes from './grid-head.module.css';

type GridHeadProps = {
  title: string;
  /** How many rows there are; left out while they are not known. */
  count?: number | undefined;
  /** What is done with the whole list: its export. */
  children?: ReactNode;
};

/** A list's name, how long it is, and what is done with the whole of it. */
export function GridHead({ title, count, children }: GridHeadProps) {
  const t = useTranslation();
  return (
    <div className={classes.head}>
      <h1 className="title">{title}</h1>
      {count !== undefined && (
        <span className="small dim numeric">
          {t(count === 1 ? 'common.rowsOne' : 'common.rowsMany', { count })}
        </span>
      )}
      <span className={classes.actions}>{children}</span>
    </div>
  );
}
