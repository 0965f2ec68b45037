import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from './keys.tsx';
import classes from './panel.module.css';

type PanelProps = { children: ReactNode; label?: string; className?: string | undefined; isSunk?: boolean };

/** A side panel: surface with a single left rule. Sections inside are split by <hr />, actions stand in <PanelFoot>. */
export function Panel({ children, label, className, isSunk }: PanelProps) {
  return (
    <aside
      className={`${classes.panel} ${className ?? ''}`}
      aria-label={label}
      data-sunk={isSunk || undefined}
    >
      {children}
    </aside>
  );
}

/** `isWhole`: what stands in it is never cut off; the rest of the panel scrolls behind it. */
export function PanelFoot({ children, isWhole = false }: { children: ReactNode; isWhole?: boolean }) {
  return (
    <div className={classes.foot} data-whole={isWhole || undefined}>
      {children}
    </div>
  );
}

type PanelActionProps = { keys?: string; onClick: () => void; children: ReactNode; isOff?: boolean };

/** One line of a panel's actions: words at the left, key at the right. */
export function PanelAction({ keys, onClick, children, isOff }: PanelActionProps) {
  return (
    <button type="button" className={classes.action} onClick={onClick} disabled={isOff}>
      <span>{children}</span>
      {keys && <KeyHint keys={keys} />}
    </button>
  );
}

type EmptyStateProps = {
  title: string;
  /** What would fill it. */
  hint?: ReactNode;
  action?: { label: string; keys?: string; run: () => void };
};

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className="strong">{title}</span>
      {hint && <span className="small dim">{hint}</span>}
      {action && (
        <Button
          variant="default"
          onClick={action.run}
          rightSection={action.keys ? <KeyHint keys={action.keys} /> : undefined}
        >
          {action.label}
        </Button>
      )}
    </div>
  );
}

/** Grey rows in place of a list; they appear only after 300 ms. */
export function Skeletons({ rows = 5, label }: { rows?: number; label: string }) {
  return (
    <div className={classes.skeletons} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.skeleton}>
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
