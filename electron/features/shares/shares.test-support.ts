import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { Payout, ShareSheet } from '#shared/features/shares/share.schema.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { PEOPLE, type TestClinic } from '../../server/test-clinic.ts';

const { shares } = contract;
type Rule = InputOf<typeof shares.setRule>;
type Paying = Partial<InputOf<typeof shares.payOut>>;

export const DOCTOR = PEOPLE.doctor;

export type ShareBooks = TestBooks & {
  rule(changes?: Partial<Rule>): Promise<unknown>;
  sheet(toDate?: string, doctorId?: number): Promise<ShareSheet>;
  /** What is due up to a day, and the tax that is asked, unless changed. */
  payOut(changes?: Paying, who?: TestClinic): Promise<Payout>;
  due(doctorId?: number): Promise<number>;
};

/** Books of a clinic whose doctor gets 40 % of what is collected, unless told otherwise. */
export async function openShareBooks(first: Partial<Rule> | null = {}): Promise<ShareBooks> {
  const books = await openTestBooks();
  const sharesOf = Object.assign(books, {
    rule: (changes: Partial<Rule> = {}) =>
      books.owner.call(shares.setRule, {
        ...{ doctorId: DOCTOR, rate: 'percent', permille: 400, validFrom: '2026-11-01', ...changes },
      }),
    sheet: (toDate = TODAY, doctorId: number = DOCTOR) =>
      books.owner.call(shares.sheet, { doctorId, toDate }),
    async payOut(changes: Paying = {}, who = books.owner) {
      const asked = { doctorId: DOCTOR, toDate: TODAY, ...changes };
      const { grossPaise, tds } = await books.owner.call(shares.sheet, asked);
      return who.call(shares.payOut, { grossPaise, tdsPaise: tds.tdsPaise, mode: 'bank', ...asked });
    },
    due: async (doctorId: number = DOCTOR) => (await sharesOf.sheet('2027-12-31', doctorId)).grossPaise,
  });
  if (first) await sharesOf.rule(first);
  return sharesOf;
}
