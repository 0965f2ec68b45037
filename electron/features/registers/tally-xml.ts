import type { TallyLedger, TallyLine } from './tally-ledgers.ts';
import type { TallyVoucher } from './tally-vouchers.ts';

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

/** Ledgers, each with what stood in it before; Tally writes an opening debit as less than nothing. */
export function ledgersXml(ledgers: readonly TallyLedger[], openings: readonly TallyLine[] = []): string {
  return ledgers
    .map(({ name, group, gstin }) => {
      const opening = openings.find(({ ledger }) => ledger === name)?.paise ?? 0;
      return [
        '<TALLYMESSAGE xmlns:UDF="TallyUDF">',
        `<LEDGER NAME="${escaped(name)}" ACTION="Create"><NAME.LIST><NAME>${escaped(name)}</NAME></NAME.LIST>`,
        `<PARENT>${escaped(group)}</PARENT>`,
        ...(gstin
          ? [`<GSTREGISTRATIONTYPE>Regular</GSTREGISTRATIONTYPE><PARTYGSTIN>${gstin}</PARTYGSTIN>`]
          : []),
        ...(opening === 0 ? [] : [`<OPENINGBALANCE>${rupees(-opening)}</OPENINGBALANCE>`]),
        '</LEDGER>',
        '</TALLYMESSAGE>\n',
      ].join('\n');
    })
    .join('');
}

/** A debit is deemed positive and carries a minus, a credit neither: Tally's own sign of amounts. */
export function voucherXml({ key, type, onDate, number, narration, lines }: TallyVoucher): string {
  const entries = lines
    .filter(({ paise }) => paise !== 0)
    .sort((a, b) => b.paise - a.paise)
    .map(
      ({ ledger, paise }) =>
        `<ALLLEDGERENTRIES.LIST><LEDGERNAME>${escaped(ledger)}</LEDGERNAME>` +
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
