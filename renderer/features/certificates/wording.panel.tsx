import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  CERTIFICATE_KINDS,
  type CertificateKind,
  type CertificateTemplate,
} from '#shared/features/certificates/certificate.schema.ts';
import { KIND_WORDS } from '#shared/features/certificates/register.grid.ts';
import { BLANKS, templateProblems } from '#shared/features/certificates/template.rules.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './certificates.module.css';

type Texts = { textEn: string; textHi: string };

/** The words of each kind, with their blanks; a change holds for what is issued from now on. */
export function WordingPanel({ onDone }: { onDone: () => void }) {
  const { t } = useLanguage();
  const reading = useRead(contract.certificates.templates, {});
  const [kind, setKind] = useState<CertificateKind>('sickness');
  // What is typed for one kind stays while another is looked at.
  const [typed, setTyped] = useState<Partial<Record<CertificateKind, Texts>>>({});
  const template = reading.answer?.find(one => one.kind === kind);
  const next = () =>
    setKind(CERTIFICATE_KINDS[(CERTIFICATE_KINDS.indexOf(kind) + 1) % CERTIFICATE_KINDS.length] ?? kind);
  useKeys([
    { keys: 'Alt K', label: t('certificates.nextKindOfWording'), run: next },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);
  return (
    <section className={classes.panel} aria-label={t('certificates.wording')}>
      <SideHead title={t('certificates.wording')} onDone={onDone} />
      <SegmentedControl
        aria-label={t('certificates.kind')}
        size="xs"
        data={CERTIFICATE_KINDS.map(one => ({ value: one, label: t(KIND_WORDS[one]) }))}
        value={kind}
        onChange={chosen => setKind(chosen as CertificateKind)}
      />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {template && (
        <WordingForm
          key={kind}
          template={template}
          texts={typed[kind] ?? template}
          onType={texts => setTyped({ ...typed, [kind]: texts })}
          onSaved={() => setTyped({ ...typed, [kind]: undefined })}
        />
      )}
    </section>
  );
}

type FormProps = {
  template: CertificateTemplate;
  texts: Texts;
  onType: (texts: Texts) => void;
  onSaved: () => void;
};

function WordingForm({ template, texts, onType, onSaved }: FormProps) {
  const { t, language, sentence } = useLanguage();
  const { zone } = useClinicDay();
  const write = useWrite(contract.certificates.saveTemplate);
  const { kind, version, changedAt, changedByName } = template;
  const { textEn, textHi } = texts;

  function problemOf(text: string): string | undefined {
    const [problem] = text.trim() === '' ? [] : templateProblems(kind, text);
    return problem && (sentence(problem.code, { blank: problem.blank }) ?? t('problems.INVALID'));
  }
  const problems = {
    textEn: textEn.trim() === '' ? t('problems.REQUIRED') : problemOf(textEn),
    textHi: problemOf(textHi),
  };
  const isWrong = problems.textEn !== undefined || problems.textHi !== undefined;

  function save(): void {
    if (isWrong) return;
    write.call({ kind, version, textEn, textHi }).then(
      () => {
        toast(t('certificates.wordingSaved', { kind: t(KIND_WORDS[kind]) }));
        onSaved();
      },
      () => undefined, // Said by the notice below.
    );
  }

  useKeys([{ keys: 'Ctrl Enter', label: t('certificates.saveWording'), run: save }]);
  const area = (name: keyof Texts, rows: number) => (
    <Textarea
      label={t(`certificates.${name}`)}
      rows={rows}
      maxLength={2000}
      value={texts[name]}
      error={problems[name]}
      onChange={event => onType({ textEn, textHi, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <p className="tiny dim">{t('certificates.wordingHint', { blank: '{blank}' })}</p>
      {area('textEn', 12)}
      {area('textHi', 5)}
      <p className="tiny dim">
        {t('certificates.blanks')}: {BLANKS.map(blank => `{${blank}}`).join(' ')}
      </p>
      <p className="tiny dim">
        {changedAt === null
          ? t('certificates.wordingVersion', { version })
          : t('certificates.wordingBy', {
              ...{ version, name: changedByName },
              date: longDay(localDateAt(changedAt, zone), language),
            })}
      </p>
      <ProblemNotice error={write.error} onRetry={save} />
      <SaveButton keys="Ctrl Enter" isOff={isWrong} busy={write.pending} onClick={save}>
        {t('certificates.saveWording')}
      </SaveButton>
    </>
  );
}
