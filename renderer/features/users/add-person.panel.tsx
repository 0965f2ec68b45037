import { Button, Checkbox } from '@mantine/core';
import { useController } from 'react-hook-form';
import type * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/contract/permissions.ts';
import { roleWord } from '#shared/features/users/people.grid.ts';
import { type DoctorProfile, newPersonSchema } from '#shared/features/users/user.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { PasswordField, TextField } from '../../ui/fields.tsx';
import { Form, type FormOf, useFieldProblem, useSchemaForm } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { DoctorFields } from './doctor-fields.tsx';
import classes from './people.module.css';

type NewPersonForm = z.input<typeof newPersonSchema>;

/** A fee must be typed: NaN is an empty field that no amount schema accepts. */
export const emptyDoctor: DoctorProfile = {
  qualification: '',
  council: '',
  registrationNumber: '',
  speciality: '',
  room: '',
  consultationFeePaise: Number.NaN,
};

function RolesField({ form }: { form: FormOf<NewPersonForm> }) {
  const t = useTranslation();
  const { field } = useController({ control: form.control, name: 'roles' });
  const problem = useFieldProblem(form, 'roles');
  const held: readonly Role[] = field.value;
  function toggle(role: Role, isHeld: boolean): void {
    const roles = isHeld ? [...held, role] : held.filter(one => one !== role);
    field.onChange(roles);
    if (role === 'doctor') form.setValue('doctor', isHeld ? emptyDoctor : null);
  }
  return (
    <fieldset className={classes.roles}>
      <legend>
        {t('users.roles')} · {t('users.rolesAbout')}
      </legend>
      {ROLES.map((role, place) => (
        <Checkbox
          key={role}
          {...(place === 0 ? { ref: field.ref } : {})}
          label={roleWord(t, role)}
          checked={held.includes(role)}
          onChange={event => toggle(role, event.currentTarget.checked)}
        />
      ))}
      {problem && <span className="tiny danger">{problem}</span>}
    </fieldset>
  );
}

export function AddPersonPanel({ onDone }: { onDone: () => void }) {
  const t = useTranslation();
  const add = useWrite(contract.users.add);
  const form = useSchemaForm(newPersonSchema, {
    fullName: '',
    signInName: '',
    roles: [],
    password: '',
    doctor: null,
  });
  const isDoctor = form.watch('doctor') !== null;
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('users.addTitle')}
      onSubmit={async values => {
        const person = await add.call(values);
        toast(t('users.added', { name: person.fullName }));
        onDone();
      }}
      refusalFields={{
        SIGN_IN_NAME_TAKEN: 'signInName',
        PASSWORD_TOO_SHORT: 'password',
        PASSWORD_TOO_COMMON: 'password',
      }}
    >
      <h2 className="title">{t('users.addTitle')}</h2>
      <div className={classes.two}>
        <TextField form={form} name="fullName" label={t('users.fullName')} isFirst />
        <TextField form={form} name="signInName" label={t('users.signInName')} />
      </div>
      <RolesField form={form} />
      {isDoctor && <DoctorFields form={form} under="doctor" />}
      <PasswordField
        form={form}
        name="password"
        label={t('users.password')}
        description={t('setup.passwordHint')}
      />
      <ProblemNotice error={add.error} />
      <div className="row">
        <SaveButton busy={add.pending}>{t('users.addPerson')}</SaveButton>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}
