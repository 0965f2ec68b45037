import { keptAgeAndSex } from '#shared/features/patients/age-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatDate, formatTime, type LocalDate, localDateAt } from '#shared/kernel/local-date.ts';
import { letterheadOf, type PaperOfMoney } from '../../ledger/letterheads.ts';
import type { PdfDefinition } from '../../printing/pdf-definition.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { type CountedPage, printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { clinicOnBill } from './bill-letterhead.ts';
import type { MoneyPage, MoneyPaper } from './bill-print.ts';
import { partyOf } from './bill-record.ts';

export type PersonPageFacts = {
  patientId: number;
  /** 0: nobody's; the clinic's first doctor then stands at the head. */
  doctorId: number;
  number: string;
  onDate: LocalDate;
  at: number;
  cashierName: string;
  paper: MoneyPaper | undefined;
  cancelledBecause: string | null;
  /** Whose letterhead was kept when the paper was given. */
  of: PaperOfMoney;
};

/** A page of money about a person, not about a bill: the letterhead is of its day, the party the person as known now. */
export function personMoneyPage(ctx: ReadContext, facts: PersonPageFacts): MoneyPage & { gstin: string } {
  const { settings } = clinicAndSettings(ctx.db);
  const { clinic, doctor } = letterheadOf(ctx.db, { ...facts.of, doctorId: facts.doctorId });
  const { screenLanguage: language } = settings;
  const { fullName, uhid, address, ...person } = partyOf(getPerson(ctx.db, facts.patientId), facts.onDate);
  // A late entry belongs to the next day; its hour would be that of another date.
  const isSameDay = localDateAt(facts.at, ctx.zone) === facts.onDate;
  return {
    paper: facts.paper ?? settings.billPaper,
    language,
    doctor: doctor && { ...doctor, name: doctor.fullName },
    clinic: clinicOnBill(clinic),
    gstin: clinic.gstin,
    patient: {
      name: fullName,
      ageAndSex: keptAgeAndSex(translatorOf(language), person),
      uhid,
      address: address || null,
    },
    number: facts.number,
    dateAndTime: [formatDate(facts.onDate), isSameDay ? formatTime(facts.at, ctx.zone) : '']
      .filter(part => part)
      .join(', '),
    cashierName: facts.cashierName,
    duplicateCopy: null,
    cancelledBecause: facts.cancelledBecause,
  };
}

type Counted<Page extends MoneyPage> = {
  page: CountedPage;
  subjectId: number;
  entity: string;
  print: Page;
  /** Its settings, the roomiest first. */
  document: (print: Page) => readonly (() => PdfDefinition)[];
};

/** Prints a paper of money and counts it: from the second time on it says that it is a copy. */
export async function printVoucher<Page extends MoneyPage>(
  ctx: TaskContext,
  { page, subjectId, entity, print, document }: Counted<Page>,
): Promise<{ pdf: string; fileName: string }> {
  const { bytes, duplicateCopy } = await printCounted(ctx, { page, subjectId, paper: print.paper }, copy =>
    renderRoomiest(document({ ...print, duplicateCopy: copy })),
  );
  ctx.subject(entity, subjectId, { number: print.number, duplicateCopy });
  return {
    pdf: Buffer.from(bytes).toString('base64'),
    fileName: `${print.number.replaceAll('/', '-')}.pdf`,
  };
}
