import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { SuggestedLine } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import type { FoundItem } from '#shared/features/catalogue/item.schema.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { ReadContext } from '../../server/service.ts';
import { catalogueService } from '../catalogue/catalogue.service.ts';
import { agreedListOf } from './list-price.ts';
import { chargesGst } from './price-lines.ts';

/** What the catalogue holds for a few letters, as lines that can stand on a bill. */
export function suggestLines(
  ctx: ReadContext,
  { partyId, ...question }: ParsedInputOf<(typeof billingContract)['suggestLines']>,
): SuggestedLine[] {
  const isTaxed = chargesGst(ctx.db);
  const { patientId } = question;
  const agreed = patientId === null ? null : agreedListOf(ctx, { patientId, partyId, onDate: openDay(ctx) });
  const listId = question.listId ?? agreed;
  return catalogueService.search(ctx, { ...question, listId }).map(item => suggestedOf(item, isTaxed));
}

function suggestedOf(item: FoundItem, isTaxed: boolean): SuggestedLine {
  const { itemId, name, sacCode, category, listId, ratePaise, tax } = item;
  return {
    line: {
      ...{ description: name, sacCode, quantity: 1, itemId, category },
      ratePaise: ratePaise ?? 0,
      // What was only typed on a bill before has no price to differ from.
      listPricePaise: listId === null ? null : ratePaise,
      ...{
        taxClass: tax.taxClass,
        isTaxInclusive: tax.isTaxInclusive,
        gstPermille: isTaxed ? tax.permille : 0,
      },
    },
    ...{ code: item.code, localName: item.localName, listName: item.listName, isPackage: item.isPackage },
    ...{ hasPrice: ratePaise !== null, prepaidUses: item.prepaidUses },
  };
}
