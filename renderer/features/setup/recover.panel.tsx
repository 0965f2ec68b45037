import { Button } from '@mantine/core';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { passwordSchema } from '#shared/features/users/user.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { PasswordField, SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './setup.module.css';

const recoverFormSchema = z.object({
  code: z.string().min(1, 'REQUIRED').max(80, 'TOO_LONG'),
  userId: z.number('REQUIRED'),
  newPassword: passwordSchema,
});

/** Forgotten passwords: the sheet's code gives one person a new one. */
export function RecoverPanel({ onBack }: { onBack: () => void }) {
  const t = useTranslation();
  const { status, signedIn } = useSession();
  const people = status?.people ?? [];
  const recover = useWrite(contract.setup.recover);
  const form = useSchemaForm(recoverFormSchema, {
    code: '',
    newPassword: '',
    ...(people[0] ? { userId: people[0].userId } : {}),
  });
  return (
    <Form
      form={form}
      className={classes.stack}
      label={t('setup.recoverTitle')}
      onSubmit={async values => signedIn((await recover.call(values)).session)}
      refusalFields={{
        WRONG_RECOVERY_CODE: 'code',
        RECOVERY_CODE_MISTYPED: 'code',
        PASSWORD_TOO_SHORT: 'newPassword',
        PASSWORD_TOO_COMMON: 'newPassword',
      }}
    >
      <div>
        <h2 className="big-title">{t('setup.recoverTitle')}</h2>
        <p className="dim">{t('setup.recoverAbout')}</p>
      </div>
      <TextField
        form={form}
        name="code"
        label={t('setup.recoverCode')}
        description={t('setup.recoverCodeHint')}
        isFirst
      />
      <SelectField
        form={form}
        name="userId"
        label={t('setup.recoverWho')}
        choices={people.map(person => ({ value: person.userId, label: person.displayName }))}
      />
      <PasswordField
        form={form}
        name="newPassword"
        label={t('users.newPassword')}
        description={t('setup.passwordHint')}
      />
      <ProblemNotice error={recover.error} />
      <div className="row">
        <SaveButton busy={recover.pending}>{t('setup.recoverGo')}</SaveButton>
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </Form>
  );
}
