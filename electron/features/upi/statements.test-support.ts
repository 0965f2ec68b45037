import { contract } from '#shared/contract/index.ts';
import { post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { shiftFor } from '../cash/cash.service.ts';

// Invented people, numbers and amounts, in the columns that banks and payment apps use.

/** As a bank prints it: its own heading, two columns of money, the number inside the words, padded at the side. */
export const BANK_CSV = [
  'SANJEEVANI CLINIC,,,,,,',
  'Account No :,00000000417,,Statement From : 20/11/2026 To : 21/11/2026,,,',
  '',
  'Date,Narration,Chq./Ref.No.,Value Dt,Withdrawal Amt.,Deposit Amt.,Closing Balance',
  '20/11/26,UPI-ASHA RAO-5000041735@EXAMPLE-632411223344-FEE,0000632411223344,20/11/26,,"1,250.00","41,250.00"',
  '21/11/26,UPI-IMRAN SHAIKH-919876500001@EXAMPLE-632511223355,632511223355,21/11/26,,600.00,"41,850.00"',
  '21/11/26,UPI-NEEM MEDICALS-NEEM@EXAMPLE-632511229999,632511229999,21/11/26,"2,000.00",,"39,850.00"',
  '21/11/26,NEFT CR-EXMP0000001-MEERA KULKARNI,N325260000417,21/11/26,,500.00,"40,350.00"',
  '21/11/26,UPI-LALITHA IYER-LALITHA@EXAMPLE-632511223366,632511223366,21/11/26,,450.50,"40,800.50"',
  ',,,,"2,000.00","2,800.50",',
].join('\r\n');

/** As a payment app exports it: one amount, a status, a type. */
export const APP_CSV = [
  '"Transaction_Date","Transaction_ID","Payer VPA","RRN","Amount","Status","Transaction_Type"',
  '"21-11-2026 10:12:44","T26112101","asha@example","\'632511220001","600.00","SUCCESS","CREDIT"',
  '"21-11-2026 10:40:02","T26112102","imran@example","\'632511220002","450.00","FAILED","CREDIT"',
  '"21-11-2026 11:02:13","T26112103","lalitha@example","\'632511220003","300.00","SUCCESS","DEBIT"',
].join('\n');

/** One number twice, an amount with a letter in it, a number that a spreadsheet cut short, a day to come. */
export const BROKEN_CSV = [
  'Txn Date,Description,Ref No./Cheque No.,Debit,Credit,Balance',
  '21 Nov 2026,UPI/CR/632511220011/ASHA,632511220011,,600.00,',
  '21 Nov 2026,UPI/CR/632511220011/ASHA,632511220011,,600.00,',
  '21 Nov 2026,UPI/CR/632511220012/IMRAN,632511220012,,45o.00,',
  '21 Nov 2026,UPI/CR/LALITHA,6.32511E+11,,300.00,',
  '22 Nov 2026,UPI/CR/632511220014/RAVI,632511220014,,300.00,',
  '21 Nov 2026,UPI/CR/NO NUMBER,,,300.00,',
  '21 Nov 2026,UPI/CR/632511220015/GITA,632511220015,,-300.00,',
].join('\n');

export function statementFile(csv: string, fileName = 'statement.csv') {
  return { fileName, content: Buffer.from(csv).toString('base64') };
}

/** Brings a statement in as the screen does: by the columns that the program guessed. */
export async function bringIn(clinic: TestClinic, csv: string) {
  const file = statementFile(csv);
  const { layout } = await clinic.call(contract.upi.inspectStatement, file);
  return clinic.call(contract.upi.importStatement, { ...file, layout });
}

function within<Result>(clinic: TestClinic, work: (ctx: WriteContext) => Result): Result {
  const session = clinic.connection.session ?? { userId: PEOPLE.receptionist };
  const { now } = clinic.clock;
  return clinic.server.house
    .opened()
    .db.transaction(db => work({ db, session, now, alsoChanges: () => {} } as unknown as WriteContext));
}

export type Taking = { amountPaise: number; reference?: string; patientId?: number; onDate?: string };

let numbers = 0;

/** Money received by UPI on account, in the books as the desk writes it; returns the payment's id. */
export function takeUpi(clinic: TestClinic, taking: Taking): number {
  const { amountPaise, reference = '', patientId = 1, onDate = '2026-11-21' } = taking;
  numbers += 1;
  return within(clinic, ctx =>
    post(ctx, {
      ...{ kind: 'advance', mode: 'upi', amountPaise, reference, patientId, onDate },
      ...{ number: `AD/26-27/${9_000 + numbers}`, shiftId: shiftFor(ctx, onDate, ['upi']) },
    }),
  );
}

export function reverseUpi(clinic: TestClinic, reversesId: number, taking: Taking): void {
  const { amountPaise, patientId = 1, onDate = '2026-11-21' } = taking;
  within(clinic, ctx =>
    post(ctx, {
      ...{ kind: 'advanceReversed', mode: 'upi', amountPaise, patientId, onDate, reversesId },
      shiftId: shiftFor(ctx, onDate, ['upi']),
    }),
  );
}
