import * as z from 'zod';
import { lineSchema } from '../../kernel/text.ts';
import { stateNamed } from './gst-states.rules.ts';

/** The buyer as typed at the desk for an invoice that must name address and state; frozen on that bill alone. */
export const recipientSchema = z.object({
  address: lineSchema(160).refine(text => text.length > 0, 'REQUIRED'),
  pinCode: z.string().regex(/^(\d{6})?$/, 'PIN_CODE_NOT_SIX_DIGITS'),
  /** Two digits, as GST numbers begin. */
  stateCode: z.string().refine(code => stateNamed(code) !== undefined, 'STATE_REQUIRED'),
});
export type Recipient = z.infer<typeof recipientSchema>;

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
