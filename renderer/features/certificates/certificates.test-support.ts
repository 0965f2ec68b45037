import type { OutputOf } from '#shared/contract/procedure.ts';
import { emptyBody } from '#shared/features/certificates/certificate.rules.ts';
import type { Certificate, CertificateTemplate } from '#shared/features/certificates/certificate.schema.ts';
import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import type { Handlers } from '../../api/test-client.ts';

export const BEGUN: OutputOf<typeof certificatesContract.begin> = {
  ...{ identificationMarks: 'Mole on the left cheek', address: '14, Scheme 54, Indore', findings: '' },
  ...{ diagnosis: 'Acute bronchitis', seenOn: [], canIssue: true, paper: 'A5' },
  limits: { longDays: 15, backDatedDays: 7, aheadDays: 60, mostDays: 366 },
};

export function certificateOf(more: Partial<Certificate> = {}): Certificate {
  return {
    ...{ id: 7, serial: 'MC/26-27/000007', issuedOn: '2026-11-21', issuedAt: 1, patientId: 871 },
    ...{ visitId: null, doctorId: 1, templateVersion: 1, contentHash: 'a'.repeat(64), printCount: 1 },
    doctor: {
      ...{ fullName: 'Dr Meera Kulkarni', qualification: 'MD', council: 'MPMC' },
      registrationNumber: 'MP-18342',
    },
    party: {
      ...{ fullName: 'Lakshmi Raghavan', localName: '', uhid: 'SJC-24-00871', age: '52 y', sex: 'F' },
      relativeName: '',
    },
    body: {
      ...emptyBody('sickness'),
      ...{ fromOn: '2026-11-21', toOn: '2026-11-25', diagnosis: 'Acute bronchitis' },
    },
    ...{ textEn: 'This is to certify that she needs rest.', textHi: '', voided: null },
    ...more,
  };
}

export const TEMPLATE: CertificateTemplate = {
  ...{ kind: 'sickness', version: 1, textEn: '{name} rests from {from} to {to}.', textHi: '' },
  ...{ changedAt: null, changedByName: '' },
};

/** A server with these certificates; a new one takes the number after the last. */
export function certificateHandlers(certificates: readonly Certificate[] = []): Handlers {
  const kept = [...certificates];
  return {
    certificates: {
      begin: () => BEGUN,
      ofPatient: () => [...kept],
      register: () => [...kept],
      preview: () => ({ pdf: 'JVBERi0=', pageCount: 1 }),
      print: () => ({ pdf: 'JVBERi0=', pageCount: 1, fileName: 'x.pdf', duplicateCopy: null }),
      issue: ({ body }) => {
        const certificate = certificateOf({
          id: 8,
          serial: 'MC/26-27/000008',
          body: { ...emptyBody(body.kind), ...body } as Certificate['body'],
        });
        kept.unshift(certificate);
        return certificate;
      },
      void: ({ reason }) => certificateOf({ voided: { reason, at: 1, byName: 'Dr Meera Kulkarni' } }),
      exportRegister: ({ format }) => ({
        ...{ fileName: `register.${format}`, mimeType: 'text/plain', base64: 'U2VyaWFs' },
      }),
      templates: () => [TEMPLATE],
      saveTemplate: ({ kind, textEn }) => ({ ...TEMPLATE, kind, textEn, version: 2 }),
    },
    users: { list: () => [] },
  };
}
