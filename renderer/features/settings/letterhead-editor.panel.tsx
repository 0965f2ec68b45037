import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type SheetLayout, sheetLayoutSchema } from '#shared/features/prescriptions/letterhead.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { SegmentedField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { CalibrationPanel } from './calibration.panel.tsx';
import { type LetterheadDraft, type LetterheadForm, letterheadFormSchema } from './letterhead-form.ts';
import { LetterheadPreview } from './letterhead-preview.tsx';
import classes from './letterheads.module.css';
import { MillimetreField } from './millimetre.field.tsx';

function LayoutFields({ form, isPrePrinted }: { form: LetterheadForm; isPrePrinted: boolean }) {
  const t = useTranslation();
  const measure = (
    name: 'blankTop' | 'blankLeft' | 'blankRight' | 'blankBottom' | 'punch',
    label: string,
  ) => <MillimetreField form={form} name={`layout.${name}`} label={label} />;
  return (
    <>
      <SegmentedField
        form={form}
        name="layout.paper"
        label={t('settings.letterheadPaper')}
        choices={[
          { value: 'A5', label: 'A5' },
          { value: 'A4', label: 'A4' },
          { value: 'Letter', label: 'Letter' },
          { value: 'Half', label: t('settings.paperHalf') },
        ]}
      />
      <div className={classes.two}>
        <SegmentedField
          form={form}
          name="layout.hasHeader"
          label={t('settings.letterheadHeader')}
          choices={[
            { value: true, label: t('settings.headerOurs') },
            { value: false, label: t('settings.headerPrePrinted') },
          ]}
        />
        <SegmentedField
          form={form}
          name="layout.hasFooter"
          label={t('settings.letterheadFooter')}
          description={t('settings.letterheadFooterAbout')}
          choices={[
            { value: true, label: t('common.yes') },
            { value: false, label: t('common.no') },
          ]}
        />
      </div>
      {isPrePrinted && (
        <div className={classes.four}>
          {measure('blankTop', t('settings.blankTop'))}
          {measure('blankLeft', t('settings.blankLeft'))}
          {measure('blankRight', t('settings.blankRight'))}
          {measure('blankBottom', t('settings.blankBottom'))}
        </div>
      )}
      <div className={classes.three}>
        {measure('punch', t('settings.punch'))}
        <MillimetreField form={form} name="layout.shiftRight" label={t('settings.shiftRight')} />
        <MillimetreField form={form} name="layout.shiftDown" label={t('settings.shiftDown')} />
      </div>
    </>
  );
}

function useProof(layout: SheetLayout) {
  const sample = useWrite(contract.prescriptions.letterheadSample);
  const isWhole = sheetLayoutSchema.safeParse(layout).success;
  const print = () =>
    void sample.call({ layout, shows: 'frame' }).then(
      ({ pdf }) => printPdf(pdf),
      () => undefined, // Said by the notice beside the button.
    );
  return { print, isWhole, pending: sample.pending, error: sample.error };
}

type EditorProps = { draft: LetterheadDraft; onSaved: (id: number) => void; onGone: () => void };

/** One letterhead: its measures, its printer's calibration, and the sample page beside them. */
export function LetterheadEditor({ draft, onSaved, onGone }: EditorProps) {
  const t = useTranslation();
  const form = useSchemaForm(letterheadFormSchema, { name: draft.name, layout: draft.layout });
  const save = useWrite(contract.prescriptions.saveLetterhead);
  const layout = form.watch('layout') as SheetLayout;
  const proof = useProof(layout);
  useKeys([
    { keys: 'P', label: t('settings.printProof'), run: proof.print, isOff: !proof.isWhole || proof.pending },
  ]);
  return (
    <>
      <div className={classes.editor}>
        <Form
          form={form}
          className={classes.section}
          label={t('settings.partLetterheads')}
          refusalFields={{ LETTERHEAD_NAME_TAKEN: 'name' }}
          onSubmit={async values => {
            const saved = await save.call({ letterheadId: draft.id, version: draft.version, ...values });
            toast(t('settings.letterheadSaved', { name: saved.name }));
            onSaved(saved.id);
          }}
        >
          <TextField
            form={form}
            name="name"
            label={t('settings.letterheadName')}
            placeholder={t('settings.letterheadNameHint')}
            maxLength={40}
          />
          <LayoutFields form={form} isPrePrinted={!layout.hasHeader} />
          <ProblemNotice error={save.error ?? proof.error} />
          <div className={classes.actions}>
            <SaveButton busy={save.pending} isOff={!form.formState.isDirty && draft.id !== null} />
            <Button
              variant="default"
              onClick={proof.print}
              disabled={!proof.isWhole}
              aria-busy={proof.pending}
              rightSection={<KeyHint keys="P" />}
            >
              {t('settings.printProof')}
            </Button>
            {draft.id !== null && <RetireButton id={draft.id} version={draft.version} onGone={onGone} />}
          </div>
        </Form>
        <CalibrationPanel
          paper={layout.paper}
          onTake={shift => {
            form.setValue('layout', { ...layout, ...shift }, { shouldDirty: true, shouldValidate: true });
            toast(t('settings.shiftTaken'));
          }}
        />
      </div>
      <LetterheadPreview layout={layout} />
    </>
  );
}

function RetireButton({ id, version, onGone }: { id: number; version: number; onGone: () => void }) {
  const t = useTranslation();
  const retire = useWrite(contract.prescriptions.retireLetterhead);
  const [isSure, setIsSure] = useState(false);
  const run = () =>
    void retire.call({ letterheadId: id, version }).then(onGone, () => undefined /* Said beside it. */);
  return (
    <>
      <Button variant="subtle" color="red" onClick={isSure ? run : () => setIsSure(true)}>
        {isSure ? t('settings.retireSure') : t('settings.retire')}
      </Button>
      <ProblemNotice error={retire.error} />
    </>
  );
}
