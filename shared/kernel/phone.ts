import * as z from 'zod';

/** Ten digits without country code or trunk zero: '+91 98450-00000' → '9845000000'; undefined when it is not that. */
export function normalisePhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s\-().]/g, '').replace(/^(\+91|0091|91(?=\d{10}$)|0)/, '');
  return /^[1-9]\d{9}$/.test(digits) ? digits : undefined;
}

/** '5000041735' → '50000 41735'. */
export function formatPhone(phone: string): string {
  return phone.length === 10 ? `${phone.slice(0, 5)} ${phone.slice(5)}` : phone;
}

export const phoneSchema = z
  .string()
  .max(20)
  .transform((typed, context) => {
    const phone = normalisePhone(typed);
    if (phone) return phone;
    context.addIssue({ code: 'custom', message: 'PHONE_NOT_TEN_DIGITS' });
    return z.NEVER;
  });
