import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { ConsentTemplate, WaitingConsent } from '#shared/features/documents/consent.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { PdfPreview, printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { languageChoices, languagesOf } from './consent-languages.ts';
import classes from './documents.module.css';
import { WaitingConsents } from './waiting-consents.tsx';

type ConsentPanelProps = {
  patientId: number;
  visitId: number | null;
  doctorId: number | null;
  printKeys: string;
  onScan: (form: WaitingConsent) => void;
  onDone: () => void;
};

/** The starter that stands for whatever has no text of its own. */
const ANY_PROCEDURE = 'procedure';

/** A form to be signed on paper, and those whose scan is still to come. */
export function ConsentPanel({ onScan, onDone, ...printing }: ConsentPanelProps) {
  const { t } = useLanguage();
  const { answer, error } = useRead(contract.documents.consentTemplates, {});
  const offered = answer?.filter(({ isOff }) => !isOff);
  const first = offered?.find(({ templateId }) => templateId === ANY_PROCEDURE) ?? offered?.[0];
  useKeys([{ keys: 'Esc', label: t('common.back'), run: onDone }]);
  return (
    <>
      <SideHead title={t('documents.consentForms')} onDone={onDone} />
      <ProblemNotice error={error} />
      {!offered && <Skeletons rows={4} label={t('common.loading')} />}
      {offered && first && <PrintConsent first={first} templates={offered} {...printing} />}
      <WaitingConsents patientId={printing.patientId} onScan={onScan} />
    </>
  );
}

type PrintConsentProps = Omit<ConsentPanelProps, 'onScan' | 'onDone'> & {
  first: ConsentTemplate;
  templates: readonly ConsentTemplate[];
};

function PrintConsent({ first, templates, patientId, visitId, doctorId, printKeys }: PrintConsentProps) {
  const { t } = useLanguage();
  const people = useRead(contract.users.list, {}, { staleMs: 300_000 }).answer ?? [];
  const doctors = people.filter(({ isActive, doctor: profile }) => isActive && profile !== null);
  const settings = useRead(contract.settings.get, {}, { staleMs: 300_000 }).answer?.settings;
  const [chosen, setChosen] = useState<{
    templateId?: string;
    procedure?: string;
    doctor?: string;
    languages?: string;
  }>({});
  const [isMissing, setIsMissing] = useState(false);
  const preview = useWrite(contract.documents.previewConsent);
  const print = useWrite(contract.documents.printConsent);
  const [shown, setShown] = useState<string>();
  const template = templates.find(({ templateId }) => templateId === chosen.templateId) ?? first;
  const isAny = template.templateId === ANY_PROCEDURE;
  const procedure = chosen.procedure ?? (isAny ? '' : template.procedure);
  const doctor = chosen.doctor ?? String(doctorId ?? doctors[0]?.id ?? '');
  const choices = languageChoices(t, template, settings?.patientLanguage ?? 'en');
  const languages = choices.some(({ value }) => value === chosen.languages)
    ? (chosen.languages ?? 'en')
    : (choices[0]?.value ?? 'en');

  function asked(): InputOf<typeof contract.documents.printConsent> | undefined {
    setIsMissing(procedure.trim() === '');
    if (procedure.trim() === '') return undefined;
    const { templateId } = template;
    return {
      templateId,
      patientId,
      visitId,
      procedure,
      doctorId: Number(doctor),
      languages: languagesOf(languages),
    };
  }

  function look(): void {
    const input = asked();
    // What refuses is said by the notice below.
    if (input)
      preview.call(input).then(
        ({ pdf }) => setShown(pdf),
        () => undefined,
      );
  }

  function printIt(): void {
    const input = asked();
    if (!input) return;
    print.call(input).then(
      ({ pdf, formId }) => {
        setShown(pdf);
        toast(t('documents.consentPrinted', { number: formId }));
        void printPdf(pdf);
      },
      () => undefined, // Said by the notice below.
    );
  }

  useKeys([{ keys: printKeys, label: t('documents.consentPrint'), run: printIt }]);
  return (
    <>
      <NativeSelect
        label={t('documents.consentTemplate')}
        value={template.templateId}
        data={templates.map(each => ({ value: each.templateId, label: each.procedure }))}
        onChange={event => {
          setChosen({ ...chosen, templateId: event.currentTarget.value });
          setShown(undefined);
        }}
      />
      {!template.isReviewed && (
        <span className={classes.unreviewed}>
          <Chip tone="amber">{t('documents.notReviewed')}</Chip>
        </span>
      )}
      <TextInput
        label={t('documents.consentProcedure')}
        value={procedure}
        maxLength={80}
        autoComplete="off"
        error={isMissing && procedure.trim() === '' ? t('problems.REQUIRED') : undefined}
        onChange={event => setChosen({ ...chosen, procedure: event.currentTarget.value })}
      />
      <div className={classes.two}>
        <NativeSelect
          label={t('documents.consentDoctor')}
          value={doctor}
          data={doctors.map(({ id, fullName }) => ({ value: String(id), label: fullName }))}
          onChange={event => setChosen({ ...chosen, doctor: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('documents.consentLanguage')}
          value={languages}
          data={choices}
          onChange={event => setChosen({ ...chosen, languages: event.currentTarget.value })}
        />
      </div>
      <ProblemNotice error={preview.error ?? print.error} />
      <span className={classes.acts}>
        <SaveButton busy={print.pending} keys={printKeys} onClick={printIt}>
          {t('documents.consentPrintAct')}
        </SaveButton>
        <Button variant="default" onClick={look}>
          {t('documents.consentPreview')}
        </Button>
      </span>
      {shown !== undefined && <PdfPreview pdf={shown} className={classes.pdf} />}
    </>
  );
}
