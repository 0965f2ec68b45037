import type { ImmunisationCardPrint } from './immunisation-card.document.ts';

export const SAMPLE_IMMUNISATION_CARD: ImmunisationCardPrint = {
  language: 'hi',
  clinic: { name: 'Aarohi Clinic', addressLine: '14 Tulsi Lane, Kothrud', phone: '020 1555 0142' },
  person: {
    ...{ name: 'Anaya Pawar', localName: 'अनया पवार', uhid: 'P-26-01204', birthOn: '1 Sep 2026' },
    guardian: 'Sunita Ramesh Pawar',
  },
  schedule: 'NIS',
  listVersion: '1.0.0',
  given: [
    { vaccine: 'BCG', dose: '1', onDate: '1 Sep 2026', vial: 'अन्यत्र' },
    { vaccine: 'Oral polio vaccine', dose: '0', onDate: '1 Sep 2026', vial: 'अन्यत्र' },
    {
      vaccine: 'Pentavalent (DPT + HepB + Hib)',
      dose: '1',
      onDate: '13 Oct 2026',
      vial: 'Pentavac, B-71044',
    },
    { vaccine: 'Rotavirus vaccine', dose: '1', onDate: '13 Oct 2026', vial: 'Rotavac, R-2210' },
  ],
  next: [
    { vaccine: 'Pentavalent (DPT + HepB + Hib)', dose: '2', fromDate: '10 Nov 2026' },
    { vaccine: 'Oral polio vaccine', dose: '2', fromDate: '10 Nov 2026' },
    { vaccine: 'Measles-rubella', dose: '1', fromDate: '29 May 2027' },
  ],
  date: '21 Nov 2026',
};
