const LONGEST_NOTE = 50;

export type UpiRequest = {
  /** The clinic's virtual payment address, 'clinic@bank'. */
  address: string;
  payeeName: string;
  amountPaise: number;
  billNumber: string;
  /** Of this QR, at most 35 letters and digits; comes back in the words of many banks. */
  reference: string;
  purpose?: UpiPurpose;
};
/** What stands before the number in the payer's app. */
export type UpiPurpose = 'Bill' | 'Advance';

// encodeURIComponent leaves these five as they are, and some UPI apps stop reading at them.
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function clipped(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}

/** A paper's number without strokes, 'B/26-27/000123' → 'B2627000123'. */
export function bareNumberOf(paper: string): string {
  return paper.replace(/[^0-9A-Za-z]/g, '');
}

// A series' letters, the two halves of its year and six digits, with strokes or, as some banks print it, without. A
// payer's phone after a short word looks alike ('RAO-5000041735@YBL'): an address goes on to an '@'.
const PAPER =
  /(?<![0-9A-Za-z])([A-Za-z]{1,4})[^0-9A-Za-z@]?(\d{2})[^0-9A-Za-z@]?(\d{2})[^0-9A-Za-z@]?(\d{6})(?![0-9]|[\w.]*@)/g;

/** The letters of a paper's number: of 'AD/26-27/000004' 'AD'. */
export function lettersOf(paper: string): string {
  return /^[A-Za-z]*/.exec(paper)?.[0].toUpperCase() ?? '';
}

/**
 * The papers of these series that a bank's words name, as `bareNumberOf` writes them in capitals: of
 * 'UPI/Bill B/26-27/000123' 'B2627000123'.
 */
export function papersIn(description: string, series: ReadonlySet<string>): string[] {
  return [...description.matchAll(PAPER)]
    .filter(([, letters = '', from, to]) => {
      const isYear = (Number(from) + 1) % 100 === Number(to);
      return isYear && series.has(letters.toUpperCase());
    })
    .map(([paper]) => bareNumberOf(paper).toUpperCase());
}

/** The text of a UPI QR for an exact amount (NPCI linking specification 1.6); works without a network. */
export function upiLink(request: UpiRequest): string {
  const { address, payeeName, amountPaise, billNumber, reference, purpose } = request;
  if (!Number.isSafeInteger(amountPaise) || amountPaise <= 0)
    throw new RangeError('UPI needs an amount above zero.');
  const amount = `${Math.floor(amountPaise / 100)}.${String(amountPaise % 100).padStart(2, '0')}`;
  const fields = {
    pa: address,
    pn: payeeName,
    am: amount,
    cu: 'INR',
    // The reference first: banks that print the note cut off its end.
    tn: clipped(`${reference} ${purpose ?? 'Bill'} ${billNumber}`, LONGEST_NOTE),
    tr: reference,
  };
  return `upi://pay?${Object.entries(fields)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')}`;
}
