import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PatientBanner } from '../patients/patient-banner.panel.tsx';
import classes from './bill.module.css';
import { IssuedBillLines, IssuedBillMoney } from './issued-bill.panel.tsx';

/** A bill by itself, as a report or a list opens it; Esc goes back to where it was opened. */
export function IssuedBillScreen({ billId }: { billId: number }) {
  const t = useTranslation();
  const { answer: bill, error, isWaiting, refetch } = useRead(contract.billing.get, { billId });
  const banner = useRead(
    contract.patients.banner,
    { patientId: bill?.patientId ?? 0 },
    { enabled: bill !== undefined },
  ).answer;
  useKeys([{ keys: 'Esc', label: t('common.back'), run: () => window.history.back() }]);
  return (
    <div className={`${classes.right} grow`}>
      <h1 className="visually-hidden">{bill && t('billing.billNumber', { number: bill.number })}</h1>
      {banner && <PatientBanner banner={{ ...banner, duePaise: null }} />}
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {bill && (
        <div className={classes.body}>
          <IssuedBillLines bill={bill} />
          <IssuedBillMoney bill={bill} />
        </div>
      )}
    </div>
  );
}
