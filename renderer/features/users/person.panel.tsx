import { Button } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { roleWords } from '#shared/features/users/people.grid.ts';
import { doctorProfileSchema, type Person, passwordSchema } from '#shared/features/users/user.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { PasswordField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { PanelFoot } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { emptyDoctor } from './add-person.panel.tsx';
import { DoctorFields } from './doctor-fields.tsx';
import classes from './people.module.css';

const doctorFormSchema = z.object({ doctor: doctorProfileSchema });
const newPasswordSchema = z.object({ newPassword: passwordSchema });

function DoctorForm({ person }: { person: Person }) {
  const t = useTranslation();
  const change = useWrite(contract.users.changeDoctorProfile);
  const form = useSchemaForm(doctorFormSchema, { doctor: person.doctor ?? emptyDoctor });
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('users.doctorDetails')}
      onSubmit={async values => {
        const changed = await change.call({ userId: person.id, ...values });
        form.reset({ doctor: changed.doctor ?? emptyDoctor });
        toast(t('users.changed', { name: person.fullName }));
      }}
    >
      <DoctorFields form={form} under="doctor" />
      <ProblemNotice error={change.error} />
      <div className="row">
        <SaveButton busy={change.pending} isOff={!form.formState.isDirty} />
      </div>
    </Form>
  );
}

function NewPasswordForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = useTranslation();
  const reset = useWrite(contract.users.resetPassword);
  const form = useSchemaForm(newPasswordSchema, { newPassword: '' });
  return (
    <Form
      form={form}
      className={classes.form}
      onSubmit={async ({ newPassword }) => {
        await reset.call({ userId: person.id, newPassword });
        toast(t('users.resetDone', { name: person.fullName }));
        onDone();
      }}
      refusalFields={{ PASSWORD_TOO_SHORT: 'newPassword', PASSWORD_TOO_COMMON: 'newPassword' }}
    >
      <PasswordField form={form} name="newPassword" label={t('users.newPassword')} isFirst />
      <ProblemNotice error={reset.error} />
      <div className="row">
        <SaveButton busy={reset.pending}>{t('users.resetPassword')}</SaveButton>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}

function DisableQuestion({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = useTranslation();
  const disable = useWrite(contract.users.disable);
  async function confirm(): Promise<void> {
    try {
      await disable.call({ userId: person.id });
      toast(t('users.changed', { name: person.fullName }));
      onDone();
    } catch {
      // The notice says why.
    }
  }
  return (
    <div className={classes.sure}>
      <span>{t('users.disableSure', { name: person.fullName })}</span>
      <ProblemNotice error={disable.error} />
      <div className="row">
        <Button variant="default" aria-busy={disable.pending} onClick={() => void confirm()}>
          {t('users.disableYes')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** One person: who they are, a doctor's details, and what the owner may do for them. */
export function PersonPanel({ person }: { person: Person }) {
  const t = useTranslation();
  const [asked, setAsked] = useState<'password' | 'disable' | null>(null);
  return (
    <>
      <h2 className="title">{person.fullName}</h2>
      <KeyValues>
        <KeyValue label={t('users.signInName')}>{person.signInName}</KeyValue>
        <KeyValue label={t('users.roles')}>{roleWords(t, person.roles)}</KeyValue>
        <KeyValue label={t('users.pin')}>{person.hasPin ? t('users.hasPin') : t('users.noPin')}</KeyValue>
      </KeyValues>
      {person.doctor && !person.doctor.registrationNumber && (
        <span className="small amber strong">{t('users.registrationMissing')}</span>
      )}
      {person.roles.includes('doctor') && (
        <>
          <hr />
          <DoctorForm key={JSON.stringify(person.doctor)} person={person} />
        </>
      )}
      {person.isActive && (
        <PanelFoot>
          {asked === 'password' && <NewPasswordForm person={person} onDone={() => setAsked(null)} />}
          {asked === 'disable' && <DisableQuestion person={person} onDone={() => setAsked(null)} />}
          {asked === null && (
            <div className="row">
              <Button variant="default" onClick={() => setAsked('password')}>
                {t('users.resetPassword')}
              </Button>
              <Button variant="default" onClick={() => setAsked('disable')}>
                {t('users.disable')}
              </Button>
            </div>
          )}
        </PanelFoot>
      )}
    </>
  );
}
