import * as z from 'zod';
import { lineSchema, saysAddress } from '../../kernel/text.ts';
import { stateNamed } from './gst-states.rules.ts';

const OTHER_COUNTRY = '96';

/** The buyer as typed at the desk for an invoice that must name address and state; frozen on that bill alone. */
export const recipientSchema = z
  .object({
    address: lineSchema(160).refine(saysAddress, 'ADDRESS_REQUIRED'),
    pinCode: z.string().regex(/^(\d{6})?$/, 'PIN_CODE_NOT_SIX_DIGITS'),
    /** Two digits, as GST numbers begin. */
    stateCode: z.string().refine(code => stateNamed(code) !== undefined, 'STATE_REQUIRED'),
  })
  .refine(({ pinCode, stateCode }) => pinCode === '' || stateCode !== OTHER_COUNTRY, {
    ...{ path: ['pinCode'], error: 'PIN_CODE_IS_INDIAN' },
  });
export type Recipient = z.infer<typeof recipientSchema>;

/**
 * What keeps a company's invoice from being issued. To a registered buyer taxed and exempt lines do not go on one paper
 * (CGST Rules, rule 46A is of unregistered persons), and the tax invoice names the company's address (rule 46(d)).
 */
export function companyRefusalOf(
  lines: readonly ValuedLine[],
  company: { isRegistered: boolean; hasAddress: boolean },
): 'MIXED_BILL_TO_REGISTERED' | 'COMPANY_NEEDS_ADDRESS' | null {
  if (!company.isRegistered || taxedValuePaise(lines) === 0) return null;
  if (lines.some(line => line.gstPermille === 0 && line.taxablePaise > 0)) return 'MIXED_BILL_TO_REGISTERED';
  return company.hasAddress ? null : 'COMPANY_NEEDS_ADDRESS';
}

type ValuedLine = { gstPermille: number; taxablePaise: number };

/** The value of the taxable supply (CGST Act, section 15): without the tax and without what is exempt. */
export function taxedValuePaise(lines: readonly ValuedLine[]): number {
  return lines.reduce((sum, { gstPermille, taxablePaise }) => sum + (gstPermille > 0 ? taxablePaise : 0), 0);
}

/** From this value on the invoice names an unregistered buyer's address and state (CGST Rules, rule 46(e)). */
export function namesBuyer(lines: readonly ValuedLine[], fromPaise: number | null): boolean {
  const valuePaise = taxedValuePaise(lines);
  return fromPaise !== null && valuePaise > 0 && valuePaise >= fromPaise;
}
