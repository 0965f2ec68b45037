const MINUS = '\u2212';

function groupIndian(digits: string): string {
  if (digits.length <= 3) return digits;
  const head = digits.slice(0, -3).replace(/\B(?=(\d\d)+(?!\d))/g, ',');
  return `${head},${digits.slice(-3)}`;
}

/** Paise as rupees with Indian grouping and a true minus sign, without ₹: 123456789 → '12,34,567.89'. */
export function formatPaise(paise: number, options: { decimals?: boolean } = {}): string {
  const whole = Math.abs(Math.round(paise));
  const rupees = groupIndian(String(Math.floor(whole / 100)));
  const sign = paise < 0 ? MINUS : '';
  if (options.decimals === false) return sign + rupees;
  return `${sign}${rupees}.${String(whole % 100).padStart(2, '0')}`;
}

/** '₹1,234' when the amount is whole rupees, '₹1,234.50' otherwise. */
export function formatRupees(paise: number): string {
  const text = formatPaise(paise, { decimals: paise % 100 !== 0 });
  return text.startsWith(MINUS) ? `${MINUS}₹${text.slice(1)}` : `₹${text}`;
}

/** What a person typed ('1,250', '₹600', '99.50') as paise; undefined when it is not an amount. */
export function parseRupees(text: string): number | undefined {
  const cleaned = text.replace(/[₹,\s]/g, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(cleaned)) return undefined;
  const [rupees = '0', paise = ''] = cleaned.split('.');
  return Number(rupees) * 100 + Number(paise.padEnd(2, '0') || 0);
}

/** What a clinic's bills are rounded to. */
export const ROUNDINGS = ['rupee', 'paisa'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** The paise to add so that a total becomes whole rupees; half a rupee rounds up (BIL-20). Nothing where paise stay. */
export function roundOffPaise(totalPaise: number, rounding: Rounding = 'rupee'): number {
  if (rounding === 'paisa') return 0;
  return Math.floor((totalPaise + 50) / 100) * 100 - totalPaise;
}
