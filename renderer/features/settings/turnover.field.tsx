import { Button, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { TaxCodes } from '#shared/features/catalogue/catalogue.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './settings.module.css';

/** Whether last year's turnover was above the bar that makes the codes on invoices longer; said anew each year. */
export function TurnoverField({ isReadOnly }: { isReadOnly: boolean }) {
  const { answer } = useRead(contract.catalogue.taxCodes, {});
  if (!answer || answer.barPaise === null) return null;
  const key = `${answer.financialYear} ${answer.saidOf} ${answer.isAbove}`;
  return <Turnover key={key} standing={answer} barPaise={answer.barPaise} isReadOnly={isReadOnly} />;
}

type TurnoverProps = { standing: TaxCodes; barPaise: number; isReadOnly: boolean };

function Turnover({ standing, barPaise, isReadOnly }: TurnoverProps) {
  const t = useTranslation();
  const id = useId();
  const saying = useWrite(contract.catalogue.sayTurnover);
  const [isAbove, setIsAbove] = useState(standing.isAbove);
  const { financialYear, saidOf, rule } = standing;
  const year = `20${financialYear}`;
  const isSaid = saidOf === financialYear;

  function save(): void {
    saying.call({ financialYear, isAbove }).then(
      () => toast(t('common.saved')),
      () => undefined, // Said by the notice.
    );
  }

  return (
    <div className={classes.turnover}>
      <div id={id} className="label">
        {t('settings.turnover', { year, bar: formatRupees(barPaise) })}
      </div>
      <div className="row">
        <SegmentedControl
          aria-labelledby={id}
          data={[
            { value: 'no', label: t('common.no') },
            { value: 'yes', label: t('common.yes') },
          ]}
          value={isAbove ? 'yes' : 'no'}
          disabled={isReadOnly}
          onChange={value => setIsAbove(value === 'yes')}
        />
        {!isReadOnly && (isAbove !== standing.isAbove || !isSaid) && (
          <Button variant="default" aria-busy={saying.pending} onClick={save}>
            {t('settings.saveTurnover', { year })}
          </Button>
        )}
      </div>
      <p className="tiny dim">
        {!isSaid &&
          `${saidOf ? t('settings.turnoverAsBefore', { year, saidOf: `20${saidOf}` }) : t('settings.turnoverUnsaid')} `}
        {rule && t('settings.turnoverAbout', { digits: rule.digits })}
      </p>
      <ProblemNotice error={saying.error} />
    </div>
  );
}
