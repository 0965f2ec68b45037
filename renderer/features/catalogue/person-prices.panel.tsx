import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { SoldPackage } from '#shared/features/catalogue/package.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { PatientSideProps } from '../patients/patient-sides.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { PackageRows } from './package-rows.panel.tsx';
import classes from './person-prices.module.css';
import { PriceClass } from './price-class.panel.tsx';
import { TransferPackage } from './transfer-package.panel.tsx';

/** By which class a person's prices are found, and the packages the person holds. */
export function PersonPrices({ banner: { patient }, onDone }: PatientSideProps) {
  const t = useTranslation();
  const reading = useRead(contract.catalogue.packagesOf, { patientId: patient.id });
  const [giving, setGiving] = useState<SoldPackage>();
  const close = () => (giving ? setGiving(undefined) : onDone());
  useKeys([{ keys: 'Esc', label: t('common.close'), run: close, isOff: giving !== undefined }]);
  return (
    <div className={classes.side}>
      <SideHead title={t('catalogue.ofPerson')} onDone={close} />
      {giving ? (
        <TransferPackage sold={giving} onDone={() => setGiving(undefined)} />
      ) : (
        <>
          <PriceClass patientId={patient.id} name={patient.fullName} />
          <h3 className="small-title">{t('catalogue.packages')}</h3>
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {reading.isWaiting && <Skeletons rows={3} label={t('common.loading')} />}
          {reading.answer && <PackageRows packages={reading.answer} onTransfer={setGiving} />}
          {reading.answer && reading.answer.length > 0 && (
            <ExportButtons
              procedure={contract.catalogue.exportPackages}
              input={{ patientId: patient.id }}
              isNarrow
            />
          )}
        </>
      )}
    </div>
  );
}
