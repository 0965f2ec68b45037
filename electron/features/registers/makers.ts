import type { ReportName } from '#shared/features/registers/report-list.ts';
import { cashBook, trialBalance } from './books.ts';
import { diagnosed, diagnoses } from './clinical.ts';
import { collections, takings } from './collections.ts';
import { bills, form3c, opd } from './daily.ts';
import { exceptions } from './exceptions.ts';
import { discounts, dues } from './given-away.ts';
import { medicines } from './medicine-use.ts';
import { notifiable } from './notifiable.ts';
import { partyDues, tdsReceivable } from './parties.ts';
import { proof } from './proof.ts';
import type { ReportMaker } from './report.ts';
import { followUpCalls, followUpsKept, lost, returning } from './retention.ts';
import { gst } from './tax.ts';

/** What makes each report of the list. */
export const MAKERS: Readonly<Record<ReportName, ReportMaker>> = {
  collections,
  takings,
  bills,
  form3c,
  cashBook,
  trialBalance,
  gst,
  opd,
  ...{ diagnoses, diagnosed, medicines, notifiable, returning, lost, followUpsKept, followUpCalls },
  ...{ dues, discounts, exceptions, proof, partyDues, tdsReceivable },
};
