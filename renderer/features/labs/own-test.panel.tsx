import { contract } from '#shared/contract/index.ts';
import { newOwnTestSchema } from '#shared/features/labs/own-list.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { SegmentedField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './labs.module.css';

/** A test that the shipped list does not have; its ranges are added afterwards. */
export function OwnTestForm({ onDone }: { onDone: () => void }) {
  const t = useTranslation();
  const add = useWrite(contract.labs.addTest);
  const form = useSchemaForm(newOwnTestSchema, {
    ...{ name: '', aliases: [], group: '', specimen: '', unit: '', kind: 'number', choices: [], method: '' },
  });
  return (
    <Form
      form={form}
      label={t('labs.ownTest')}
      className={classes.two ?? ''}
      refusalFields={{ TEST_NAME_TAKEN: 'name' }}
      onSubmit={async test => {
        await add.call(test);
        toast(t('labs.testAdded'));
        onDone();
      }}
    >
      <TextField form={form} name="name" label={t('labs.name')} isFirst />
      <TextField form={form} name="unit" label={t('labs.unit')} isOptional />
      <TextField form={form} name="specimen" label={t('labs.specimen')} isOptional />
      <TextField form={form} name="method" label={t('labs.method')} isOptional />
      <SegmentedField
        form={form}
        name="kind"
        label={t('labs.kind')}
        choices={[
          { value: 'number', label: t('labs.kindNumber') },
          { value: 'text', label: t('labs.kindText') },
        ]}
      />
      <ProblemNotice error={add.error} />
      <SaveButton busy={add.pending}>{t('labs.ownTest')}</SaveButton>
    </Form>
  );
}
