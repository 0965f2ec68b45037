import { useMemo, useRef } from 'react';
import type { FormOf } from '../../ui/form.tsx';
import type { TypedRegistration } from '../patients/register-form.ts';

/** A booking sends one person to another doctor than the line stands on; the next person is not sent there by it. */
export function useUsualDoctor(form: FormOf<TypedRegistration>) {
  const usual = useRef<number | undefined>(undefined);
  return useMemo(
    () => ({
      sendTo(doctorId: number): void {
        usual.current = Number(form.getValues('doctorId'));
        form.setValue('doctorId', doctorId);
      },
      comeBack(): void {
        if (usual.current !== undefined) form.setValue('doctorId', usual.current);
        usual.current = undefined;
      },
      /** Chosen by hand: it stays. */
      stay(): void {
        usual.current = undefined;
      },
    }),
    [form],
  );
}
