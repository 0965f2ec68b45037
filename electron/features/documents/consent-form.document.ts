import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import { PRINT_WORDS, type PrintLanguage } from '#shared/i18n/print-words.ts';
import { columns, gap, rule, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted } from '../../printing/script-runs.ts';

/** A consent form to be signed on paper; its scan comes back to it by the form's number. */
export type ConsentFormPrint = {
  paper: 'A4' | 'A5';
  clinic: { name: string; addressLine: string; phone: string };
  patient: { name: string; uhid: string; ageAndSex: string };
  doctor: string;
  /** '21 Nov 2026' */
  date: string;
  /** Null on a preview. */
  formNumber: number | null;
  texts: { language: PatientLanguage; title: string; body: string }[];
};

const WORDS = {
  en: {
    form: 'Consent form',
    preview: 'Preview, not to be signed',
    doctor: 'Doctor’s signature',
    witness: 'Witness: name and signature',
  },
  hi: {
    form: 'सहमति पत्र',
    preview: 'नमूना, हस्ताक्षर न करें',
    doctor: 'डॉक्टर के हस्ताक्षर',
    witness: 'गवाह: नाम और हस्ताक्षर',
  },
} as const;

type Setting = { width: number; body: TypeSize; small: TypeSize; head: TypeSize; between: number };

const SIZES: readonly Omit<Setting, 'width'>[] = [
  { body: [11, 16], small: [9, 12], head: [15, 20], between: 9 },
  { body: [10, 14.5], small: [9, 12], head: [14, 19], between: 7 },
  { body: [9, 13], small: [8, 11], head: [13, 18], between: 5 },
  { body: [8.5, 12], small: [8, 10.5], head: [12, 16], between: 4 },
];

/** Roomiest first; a long text in two languages may need more pages, each with the form's number. */
export function consentFormDocument(form: ConsentFormPrint): (() => PdfDefinition)[] {
  const { width, height, sideMargin, columnWidth } = SHEETS[form.paper];
  return SIZES.map(sizes => () => {
    const setting: Setting = { ...sizes, width: columnWidth };
    return {
      pageSize: { width, height },
      pageMargins: [sideMargin, mm(10), sideMargin, mm(14)],
      title: `${WORDS.en.form} ${form.formNumber ?? ''}`.trim(),
      content: [
        ...head(form, setting),
        ...form.texts.flatMap(each => wordsOf(each, setting)),
        signatures(form, setting),
      ],
      footer: (page, pageCount) =>
        text(
          dotted([
            form.formNumber === null ? WORDS.en.preview : `${WORDS.en.form} ${form.formNumber}`,
            form.patient.uhid,
            PRINT_WORDS.en.pageOf(page, pageCount),
          ]),
          [8, 10.5],
          { margin: [sideMargin, mm(3), sideMargin, 0] },
        ),
    };
  });
}

function head({ clinic, patient, date, doctor }: ConsentFormPrint, setting: Setting): PageBlock[] {
  const { width, body, small, between, head: big } = setting;
  return [
    text([bold(clinic.name)], [big[0] - 1, big[1] - 1]),
    text(dotted([clinic.addressLine, clinic.phone]), small),
    rule(width, 1, { above: between / 2, below: between / 2 }),
    columns(width, 8, [
      { block: text([bold(patient.name)], [body[0] + 1, body[1] + 1]) },
      { width: 84, block: text(date, body, { alignment: 'right' }) },
    ]),
    text(dotted([patient.uhid, patient.ageAndSex, doctor]), small),
    gap(between),
  ];
}

function wordsOf(
  { title, body: words }: ConsentFormPrint['texts'][number],
  { head: big, body, between }: Setting,
): PageBlock[] {
  return [
    text([bold(title)], big),
    gap(between / 2),
    ...words
      .split('\n')
      .map(line =>
        line.trim() === ''
          ? gap(body[1] * 0.4)
          : text(line, body, { margin: [line.startsWith('•') ? 8 : 0, 0, 0, 1] }),
      ),
    gap(between),
  ];
}

/** In one piece, so that nobody signs a page without the words above. */
function signatures({ texts }: ConsentFormPrint, { width, small, body }: Setting): PageBlock {
  const languages: readonly PrintLanguage[] = texts.some(({ language }) => language === 'hi')
    ? ['en', 'hi']
    : ['en'];
  const half = (width - 20) / 2;
  const line = (of: (language: PrintLanguage) => string) => ({
    width: half,
    block: stack([
      rule(half, 0.5, { above: body[1] * 2.4, below: 2 }),
      text(dotted(languages.map(of)), small),
    ]),
  });
  return stack(
    [
      columns(width, 20, [
        line(language => PRINT_WORDS[language].signatureOrThumb),
        line(language => PRINT_WORDS[language].nameIfNotPatient),
      ]),
      columns(width, 20, [
        line(language => WORDS[language].doctor),
        line(language => WORDS[language].witness),
      ]),
    ],
    { unbreakable: true },
  );
}
