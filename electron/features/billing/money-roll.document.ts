import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { textWidth } from '../../printing/clip-text.ts';
import { gap, rollText, rule } from '../../printing/page-blocks.ts';
import { isRoll, ROLLS, type RollName } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { centred, cut, ROLL_BODY, ROLL_SMALL, rollDefinition } from '../../printing/roll-blocks.ts';
import { bold, dotted, unbroken } from '../../printing/script-runs.ts';
import type { MoneyPage } from './bill-print.ts';
import { companyLines, type MoneyHead, marksOf } from './money-page.document.ts';

export function rollOf(page: MoneyPage): { paper: RollName; width: number } {
  const paper = isRoll(page.paper) ? page.paper : '80mm';
  return { paper, width: ROLLS[paper].columnWidth };
}

/** A slip of money: clinic and doctor with registration number, title and number, party, then what it is about. */
export function moneyRoll(
  page: MoneyPage,
  { title, reference, under, originalMark, signer }: MoneyHead,
  body: PageBlock[],
): PdfDefinition {
  const words = PRINT_WORDS[page.language];
  const { paper, width } = rollOf(page);
  const { doctor, clinic, patient } = page;
  const marks = marksOf(page, words, originalMark);
  return rollDefinition(paper, page.number, [
    centred([bold(clinic.name)], [13, 18]),
    centred(clinic.addressLines.join(', '), ROLL_SMALL),
    centred(unbroken(clinic.phone), ROLL_SMALL),
    ...(doctor
      ? [
          centred(doctor.name, ROLL_SMALL),
          centred(doctor.qualification, ROLL_SMALL),
          centred(`${words.regNo} ${doctor.registrationNumber}`, ROLL_SMALL),
          centred(doctor.council, ROLL_SMALL),
        ]
      : []),
    cut(width),
    rollText([bold(`${title} ${unbroken(page.number)}`)], [11, 16]),
    ...(marks ? [rollText([bold(marks)], [11, 15])] : []),
    ...(under ? [rollText(under, ROLL_SMALL)] : []),
    ...whenAndWhat(page, reference, width),
    rollText(dotted([patient.name, patient.uhid]), ROLL_BODY),
    ...(patient.isAddressAsked && patient.address ? [rollText(patient.address, ROLL_SMALL)] : []),
    ...companyLines(page).map(words => rollText(words, ROLL_SMALL)),
    cut(width),
    ...body,
    ...(signer ? [gap(30), rule(width, 0.5, { below: 2 }), rollText(signer, ROLL_SMALL)] : []),
    cut(width, 6, 4),
    centred(words.keepForClaim, ROLL_SMALL),
  ]);
}

/** A reference that has no room beside the date stands whole on a line of its own. */
function whenAndWhat({ dateAndTime }: MoneyPage, reference: string, width: number): PageBlock[] {
  const both = dotted([dateAndTime, reference]);
  const fits = textWidth(both, { size: ROLL_SMALL[0], press: 'roll' }) <= width;
  return (fits ? [both] : [dateAndTime, reference]).map(words => rollText(words, ROLL_SMALL));
}

export function line(width: number): PageBlock {
  return rule(width, 1, { above: 3, below: 3 });
}
