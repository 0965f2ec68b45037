import { type RequestOptions, request } from 'node:https';
import { contract } from '#shared/contract/index.ts';
import type { OpenedUpload, UploadState } from '#shared/features/documents/phone-upload.schema.ts';
import type { Host } from '../server/ports.ts';
import { openTestClinic, type TestClinic } from '../server/test-clinic.ts';
import { phoneHost } from './phone-host.ts';

const { documents, patients } = contract;

/** A clinic whose phones come by 127.0.0.1, turned on by its owner; the person called plays at the desk. */
export async function clinicWithPhones(role: 'nurse' | 'doctor' | 'receptionist' = 'receptionist') {
  // Made before the clinic and asked only after it.
  let clinic: TestClinic | undefined;
  const phones = phoneHost(() => (clinic as TestClinic).server, [{ name: 'trial', address: '127.0.0.1' }]);
  const host: Host = { kind: 'test', phones };
  clinic = await openTestClinic({ role, host });
  const owner = await clinic.as('owner');
  await owner.call(documents.changePhoneSettings, { address: '127.0.0.1' });
  const reception = role === 'receptionist' ? clinic : await clinic.as('receptionist');
  const { id: patientId } = await reception.call(patients.register, {
    ...{ fullName: 'Lakshmi Raghavan', phone: '5000041735', birthOn: '1984-11-21' },
    ...{ birthIsEstimated: true, sex: 'F' },
  });
  return { clinic, owner, patientId };
}

export const openCode = (clinic: TestClinic, patientId: number): Promise<OpenedUpload> =>
  clinic.call(documents.openPhoneUpload, { patientId });

/** What the desk sees until `isThere`. */
export async function followUntil(
  clinic: TestClinic,
  uploadId: string,
  isThere: (state: UploadState) => boolean,
): Promise<UploadState> {
  const states = (await clinic.call(documents.phonePages, { uploadId })) as AsyncIterable<UploadState>;
  for await (const state of states) if (isThere(state)) return state;
  throw new Error('The code ended before it came to that.');
}

export type Answer = { status: number; headers: Record<string, unknown>; body: Buffer };

/** Asks as a phone that was told to go on in spite of the warning. */
export function ask(
  url: string,
  { headers = {}, body, ...more }: RequestOptions & { body?: Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { rejectUnauthorized: false, agent: false, headers: { connection: 'close', ...headers }, ...more },
      response => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

let lastPage = 0;

/** Sends a page as the phone's own script does. */
export function sendPage(
  url: string,
  content: Buffer,
  { name = 'report.pdf', ...headers }: Record<string, string> = {},
): Promise<Answer> {
  lastPage += 1;
  return ask(url, {
    method: 'POST',
    body: content,
    headers: {
      ...{ origin: new URL(url).origin, 'x-parchi': '1', 'x-page-id': `page-${10_000 + lastPage}` },
      ...{ 'x-file-name': encodeURIComponent(name), 'content-length': String(content.length), ...headers },
    },
  });
}

export const jsonOf = ({ body }: Answer) => JSON.parse(body.toString('utf8')) as Record<string, unknown>;
