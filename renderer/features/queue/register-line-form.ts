import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useClinicDay } from '../../app/session.tsx';
import { type Registration, registerFormSchema, type TypedRegistration } from '../patients/register-form.ts';

type FieldName = keyof TypedRegistration;

export const EMPTY_LINE = {
  phone: '',
  fullName: '',
  birth: '',
  sex: '' as never,
  locality: '',
  guardianName: '',
  guardianRelation: '',
};

/** A form judged field by field on Enter and on leaving, then with every keystroke while it is wrong. */
export function useRegisterForm(doctorId: number) {
  const { today } = useClinicDay();
  const schema = useMemo(() => registerFormSchema(today), [today]);
  const form = useForm<TypedRegistration, unknown, Registration>({
    resolver: zodResolver(schema) as never,
    defaultValues: { ...EMPTY_LINE, doctorId },
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
  useEffect(() => {
    const { unsubscribe } = form.watch((_, { name }) => {
      if (name && form.getFieldState(name).invalid) void form.trigger(name);
    });
    return unsubscribe;
  }, [form]);
  /** Whether what stands in one field is right by itself, known at once. */
  const isGood = (name: FieldName) => schema.shape[name].safeParse(form.getValues(name)).success;
  return { form, isGood };
}
