import { isUnionTerritory } from '#shared/features/billing/gst-states.rules.ts';
import { ACCOUNTS, type Account } from '#shared/features/ledger/ledger.rules.ts';
import type { TallyCompany } from './tally.sql.ts';

export type TallyLedger = { name: string; group: string; gstin?: string };

/** Our accounts as ledgers of Tally, each under one of the groups that every company there has from the start. */
const LEDGERS: Readonly<Record<Exclude<Account, 'gst'>, TallyLedger>> = {
  cash: { name: 'Cash in drawers', group: 'Cash-in-Hand' },
  safe: { name: 'Cash in safe', group: 'Cash-in-Hand' },
  upi: { name: 'UPI collections', group: 'Bank Accounts' },
  card: { name: 'Card collections', group: 'Bank Accounts' },
  cheque: { name: 'Cheques received', group: 'Bank Accounts' },
  bank: { name: 'Clinic bank account', group: 'Bank Accounts' },
  dues: { name: 'Dues of patients', group: 'Sundry Debtors' },
  advances: { name: 'Advances of patients', group: 'Current Liabilities' },
  refunds: { name: 'Refunds to be paid', group: 'Current Liabilities' },
  fees: { name: 'Professional fees', group: 'Sales Accounts' },
  roundOff: { name: 'Rounding', group: 'Indirect Incomes' },
  expenses: { name: 'Clinic expenses', group: 'Indirect Expenses' },
  tds: { name: 'TDS deducted from us', group: 'Current Assets' },
  tdsPayable: { name: 'TDS to be paid', group: 'Duties & Taxes' },
  owner: { name: 'Drawings and capital', group: 'Capital Account' },
  difference: { name: 'Cash short and over', group: 'Indirect Expenses' },
  badDebts: { name: 'Dues written off', group: 'Indirect Expenses' },
};

export type TallyBooks = {
  /** Of goods supplied in another state. */
  integrated: TallyLedger;
  /** The two halves of the tax: the second is the union territory's where the clinic lies in one. */
  halves: readonly [TallyLedger, TallyLedger];
  companies: ReadonlyMap<number, TallyLedger>;
};

const TAKEN: ReadonlySet<string> = new Set(Object.values(LEDGERS).map(({ name }) => name.toLowerCase()));

function companyLedger({ name, gstin }: TallyCompany): TallyLedger {
  // A company may bear the name of one of our accounts.
  const own = TAKEN.has(name.toLowerCase()) ? `${name} (company)` : name;
  return { name: own, group: 'Sundry Debtors', ...(gstin && { gstin }) };
}

export function tallyBooks(gstin: string, companies: readonly TallyCompany[]): TallyBooks {
  const second = isUnionTerritory(gstin.slice(0, 2)) ? 'UTGST' : 'SGST';
  return {
    integrated: { name: 'IGST', group: 'Duties & Taxes' },
    halves: [
      { name: 'CGST', group: 'Duties & Taxes' },
      { name: second, group: 'Duties & Taxes' },
    ],
    companies: new Map(companies.map(company => [company.partyId, companyLedger(company)])),
  };
}

export function ledgersOf({ halves, integrated, companies }: TallyBooks): TallyLedger[] {
  const own = ACCOUNTS.flatMap(account => (account === 'gst' ? [...halves, integrated] : [LEDGERS[account]]));
  return [...own, ...companies.values()];
}

export type TallyLine = { ledger: string; paise: number };

type OwnAmount = {
  account: Account;
  paise: number;
  partyId: number | null;
  /** Of an amount of tax: what of it is integrated, with the same sign. */
  igstPaise?: number;
};

/** An amount of one of our accounts as lines of Tally; the tax in its halves, a company's due in its own ledger. */
export function linesOf(
  { halves, integrated, companies }: TallyBooks,
  { account, paise, partyId, igstPaise = 0 }: OwnAmount,
): TallyLine[] {
  if (account === 'gst') {
    const second = Math.trunc((paise - igstPaise) / 2);
    return [
      { ledger: halves[0].name, paise: paise - igstPaise - second },
      { ledger: halves[1].name, paise: second },
      { ledger: integrated.name, paise: igstPaise },
    ].filter(line => line.paise !== 0);
  }
  const company = account === 'dues' && partyId !== null ? companies.get(partyId) : undefined;
  return [{ ledger: (company ?? LEDGERS[account]).name, paise }];
}
