import { ACCOUNTS, type Account } from '#shared/features/ledger/ledger.rules.ts';
import type { TallyVoucher } from './tally-vouchers.ts';

type TallyLedger = { name: string; group: string };

/** Our accounts as ledgers of Tally, each under one of the groups that every company there has from the start. */
export const TALLY_LEDGERS: Readonly<Record<Account, TallyLedger>> = {
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
  gst: { name: 'GST on supplies', group: 'Duties & Taxes' },
  roundOff: { name: 'Rounding', group: 'Indirect Incomes' },
  expenses: { name: 'Clinic expenses', group: 'Indirect Expenses' },
  tds: { name: 'TDS deducted from us', group: 'Current Assets' },
  tdsPayable: { name: 'TDS to be paid', group: 'Duties & Taxes' },
  owner: { name: 'Drawings and capital', group: 'Capital Account' },
  difference: { name: 'Cash short and over', group: 'Indirect Expenses' },
  badDebts: { name: 'Dues written off', group: 'Indirect Expenses' },
};

const CONTROL = /\p{Cc}/gu;

function escaped(words: string): string {
  return words
    .replace(CONTROL, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function rupees(paise: number): string {
  return `${paise < 0 ? '-' : ''}${Math.floor(Math.abs(paise) / 100)}.${String(Math.abs(paise) % 100).padStart(2, '0')}`;
}

/** What stands before and after the objects of one import: `All Masters` for ledgers, `Vouchers` for entries. */
export function tallyEnvelope(
  report: 'All Masters' | 'Vouchers',
  company: string,
): { head: string; foot: string } {
  return {
    head: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<ENVELOPE>',
      '<HEADER><TALLYREQUEST>Import Data</TALLYREQUEST></HEADER>',
      '<BODY><IMPORTDATA>',
      `<REQUESTDESC><REPORTNAME>${report}</REPORTNAME><STATICVARIABLES><SVCURRENTCOMPANY>${escaped(company)}</SVCURRENTCOMPANY></STATICVARIABLES></REQUESTDESC>`,
      '<REQUESTDATA>\n',
    ].join('\n'),
    foot: '</REQUESTDATA>\n</IMPORTDATA></BODY>\n</ENVELOPE>\n',
  };
}

export function ledgersXml(): string {
  return ACCOUNTS.map(account => {
    const { name, group } = TALLY_LEDGERS[account];
    return [
      '<TALLYMESSAGE xmlns:UDF="TallyUDF">',
      `<LEDGER NAME="${escaped(name)}" ACTION="Create"><NAME.LIST><NAME>${escaped(name)}</NAME></NAME.LIST>`,
      `<PARENT>${escaped(group)}</PARENT></LEDGER>`,
      '</TALLYMESSAGE>\n',
    ].join('\n');
  }).join('');
}

/** A debit is deemed positive and carries a minus, a credit neither: Tally's own sign of amounts. */
export function voucherXml({ key, type, onDate, number, narration, lines }: TallyVoucher): string {
  const entries = lines
    .filter(({ paise }) => paise !== 0)
    .sort((a, b) => b.paise - a.paise)
    .map(
      ({ account, paise }) =>
        `<ALLLEDGERENTRIES.LIST><LEDGERNAME>${escaped(TALLY_LEDGERS[account].name)}</LEDGERNAME>` +
        `<ISDEEMEDPOSITIVE>${paise > 0 ? 'Yes' : 'No'}</ISDEEMEDPOSITIVE>` +
        `<AMOUNT>${rupees(-paise)}</AMOUNT></ALLLEDGERENTRIES.LIST>`,
    );
  return [
    '<TALLYMESSAGE xmlns:UDF="TallyUDF">',
    `<VOUCHER REMOTEID="parchi-${key}" VCHTYPE="${type}" ACTION="Create" OBJVIEW="Accounting Voucher View">`,
    `<DATE>${onDate}</DATE><EFFECTIVEDATE>${onDate}</EFFECTIVEDATE><VOUCHERTYPENAME>${type}</VOUCHERTYPENAME>`,
    `<VOUCHERNUMBER>${escaped(number)}</VOUCHERNUMBER><PERSISTEDVIEW>Accounting Voucher View</PERSISTEDVIEW>`,
    `<NARRATION>${escaped(narration)}</NARRATION>`,
    ...entries,
    '</VOUCHER>',
    '</TALLYMESSAGE>\n',
  ].join('\n');
}
