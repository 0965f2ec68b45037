import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { PRESCRIPTION_WORDS } from '#shared/i18n/print-words-prescription.ts';
import { baselineDrop, columns, rule, text } from '../../printing/page-blocks.ts';
import type { PageBlock } from '../../printing/pdf-definition.ts';
import { bold, dotted, dottedPieces, plain } from '../../printing/script-runs.ts';
import type { Density } from './prescription-density.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

/** Who it is for and when, closed by the allergy line, which is never left out. */
export function patientBlock(page: PrescriptionPrint, density: Density, columnWidth: number): PageBlock[] {
  return density.isCompact
    ? compactBlock(page, density, columnWidth)
    : roomyBlock(page, density, columnWidth);
}

const WRITE_IN = '_'.repeat(28);

/** Never left out: without the patient's address no chemist may dispense (Drugs Rules, r. 65(10)); it can be written in. */
function addressOf(page: PrescriptionPrint): string {
  return page.patient.address || `${PRESCRIPTION_WORDS[page.pageLanguage].address} ${WRITE_IN}`;
}

function careOf(page: PrescriptionPrint): string {
  const words = PRINT_WORDS[page.pageLanguage];
  const { guardian, abha } = page.patient;
  return dotted([guardian && `${words.guardian}: ${guardian}`, abha && `${words.abha} ${abha}`]);
}

function allergyLine(page: PrescriptionPrint, density: Density): PageBlock {
  const words = PRINT_WORDS[page.pageLanguage];
  const { allergy } = page;
  const known = {
    notRecorded: words.allergiesNotAsked,
    none: words.noKnownAllergies,
    listed: allergy.status === 'listed' ? allergy.items.join(', ') : '',
  }[allergy.status];
  return text([bold(`${words.allergy}: ${known}`)], [density.body[0] + 0.5, density.body[1]]);
}

function roomyBlock(page: PrescriptionPrint, density: Density, columnWidth: number): PageBlock[] {
  const [size, leading] = density.body;
  const { patient } = page;
  const right = { alignment: 'right' } as const;
  const about = dottedPieces([
    bold(`${patient.age}, ${patient.sex}`),
    bold(patient.weight ?? ''),
    plain(patient.uhid),
    plain(patient.phone ?? ''),
  ]);
  const more = [addressOf(page), careOf(page)].filter(Boolean);
  return [
    columns(columnWidth, 8, [
      { block: text([bold(patient.name)], [size + 2, leading + 2]) },
      {
        width: 132,
        block: text([bold(page.dateAndTime)], density.body, {
          ...right,
          margin: [0, baselineDrop(size + 2, size), 0, 0],
        }),
      },
    ]),
    columns(columnWidth, 8, [
      { block: text(about, density.body) },
      { width: 96, block: text(page.serial ?? '', density.body, right) },
    ]),
    ...more.map(line => text(line, density.body)),
    allergyLine(page, density),
    rule(columnWidth, 0.5, { above: 4, below: 4 }),
  ];
}

function compactBlock(page: PrescriptionPrint, density: Density, columnWidth: number): PageBlock[] {
  const [size, leading] = density.body;
  const { patient } = page;
  const who = dottedPieces([
    bold(patient.name),
    bold(`${patient.age}, ${patient.sex}`),
    bold(patient.weight ?? ''),
  ]);
  const contact = dotted([patient.uhid, patient.phone]);
  const more = [addressOf(page), careOf(page)].filter(Boolean).join(' · ');
  return [
    columns(columnWidth, 8, [
      { block: text(who, [size + 1.5, leading + 2]) },
      {
        width: 112,
        block: text([bold(page.dateAndTime)], density.body, {
          alignment: 'right',
          margin: [0, baselineDrop(size + 1.5, size), 0, 0],
        }),
      },
    ]),
    text(`${contact} · ${more}`, density.body),
    allergyLine(page, density),
    rule(columnWidth, 0.5, { above: 2, below: 2 }),
  ];
}
