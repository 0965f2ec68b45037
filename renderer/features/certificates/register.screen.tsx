import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Certificate } from '#shared/features/certificates/certificate.schema.ts';
import { certificatePeriod, KIND_WORDS } from '#shared/features/certificates/register.grid.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './certificates.module.css';
import { ChosenCertificate } from './chosen.panel.tsx';
import { RegisterFilters } from './register-filters.tsx';
import { type Register, useRegister } from './use-register.ts';
import { WordingPanel } from './wording.panel.tsx';

// F8 prints the chosen certificate, D voids it.
const EXPORT_KEYS = { pdf: 'F', print: 'P' };

/** The register that the conduct regulations ask for (1.3.3): every number, void ones struck through. */
export function RegisterScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const register = useRegister();
  const [isWording, setIsWording] = useState(false);
  const rows = register.reading.answer ?? [];
  const mayReword = person.may('lists:change');
  const list = useListNavigation({
    count: rows.length,
    label: t('certificates.register'),
    isEverywhere: true,
    onOpen: index => {
      const row = rows[index];
      if (row) open.patient(row.patientId);
    },
  });
  const chosen = rows[list.index];
  useKeys([
    { keys: '← →', label: t('common.move'), isOff: register.span === 'own' },
    { keys: '←', run: () => register.shift(-1), isOff: register.span === 'own' },
    { keys: '→', run: () => register.shift(1), isOff: register.span === 'own' },
    { keys: 'S', label: t('certificates.nextSpan'), run: register.nextSpan },
    { keys: 'K', label: t('certificates.nextKind'), run: register.nextKind },
    { keys: 'O', label: t('certificates.nextDoctor'), run: register.nextDoctor },
    { keys: 'Enter', label: t('certificates.openPerson'), isOff: !chosen },
    { keys: 'W', label: t('certificates.wording'), run: () => setIsWording(true), isOff: !mayReword },
  ]);
  return (
    <div className={classes.register}>
      <section className={classes.main} aria-label={t('certificates.register')}>
        <RegisterHead register={register} rows={rows} />
        <RegisterFilters register={register} />
        <ProblemNotice error={register.error} onRetry={() => void register.reading.refetch()} />
        {register.reading.isWaiting && <Skeletons label={t('common.loading')} />}
        {register.reading.answer && rows.length === 0 && (
          <EmptyState title={t('certificates.registerNone')} hint={t('certificates.registerNoneHint')} />
        )}
        {rows.length > 0 && (
          <div {...list.listProps} className={classes.rows}>
            {rows.map((row, index) => (
              <div
                key={row.id}
                className={classes.entry}
                data-void={row.voided ? true : undefined}
                {...list.rowProps(index)}
              >
                <RegisterCells row={row} />
              </div>
            ))}
          </div>
        )}
      </section>
      <aside className={classes.aside} aria-label={t('certificates.ofPerson')}>
        {isWording ? (
          <WordingPanel onDone={() => setIsWording(false)} />
        ) : (
          <>
            {chosen && <ChosenCertificate key={chosen.id} certificate={chosen} usualPaper="A5" />}
            {mayReword && (
              <PanelAction keys="W" onClick={() => setIsWording(true)}>
                {t('certificates.wording')}
              </PanelAction>
            )}
          </>
        )}
      </aside>
    </div>
  );
}

function RegisterHead({ register, rows }: { register: Register; rows: readonly Certificate[] }) {
  const { t } = useLanguage();
  const count = rows.length;
  const voided = rows.filter(row => row.voided !== null).length;
  return (
    <div className={classes.head}>
      <h1 className="title">{t('certificates.register')}</h1>
      <span className="small dim">
        {register.reading.answer &&
          t(count === 1 ? 'certificates.countOne' : 'certificates.countMany', { count, voided })}
      </span>
      <ExportButtons
        procedure={contract.certificates.exportRegister}
        input={register.filter}
        isOff={count === 0}
        keys={EXPORT_KEYS}
      />
    </div>
  );
}

function RegisterCells({ row }: { row: Certificate }) {
  const { t, language } = useLanguage();
  const { body, party } = row;
  return (
    <>
      <span className="column">
        <span className={`numeric strong no-wrap ${classes.struck}`}>{row.serial}</span>
        {row.voided ? (
          <span className="tiny danger clip">
            {t('certificates.void')}: {row.voided.reason}
          </span>
        ) : (
          <span className="tiny dim">{longDay(row.issuedOn, language)}</span>
        )}
      </span>
      <span className={`small ${classes.struck}`}>{t(KIND_WORDS[body.kind])}</span>
      <span className={`column ${classes.struck}`}>
        <span className="clip">
          <span className="strong">{party.fullName}</span>{' '}
          <span className="dim">
            {party.age}, {party.sex}
          </span>
        </span>
        <span className="tiny dim clip">{[party.uhid, body.address].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`column ${classes.struck}`}>
        <span className="small clip">{body.diagnosis || body.reason}</span>
        <span className="tiny dim clip">{body.identificationMarks}</span>
      </span>
      <span className={`column ${classes.struck}`}>
        <span className="small clip">{certificatePeriod(language, body)}</span>
        <span className="tiny dim clip">{row.doctor.fullName}</span>
      </span>
      <span className="small numeric right">
        <span aria-hidden>{row.printCount}</span>
        <span className="visually-hidden">{t('certificates.copies', { count: row.printCount })}</span>
      </span>
    </>
  );
}
