import { Autocomplete, Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { needsNoApproval } from '#shared/features/approvals/approval.rules.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import classes from './person-prices.module.css';

type PriceClassProps = {
  patientId: number;
  /** As an approver reads it. */
  name: string;
};

/** The class by which a person's prices are found: it is a discount on every later bill, so that not everybody sets it. */
export function PriceClass({ patientId, name }: PriceClassProps) {
  const t = useTranslation();
  const person = usePerson();
  const reading = useRead(contract.catalogue.priceClass, { patientId });
  const [isChanging, setIsChanging] = useState(false);
  const { priceClass = '', known = [] } = reading.answer ?? {};
  return (
    <section aria-label={t('catalogue.classOfPerson')}>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {isChanging ? (
        <ChangeClass {...{ patientId, name, priceClass, known }} onDone={() => setIsChanging(false)} />
      ) : (
        <div className="row apart">
          <span>
            <span className="tiny dim">{t('catalogue.classOfPerson')} </span>
            <span className="strong">{priceClass || t('catalogue.ordinaryPrices')}</span>
          </span>
          {person.may('prices:override') && (
            <Button variant="default" size="compact-sm" onClick={() => setIsChanging(true)}>
              {t('common.change')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

type ChangeClassProps = PriceClassProps & {
  priceClass: string;
  known: readonly string[];
  onDone: () => void;
};

function ChangeClass({ patientId, name, priceClass, known, onDone }: ChangeClassProps) {
  const t = useTranslation();
  const isTheirs = needsNoApproval(usePerson().roles, 'priceOverride');
  const setting = useWrite(contract.catalogue.setPriceClass);
  const [typed, setTyped] = useState(priceClass);
  const [isAsking, setIsAsking] = useState(false);

  function save(approvalId: number | null): void {
    setIsAsking(false);
    setting.call({ patientId, priceClass: typed.trim(), approvalId }).then(
      () => {
        toast(t('common.saved'));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  const next = () => (isTheirs ? save(null) : setIsAsking(true));
  if (isAsking)
    return (
      <ApprovalPanel
        kind="priceOverride"
        amountPaise={0}
        patientId={patientId}
        about={[
          name,
          `${t('catalogue.classOfPerson')}: ${typed.trim() || t('catalogue.ordinaryPrices')}`,
        ].join(', ')}
        onGranted={({ approvalId }) => save(approvalId)}
        onCancel={() => setIsAsking(false)}
      />
    );
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onDone }]}>
      <form
        className={classes.form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          next();
        }}
      >
        <Autocomplete
          label={t('catalogue.classOfPerson')}
          description={t('catalogue.classOfPersonAbout')}
          data={[...known]}
          autoFocus
          maxLength={30}
          value={typed}
          onChange={setTyped}
        />
        <ProblemNotice error={setting.error} />
        <SaveButton busy={setting.pending} keys="↵">
          {t('common.save')}
        </SaveButton>
      </form>
    </KeyLayer>
  );
}
