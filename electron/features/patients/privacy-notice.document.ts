import { CONSENT_PURPOSES } from '#shared/features/patients/patient.schema.ts';
import { PRINT_WORDS, type PrintLanguage } from '#shared/i18n/print-words.ts';
import { columns, gap, rule, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { DrawingBlock, PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, unbroken } from '../../printing/script-runs.ts';

/** The notice as a person takes it home or signs it: standalone, itemised, in English and beneath it in Hindi. */
export type PrivacyNoticePrint = {
  paper: 'A4' | 'A5';
  clinic: { name: string; addressLine: string; phone: string };
  notice: { version: number; validFrom: string; textEn: string; textHi: string };
  patient: { name: string; uhid: string; ageAndSex: string };
  /** '21 Nov 2026' */
  date: string;
};

type Setting = { width: number; body: TypeSize; small: TypeSize; head: TypeSize; between: number };

const SIZES: readonly Omit<Setting, 'width'>[] = [
  { body: [10, 14.5], small: [9, 12], head: [15, 20], between: 8 },
  { body: [9, 12.5], small: [8, 11], head: [13, 18], between: 6 },
  { body: [8.5, 11.75], small: [8, 10.5], head: [12.5, 17], between: 5 },
  { body: [8, 11], small: [7.5, 10], head: [12, 16], between: 4 },
  { body: [7, 9.5], small: [7, 9.5], head: [11, 14], between: 3 },
];

/** Roomiest first; a clinic's own long text may still need a second page. */
export function privacyNoticeDocument(page: PrivacyNoticePrint): (() => PdfDefinition)[] {
  const { width, height, sideMargin, columnWidth } = SHEETS[page.paper];
  return SIZES.map(sizes => () => {
    const setting: Setting = { ...sizes, width: columnWidth };
    return {
      pageSize: { width, height },
      pageMargins: [sideMargin, mm(10), sideMargin, mm(10)],
      title: `${PRINT_WORDS.en.privacyNotice}, ${page.patient.uhid}`,
      content: [
        ...head(page, setting),
        ...inLanguage('en', page.notice.textEn, page, setting),
        ...(page.notice.textHi === ''
          ? []
          : [
              rule(columnWidth, 0.5, { above: sizes.between, below: sizes.between }),
              ...inLanguage('hi', page.notice.textHi, page, setting),
            ]),
        answers(page, setting),
      ],
    };
  });
}

function head(
  { clinic, patient, date }: PrivacyNoticePrint,
  { width, head: big, body, between }: Setting,
): PageBlock[] {
  return [
    text([bold(clinic.name)], big),
    text(dotted([clinic.addressLine, clinic.phone]), body),
    rule(width, 1, { above: between / 2, below: between }),
    text([bold(patient.name)], [body[0] + 2, body[1] + 2]),
    columns(width, 8, [
      { block: text(dotted([patient.uhid, patient.ageAndSex]), body) },
      { width: 90, block: text(date, body, { alignment: 'right' }) },
    ]),
    gap(between),
  ];
}

/** What stands before the first colon of a line names it. */
function item(line: string, body: TypeSize): PageBlock {
  const [, name = '', rest = line] = /^([^:.]{1,60}:)(.*)$/u.exec(line) ?? [];
  return text(name ? [bold(name), { text: rest, isBold: false }] : rest, body, {
    margin: [0, 0, 0, body[0] * 0.3],
  });
}

function inLanguage(
  language: PrintLanguage,
  words: string,
  { notice }: PrivacyNoticePrint,
  { width, body, small }: Setting,
): PageBlock[] {
  const { privacyNotice, noticeVersion } = PRINT_WORDS[language];
  return [
    columns(width, 8, [
      { block: text([bold(privacyNotice)], [body[0] + 2, body[1] + 5]) },
      {
        width: width * 0.36,
        block: text(unbroken(noticeVersion(notice.version, notice.validFrom)), small, {
          alignment: 'right',
          margin: [0, 3, 0, 0],
        }),
      },
    ]),
    ...words
      .split('\n')
      .filter(line => line.trim())
      .map(line => item(line, body)),
  ];
}

function box(size: number): DrawingBlock {
  const side = size - 1;
  const svg = `<svg width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"><rect x="0.5" y="0.5" width="${side}" height="${side}" fill="none" stroke="black" stroke-width="0.8"/></svg>`;
  return { svg, width: size, height: size };
}

/** Yes and no stand apart: an empty line was not asked, and nothing is ticked before the person does it. */
function answers(page: PrivacyNoticePrint, { width, body, small, between }: Setting): PageBlock {
  const languages: readonly PrintLanguage[] = page.notice.textHi === '' ? ['en'] : ['en', 'hi'];
  const size = body[0] + 1;
  const told = (of: (language: PrintLanguage) => string) => [...new Set(languages.map(of))].join(' · ');
  const tick = (words: string, columnWidth: number) => ({
    width: columnWidth,
    block: columns(columnWidth, 4, [
      { width: size, block: box(size) },
      { width: columnWidth - size - 4, block: text(words, small, { noWrap: true }) },
    ]),
  });
  const tickWidth = languages.length === 1 ? 36 : 56;
  const line = (of: (language: PrintLanguage) => string) => ({
    width: (width - 20) / 2,
    block: stack([rule((width - 20) / 2, 0.5, { below: 2 }), text(told(of), small)]),
  });
  return stack(
    [
      rule(width, 1, { above: between, below: between }),
      ...languages.map(language => text([bold(PRINT_WORDS[language].pleaseTick)], body)),
      gap(between / 2),
      ...CONSENT_PURPOSES.map(purpose =>
        columns(
          width,
          6,
          [
            tick(
              told(language => PRINT_WORDS[language].yes),
              tickWidth,
            ),
            tick(
              told(language => PRINT_WORDS[language].no),
              tickWidth,
            ),
            { block: stack(languages.map(language => text(PRINT_WORDS[language].purposes[purpose], body))) },
          ],
          { margin: [0, 0, 0, between / 2] },
        ),
      ),
      gap(mm(page.paper === 'A4' ? 16 : 10)),
      columns(width, 20, [
        line(language => PRINT_WORDS[language].signatureOrThumb),
        line(language => PRINT_WORDS[language].nameIfNotPatient),
      ]),
    ],
    { unbreakable: true },
  );
}
