const LONGEST_REFERENCE = 35;
const LONGEST_NOTE = 50;

export type UpiRequest = {
  /** The clinic's virtual payment address, 'clinic@bank'. */
  address: string;
  payeeName: string;
  amountPaise: number;
  billNumber: string;
};

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

/** The `tr` of a bill: its number without strokes, 'B/26-27/000123' → 'B2627000123'. */
export function upiReferenceOf(billNumber: string): string {
  return billNumber.replace(/[^0-9A-Za-z]/g, '').slice(0, LONGEST_REFERENCE);
}

/** The text of a UPI QR for an exact amount (NPCI linking specification 1.6); works without a network. */
export function upiLink({ address, payeeName, amountPaise, billNumber }: UpiRequest): string {
  if (!Number.isSafeInteger(amountPaise) || amountPaise <= 0)
    throw new RangeError('UPI needs an amount above zero.');
  const amount = `${Math.floor(amountPaise / 100)}.${String(amountPaise % 100).padStart(2, '0')}`;
  const fields = {
    pa: address,
    pn: payeeName,
    am: amount,
    cu: 'INR',
    tn: clipped(`Bill ${billNumber}`, LONGEST_NOTE),
    tr: upiReferenceOf(billNumber),
  };
  return `upi://pay?${Object.entries(fields)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')}`;
}
