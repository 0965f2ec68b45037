import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Certificate, CertificateKind } from '#shared/features/certificates/certificate.schema.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { CertificateFields } from './certificate.fields.tsx';
import { type DraftOf, forgetDraft } from './certificate-drafts.ts';
import { KIND_TITLES } from './certificate-words.ts';
import classes from './certificates.module.css';
import { CertificatePreview } from './page.preview.tsx';
import { PaperField } from './paper.choice.tsx';
import { nextPaper, type PaperChoice, useIssuing } from './use-issuing.ts';
import { type Begun, useWritten } from './use-written.ts';

type FormProps = {
  of: DraftOf;
  visitId: number | null;
  kind: CertificateKind;
  begun: Begun;
  /** Back to the list; what is written is kept. */
  onBack: () => void;
  onIssued: (certificate: Certificate) => void;
};

/** One certificate being written, with its page below; Esc keeps it for later. */
export function CertificateForm({ of, visitId, kind, begun, onBack, onIssued }: FormProps) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const root = useRef<HTMLElement>(null);
  const written = useWritten(of, kind, begun, today);
  const [paper, setPaper] = useState<PaperChoice>(begun.paper);
  const focus = (field: string) =>
    root.current
      ?.querySelector<HTMLElement>(field === '' ? '[data-autofocus]' : `[name="${field}"]`)
      ?.focus();
  const { issue, isBusy, error } = useIssuing({
    ...{ patientId: of.patientId, visitId, paper },
    onIssued: certificate => {
      forgetDraft(of, kind);
      onIssued(certificate);
    },
    onRefused: (refusal: Refusal) => written.showRefused(refusal),
  });

  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);

  function send(): void {
    const judged = written.judge();
    if ('field' in judged) focus(judged.field);
    else void issue(judged.body);
  }

  function throwAway(): void {
    forgetDraft(of, kind);
    toast(t('certificates.thrownAway'));
    onBack();
  }

  const change = () => setPaper(nextPaper(paper));
  useKeys([
    { keys: 'Ctrl Enter', label: t('certificates.issueAndPrint'), run: send, isOff: !begun.canIssue },
    { keys: 'Alt P', label: t('certificates.nextPaper'), run: change },
    { keys: 'Alt Delete', label: t('certificates.throwAway'), run: throwAway, onStrip: false },
    { keys: 'Esc', label: t('certificates.toList'), run: onBack },
  ]);
  const isAtField = error !== null && error.fieldProblems.length > 0;
  return (
    <section ref={root} className={classes.form} aria-label={t(KIND_TITLES[kind])}>
      <div className="row apart">
        <h2 className="title">{t(KIND_TITLES[kind])}</h2>
        <Button variant="subtle" size="compact-sm" onClick={onBack} rightSection={<KeyHint keys="Esc" />}>
          {t('certificates.toList')}
        </Button>
      </div>
      {!begun.canIssue && <p className="small amber">{t('certificates.cannotIssue')}</p>}
      <div className={classes.fields}>
        <CertificateFields written={written} begun={begun} today={today} />
      </div>
      <CertificatePreview
        patientId={of.patientId}
        visitId={visitId}
        body={written.body}
        paper={paper === 'counterfoil' ? 'A4' : paper}
      />
      <ProblemNotice error={isAtField ? null : error} onRetry={send} />
      <div className={classes.foot}>
        <PaperField paper={paper} onChange={setPaper} />
        <SaveButton keys="Ctrl Enter" busy={isBusy} isOff={!begun.canIssue} onClick={send}>
          {t('certificates.issueAndPrint')}
        </SaveButton>
      </div>
    </section>
  );
}
