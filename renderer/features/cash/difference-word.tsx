import { formatPaise } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';

/** Rupees without paise where there are none. */
export const inRupees = (paise: number): string => formatPaise(paise, { decimals: paise % 100 !== 0 });

/** '−120 short', 'Agrees': a difference always says its word. */
export function DifferenceWord({ paise }: { paise: number | null }) {
  const t = useTranslation();
  if (paise === null) return <span className="dim">{t('cash.notCounted')}</span>;
  if (paise === 0) return <span className="dim">{t('cash.agrees')}</span>;
  const words = t(paise < 0 ? 'cash.short' : 'cash.over', { amount: inRupees(paise) });
  return <span className="amber strong">{words}</span>;
}
