/** Digits and capitals without I, L, O and U, which are read for others. */
export const QR_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const QR_REFERENCE_LENGTH = 10;

// 'PQ' and a digit: so begins no word, no bank's code and no payer's address, which goes on to an '@'.
const WHOLE_OR_CUT = /(?<![A-Za-z])PQ\d[0-9A-HJKMNP-TV-Z]{4,7}(?![0-9A-Za-z]|[\w.]*@)/gi;

/** What a bank's words say of our QRs, in capitals: whole references, and ones that the bank has cut short. */
export function qrReferencesIn(words: string): string[] {
  return [...new Set([...words.matchAll(WHOLE_OR_CUT)].map(([said]) => said.toUpperCase()))];
}
