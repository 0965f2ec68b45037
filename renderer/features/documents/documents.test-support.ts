import type { ConsentTemplate, WaitingConsent } from '#shared/features/documents/consent.schema.ts';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';

export function documentOf(more: Partial<ClinicDocument> = {}): ClinicDocument {
  return {
    ...{
      id: 31,
      patientId: 871,
      version: 1,
      kind: 'labReport',
      title: '',
      datedOn: '2026-11-20',
      tags: [],
      note: '',
    },
    ...{ visitId: null, mayShowPatient: false, withdrawnBecause: null, consentFormId: null },
    ...{ addedAt: Date.parse('2026-11-20T06:00:00Z'), addedByName: 'Sunita Toppo' },
    pages: [
      { pageNumber: 1, kind: 'jpeg', bytes: 200_000, pageCount: null, hasThumbnail: true },
      { pageNumber: 2, kind: 'jpeg', bytes: 200_000, pageCount: null, hasThumbnail: true },
    ],
    ...more,
  };
}

export const template: ConsentTemplate = {
  ...{ templateId: 'procedure', version: 0, procedure: 'Any procedure', isReviewed: false, isOff: false },
  texts: {
    en: { title: 'Consent', body: 'I, {person}, agree.' },
    hi: { title: 'सहमति', body: 'मैं, {person}' },
  },
};

export const waitingForm: WaitingConsent = {
  ...{ formId: 12, patientId: 871, patientName: 'Lakshmi Raghavan', uhid: 'SJC-24-00871' },
  ...{ procedure: 'Ear lobe repair', doctorName: 'Dr Meera Kulkarni', printedByName: 'Kavita Nair' },
  printedAt: Date.parse('2026-11-20T06:00:00Z'),
};
