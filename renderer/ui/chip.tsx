import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type ChipTone = 'danger' | 'amber' | 'accent' | 'quiet' | 'plain';

/** One fact in one hue, 20 px; danger carries its sign. At most one per row. */
export function Chip({ tone = 'quiet', children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {tone === 'danger' && <IconAlertTriangle size={12} stroke={2} aria-hidden />}
      {children}
    </span>
  );
}
