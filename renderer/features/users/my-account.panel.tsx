import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { passwordSchema, pinSchema } from '#shared/features/users/user.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { PasswordField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './people.module.css';

const changePasswordSchema = z.object({ oldPassword: passwordSchema, newPassword: passwordSchema });
const setPinSchema = z.object({ password: passwordSchema, pin: pinSchema });

function PasswordSection() {
  const t = useTranslation();
  const change = useWrite(contract.users.changePassword);
  const form = useSchemaForm(changePasswordSchema, { oldPassword: '', newPassword: '' });
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('users.myPassword')}
      onSubmit={async values => {
        await change.call(values);
        form.reset();
        toast(t('users.passwordChanged'));
      }}
      refusalFields={{
        WRONG_PASSWORD: 'oldPassword',
        PASSWORD_TOO_SHORT: 'newPassword',
        PASSWORD_TOO_COMMON: 'newPassword',
      }}
    >
      <div>
        <h1 className="title">{t('users.myPassword')}</h1>
        <p className="small dim">{t('setup.passwordHint')}</p>
      </div>
      <PasswordField
        form={form}
        name="oldPassword"
        label={t('users.oldPassword')}
        autoComplete="current-password"
      />
      <PasswordField form={form} name="newPassword" label={t('users.newPassword')} />
      <ProblemNotice error={change.error} />
      <div className="row">
        <SaveButton busy={change.pending}>{t('users.changePassword')}</SaveButton>
      </div>
    </Form>
  );
}

function PinSection() {
  const t = useTranslation();
  const set = useWrite(contract.users.setPin);
  const form = useSchemaForm(setPinSchema, { password: '', pin: '' });
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('users.myPin')}
      onSubmit={async values => {
        await set.call(values);
        form.reset();
        toast(t('users.pinSet'));
      }}
      refusalFields={{ WRONG_PASSWORD: 'password', PIN_TOO_SIMPLE: 'pin' }}
    >
      <div>
        <h2 className="title">{t('users.myPin')}</h2>
        <p className="small dim">{t('users.myPinAbout')}</p>
      </div>
      <PasswordField
        form={form}
        name="password"
        label={t('users.oldPassword')}
        autoComplete="current-password"
      />
      <PasswordField form={form} name="pin" label={t('users.pin')} autoComplete="off" />
      <ProblemNotice error={set.error} />
      <div className="row">
        <SaveButton busy={set.pending}>{t('users.setPin')}</SaveButton>
      </div>
    </Form>
  );
}

/** One's own password and quick-switch PIN. */
export function MyAccountPanel() {
  return (
    <div className={classes.account}>
      <PasswordSection />
      <PinSection />
    </div>
  );
}
