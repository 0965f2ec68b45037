import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DiscountCaps } from './discount-caps.tsx';
import { DiscountReasons } from './discount-reasons.tsx';
import classes from './discounts.module.css';

export type DiscountRules = OutputOf<typeof contract.approvals.discountRules>;

/** How much of a bill a role gives away by itself, and the reasons there are (BIL-6). */
export function DiscountsPanel() {
  const t = useTranslation();
  const reading = useRead(contract.approvals.discountRules, {});
  if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
  if (!reading.answer) return <Skeletons label={t('common.loading')} />;
  return (
    <div className={classes.page}>
      <DiscountCaps rules={reading.answer} />
      <DiscountReasons reasons={reading.answer.reasons} />
    </div>
  );
}
