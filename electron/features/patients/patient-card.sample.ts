import type { PatientCardPrint } from './patient-card.document.ts';

/** A grey ramp of 48 by 60 points, so that no invented person needs a face. */
export const SAMPLE_PHOTO: Uint8Array = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdB',
    'RkxOUlNSMj5aYVpQYEpRUk//wAALCAA8ADABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAGBABAQADAAAAAAAAAAAA',
    'AAAAABMBEWH/2gAIAQEAAD8A3VChQoUKJKFChQoUSU6U6U6U6U6U6loUKFChRJQoUKFCiWhQoUKFElChQoUKJt5N5N5N5N5N',
    '5f/Z',
  ].join(''),
  'base64',
);

export const SAMPLE_CARD: PatientCardPrint = {
  shape: 'CR80',
  language: 'hi',
  clinic: { name: 'Aarohi Clinic', addressLine: '14 Tulsi Lane, Kothrud', phone: '020 1555 0142' },
  uhid: 'P-26-00871',
  fullName: 'Sunita Ramesh Pawar',
  localName: 'सुनीता रमेश पवार',
  ageAndSex: '42 y, F',
  date: '21 Nov 2026',
  photo: null,
};
