import { fillBlanks } from '#shared/features/documents/consent-blanks.rules.ts';
import { STARTER_CONSENTS } from '#shared/features/documents/starter-consents.ts';
import type { ConsentFormPrint } from './consent-form.document.ts';

const values = {
  person: 'Sunita Ramesh Pawar',
  age: '34 y, F',
  number: 'P-26-00871',
  guardian: '',
  procedure: 'Removal of a mole on the left forearm',
  doctor: 'Dr Meera Kulkarni',
  date: '21 Nov 2026',
  clinic: 'Sanjeevani Clinic',
};

/** A starter text as it prints in these languages. */
export function sampleConsent(templateId: string, languages: readonly ('en' | 'hi')[]): ConsentFormPrint {
  const template = STARTER_CONSENTS.find(each => each.templateId === templateId);
  return {
    paper: 'A5',
    clinic: {
      name: values.clinic,
      addressLine: '14, Anand Bazaar Road, Indore, 452001',
      phone: '73155 50148',
    },
    patient: { name: values.person, uhid: values.number, ageAndSex: values.age },
    doctor: values.doctor,
    date: values.date,
    formNumber: 12,
    texts: languages.flatMap(language => {
      const text = template?.texts[language];
      if (!text) return [];
      return [{ language, title: fillBlanks(text.title, values), body: fillBlanks(text.body, values) }];
    }),
  };
}
