import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { PEOPLE } from '../server/test-clinic.ts';

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

/** A letterhead is made, tried, chosen, printed on, given up. */
export async function tourTheLetterheads(call: Caller, visitId: number): Promise<void> {
  const { prescriptions } = contract;
  await call(prescriptions.calibrationSheet, { paper: 'A5' });
  const { clinicLayout } = await call(prescriptions.letterheads, {});
  const layout = { ...clinicLayout, shiftRight: 8 };
  await call(prescriptions.letterheadSample, { layout, shows: 'frame' });
  const saved = await call(prescriptions.saveLetterhead, {
    ...{ letterheadId: null, version: 0, name: 'Front desk', layout },
  });
  const choice = { doctorId: PEOPLE.doctor, letterheadId: saved.id };
  await call(prescriptions.chooseLetterhead, choice);
  await call(prescriptions.print, { visitId });
  await call(prescriptions.chooseLetterhead, { ...choice, letterheadId: null });
  await call(prescriptions.retireLetterhead, { letterheadId: saved.id, version: saved.version });
}
