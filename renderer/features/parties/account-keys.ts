/** The list of companies beside has the keys with Alt. */
export const ACCOUNT_KEYS = { xlsx: 'X', csv: 'V', pdf: 'D', print: 'F8' };
