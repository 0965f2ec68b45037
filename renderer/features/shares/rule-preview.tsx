import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { NewRule, Preview } from '#shared/features/shares/share.schema.ts';
import { dateRange } from '#shared/kernel/date-ranges.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { call } from '../../api/client.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import classes from './shares.module.css';

/** What a rule would have made of last month; asked once, for what was typed then. */
export function usePreview() {
  const { today } = useClinicDay();
  const [answer, setAnswer] = useState<Preview | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  async function ask(rule: NewRule): Promise<void> {
    setError(null);
    try {
      setAnswer(await call(contract.shares.preview, { rule, days: dateRange('lastMonth', today) }));
    } catch (refused) {
      if (!isRefusal(refused)) throw refused;
      setError(refused);
    }
  }
  return { answer, error, ask };
}

export function RulePreview({ preview: { answer } }: { preview: ReturnType<typeof usePreview> }) {
  const t = useTranslation();
  if (!answer) return null;
  const { lineCount: count, netPaise, collectedPaise, asIsPaise, withRulePaise } = answer;
  const sums = { count, net: formatRupees(netPaise), collected: formatRupees(collectedPaise) };
  return (
    <div role="status">
      <p className="small dim">{t('shares.tried', sums)}</p>
      <div className={classes.sums}>
        <span>{t('shares.asIs')}</span>
        <span className="numeric right">{formatRupees(asIsPaise)}</span>
        <span className="strong">{t('shares.withRule')}</span>
        <span className="numeric right strong">{formatRupees(withRulePaise)}</span>
      </div>
    </div>
  );
}
