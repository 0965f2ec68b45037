import * as z from 'zod';
import { idSchema, patientIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';

export const soldPackageSchema = z.object({
  saleId: idSchema,
  itemId: idSchema,
  name: z.string(),
  /** Who may use it now, after every transfer. */
  holderId: patientIdSchema,
  billId: z.int(),
  pricePaise: z.int(),
  soldOn: localDateSchema,
  /** The last day of use. */
  expiresOn: localDateSchema,
  isExpired: z.boolean(),
  isTransferable: z.boolean(),
  endedBecause: z.enum(['cancelled', 'refunded']).nullable(),
  contents: z.array(
    z.object({
      itemId: idSchema,
      name: z.string(),
      uses: z.int(),
      used: z.int(),
      left: z.int(),
      /** What one use cost on its own on the day of the sale. */
      listPricePaise: z.int(),
    }),
  ),
  refundablePaise: z.int(),
});
export type SoldPackage = z.infer<typeof soldPackageSchema>;
