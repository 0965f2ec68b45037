import type { ReportName } from '#shared/features/registers/report-list.ts';
import { advancesHeld } from './advances-held.ts';
import { approvals } from './approvals-given.ts';
import { cashBook, trialBalance } from './books.ts';
import { diagnosed, diagnoses } from './clinical.ts';
import { collections, takings } from './collections.ts';
import { bills, form3c } from './daily.ts';
import { discounts } from './discounts.ts';
import { doctorShares, doctorTds } from './doctor-shares.ts';
import { exceptions } from './exceptions.ts';
import { dues } from './given-away.ts';
import { medicines } from './medicine-use.ts';
import { notifiable } from './notifiable.ts';
import { numbersAudit } from './numbers-audit.ts';
import { opd } from './opd.ts';
import { cancelledBills, creditNotes, dayCloses, duesAtTheEnd, expenses, refunds } from './pack-lists.ts';
import { partyDues, tdsReceivable } from './parties.ts';
import { proof } from './proof.ts';
import type { ReportMaker } from './report.ts';
import { followUpCalls, followUpsKept, lost, returning } from './retention.ts';
import { shiftCloses } from './shift-closes.ts';
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
  ...{ cancelledBills, creditNotes, refunds, expenses, duesAtTheEnd },
  ...{ shiftCloses, dayCloses, approvals, numbersAudit, advancesHeld },
  ...{ dues, discounts, exceptions, proof, partyDues, tdsReceivable },
  ...{ doctorShares, doctorTds },
};
