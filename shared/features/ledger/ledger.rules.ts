export const MONEY_MODES = ['cash', 'upi', 'card', 'cheque', 'bank'] as const;
export type MoneyMode = (typeof MONEY_MODES)[number];

export const ACCOUNTS = [
  ...MONEY_MODES,
  'safe',
  'dues',
  'advances',
  'refunds',
  'fees',
  'gst',
  'roundOff',
  'expenses',
  'tds',
  'tdsPayable',
  'owner',
  'difference',
  'badDebts',
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Which account each kind of entry debits and which it credits; 'money' stands for the entry's mode. */
export const LEDGER_KINDS = {
  bill: ['dues', 'fees'],
  billTax: ['dues', 'gst'],
  billRoundUp: ['dues', 'roundOff'],
  billRoundDown: ['roundOff', 'fees'],
  receipt: ['money', 'dues'],
  receiptReversed: ['dues', 'money'],
  advance: ['money', 'advances'],
  advanceReversed: ['advances', 'money'],
  advanceApplied: ['advances', 'dues'],
  advanceAppliedReversed: ['dues', 'advances'],
  keptAsAdvance: ['dues', 'advances'],
  toPayBack: ['dues', 'refunds'],
  advanceToPayBack: ['advances', 'refunds'],
  refundPaid: ['refunds', 'money'],
  refundKept: ['refunds', 'advances'],
  creditFees: ['fees', 'dues'],
  creditTax: ['gst', 'dues'],
  creditRoundUp: ['roundOff', 'dues'],
  creditRoundDown: ['fees', 'roundOff'],
  cancelFees: ['fees', 'dues'],
  cancelTax: ['gst', 'dues'],
  cancelRoundUp: ['roundOff', 'dues'],
  cancelRoundDown: ['fees', 'roundOff'],
  writeOff: ['badDebts', 'dues'],
  writeOffReversed: ['dues', 'badDebts'],
  tdsDeducted: ['tds', 'dues'],
  tdsReversed: ['dues', 'tds'],
  expense: ['expenses', 'money'],
  expenseReversed: ['money', 'expenses'],
  payout: ['expenses', 'money'],
  payoutReversed: ['money', 'expenses'],
  tdsWithheld: ['expenses', 'tdsPayable'],
  tdsWithheldReversed: ['tdsPayable', 'expenses'],
  tdsPaid: ['tdsPayable', 'money'],
  tdsPaidReversed: ['money', 'tdsPayable'],
  float: ['money', 'safe'],
  handedOver: ['safe', 'money'],
  short: ['difference', 'money'],
  over: ['money', 'difference'],
  putIn: ['safe', 'owner'],
  takenOut: ['owner', 'safe'],
  deposited: ['money', 'safe'],
} as const satisfies Record<string, readonly [Account | 'money', Account | 'money']>;
export type LedgerKind = keyof typeof LEDGER_KINDS;

/** The two accounts of an entry; an entry of money must name its mode, and no other may. */
export function accountsOf(kind: LedgerKind, mode: MoneyMode | null): { debit: Account; credit: Account } {
  const named = (account: Account | 'money'): Account => {
    if (account !== 'money') return account;
    if (mode === null) throw new Error(`An entry '${kind}' needs a mode.`);
    return mode;
  };
  const [debit, credit] = LEDGER_KINDS[kind];
  const isOfMoney = [debit, credit].some(account => account === 'money');
  if (!isOfMoney && mode !== null) throw new Error(`An entry '${kind}' has no mode.`);
  return { debit: named(debit), credit: named(credit) };
}
