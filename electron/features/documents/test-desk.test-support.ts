import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { openTestClinic, type TestClinic } from '../../server/test-clinic.ts';
import { testPdf } from '../../server/test-files.test-support.ts';

const { documents, patients } = contract;
export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export async function desk(role: 'nurse' | 'doctor' | 'receptionist' = 'nurse') {
  const clinic = await openTestClinic({ role });
  const reception = role === 'receptionist' ? clinic : await clinic.as('receptionist');
  const register = (fullName: string, phone: string) =>
    reception.call(patients.register, {
      fullName,
      phone,
      birthOn: '1984-11-21',
      birthIsEstimated: true,
      sex: 'F',
    });
  const { id: patientId } = await register('Asha Rao', '5000041735');
  return { clinic, reception, patientId, register };
}

export async function send(
  clinic: TestClinic,
  content: Uint8Array,
  more: Partial<InputOf<typeof documents.putFile>> = {},
) {
  return clinic.call(documents.putFile, { saidKind: null, content: base64(content), ...more });
}

export async function addTo(
  clinic: TestClinic,
  patientId: number,
  content: Uint8Array = testPdf(),
  more: Partial<InputOf<typeof documents.add>> = {},
) {
  const { file } = await send(clinic, content);
  const facts = { kind: 'labReport' as const, datedOn: '2026-11-20' };
  return clinic.call(documents.add, { patientId, ...facts, files: [file], ...more });
}

export const filesOf = (clinic: TestClinic) => {
  const folder = join(clinic.folderPath, 'blobs');
  return readdirSync(folder).flatMap(shelf =>
    readdirSync(join(folder, shelf)).map(name => join(folder, shelf, name)),
  );
};
