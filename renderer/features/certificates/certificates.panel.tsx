import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  CERTIFICATE_KINDS,
  type Certificate,
  type CertificateKind,
} from '#shared/features/certificates/certificate.schema.ts';
import { KIND_WORDS } from '#shared/features/certificates/register.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { CertificateForm } from './certificate.form.tsx';
import { draftOf } from './certificate-drafts.ts';
import classes from './certificates.module.css';
import { ChosenCertificate } from './chosen.panel.tsx';
import type { Begun } from './use-written.ts';

/** What the note beside it says by now, before it is signed. */
export type SaidInNote = { diagnosis: string; findings: string };
type PanelProps = {
  patientId: number;
  visitId: number | null;
  note?: SaidInNote | undefined;
  onDone: () => void;
};

/** The person's certificates, and a new one by the number of its kind. */
export function CertificatesPanel({ patientId, visitId, note, onDone }: PanelProps) {
  const { t } = useLanguage();
  const person = usePerson();
  const [kind, setKind] = useState<CertificateKind | null>(null);
  const mayIssue = person.may('certificates:issue');
  const list = useRead(contract.certificates.ofPatient, { patientId });
  const begin = useRead(contract.certificates.begin, { patientId, visitId }, { enabled: mayIssue });
  const begun = begin.answer && withNote(begin.answer, note);
  if (kind !== null && begun) {
    return (
      <CertificateForm
        key={kind}
        of={{ userId: person.userId, patientId }}
        visitId={visitId}
        kind={kind}
        begun={begun}
        onBack={() => setKind(null)}
        onIssued={() => {
          void begin.refetch();
          setKind(null);
        }}
      />
    );
  }
  return (
    <section className={classes.panel} aria-label={t('certificates.title')}>
      <SideHead title={t('certificates.title')} onDone={onDone} />
      <ProblemNotice error={list.error ?? begin.error} onRetry={() => void list.refetch()} />
      {begun?.canIssue === false && <p className="small amber">{t('certificates.cannotIssue')}</p>}
      {mayIssue && <NewKinds patientId={patientId} onKind={setKind} />}
      {list.isWaiting && <Skeletons label={t('common.loading')} />}
      {list.answer && <Issued certificates={list.answer} onDone={onDone} usual={begun?.paper ?? 'A5'} />}
    </section>
  );
}

function withNote(begun: Begun, note: SaidInNote | undefined): Begun {
  return {
    ...begun,
    diagnosis: (note?.diagnosis || begun.diagnosis).slice(0, 160),
    findings: (note?.findings || begun.findings).slice(0, 1200),
  };
}

type NewKindsProps = { patientId: number; onKind: (kind: CertificateKind) => void };

function NewKinds({ patientId, onKind }: NewKindsProps) {
  const { t } = useLanguage();
  const { userId } = usePerson();
  const root = useRef<HTMLElement>(null);
  // The note's fields would take the numbers: the cursor comes here.
  useEffect(() => root.current?.focus(), []);
  useKeys(
    CERTIFICATE_KINDS.map((kind, index) => ({
      keys: String(index + 1),
      label: t(KIND_WORDS[kind]),
      run: () => onKind(kind),
      onStrip: false,
    })),
  );
  return (
    <section ref={root} tabIndex={-1} className={classes.kinds} aria-label={t('certificates.newOne')}>
      <h3 className="label">{t('certificates.newOne')}</h3>
      {CERTIFICATE_KINDS.map((kind, index) => (
        <PanelAction key={kind} keys={String(index + 1)} onClick={() => onKind(kind)}>
          {t(KIND_WORDS[kind])}{' '}
          {draftOf({ userId, patientId }, kind) && <Chip>{t('certificates.draft')}</Chip>}
        </PanelAction>
      ))}
    </section>
  );
}

type IssuedProps = { certificates: readonly Certificate[]; usual: 'A4' | 'A5'; onDone: () => void };

function Issued({ certificates, usual, onDone }: IssuedProps) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const list = useListNavigation({
    count: certificates.length,
    label: t('certificates.ofPerson'),
    onOpen: () => undefined,
    isEverywhere: true,
  });
  const chosen = certificates[list.index];
  useKeys([
    { keys: 'R', label: t('certificates.openRegister'), run: open.certificates },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);
  return (
    <>
      <h3 className="label">{t('certificates.ofPerson')}</h3>
      {chosen ? (
        <>
          <div {...list.listProps} className={classes.list}>
            {certificates.map((one, index) => (
              <div key={one.id} className={`list-row ${classes.row}`} {...list.rowProps(index)}>
                <span className="numeric no-wrap" data-void={one.voided ? true : undefined}>
                  {one.serial}
                </span>
                <span className="clip">{t(KIND_WORDS[one.body.kind])}</span>
                {one.voided ? (
                  <Chip tone="danger">{t('certificates.void')}</Chip>
                ) : (
                  <span className="small dim no-wrap">{longDay(one.issuedOn, language)}</span>
                )}
              </div>
            ))}
          </div>
          <ChosenCertificate key={chosen.id} certificate={chosen} usualPaper={usual} />
        </>
      ) : (
        <EmptyState
          title={t('certificates.noneYet')}
          hint={t(
            person.may('certificates:issue') ? 'certificates.noneYetHint' : 'certificates.noneYetOwner',
          )}
        />
      )}
      <PanelAction keys="R" onClick={open.certificates}>
        {t('certificates.openRegister')}
      </PanelAction>
    </>
  );
}
