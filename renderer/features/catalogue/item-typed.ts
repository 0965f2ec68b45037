import { type CatalogueItem, type Category, itemRowSchema } from '#shared/features/catalogue/item.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { keptUnit, type Unit, USUAL_UNIT } from '#shared/features/catalogue/unit.rules.ts';

/** An item as it stands in the fields: text, whatever it will be. */
export type TypedItem = {
  name: string;
  localName: string;
  code: string;
  category: Category;
  sacCode: string;
  taxClass: TaxClass;
  isTaxInclusive: boolean;
  unit: Unit;
  contents: readonly TypedContent[];
  validDays: string;
  isTransferable: boolean;
};
export type TypedContent = { itemId: string; uses: string };

const NO_CONTENT: TypedContent = { itemId: '', uses: '' };

export function typedItem(item?: CatalogueItem): TypedItem {
  const row = item?.row;
  return {
    ...{ name: row?.name ?? '', localName: row?.localName ?? '', code: row?.code ?? '' },
    ...{ category: row?.category ?? 'procedure', sacCode: row?.sacCode ?? '999312' },
    ...{ taxClass: row?.taxClass ?? 'exempt', isTaxInclusive: row?.isTaxInclusive ?? false },
    unit: row?.unit ?? USUAL_UNIT,
    contents: row?.package?.contents.map(({ itemId, uses }) => ({
      itemId: String(itemId),
      uses: String(uses),
    })) ?? [NO_CONTENT],
    validDays: String(row?.package?.validDays ?? 90),
    isTransferable: row?.package?.isTransferable ?? false,
  };
}

/** What the fields say, judged by the contract's own schema. Empty lines of a package are left out. */
export function readTypedItem({ contents, validDays, isTransferable, ...typed }: TypedItem) {
  const filled = contents.filter(({ itemId, uses }) => itemId !== '' || uses.trim() !== '');
  const row: unknown = {
    ...typed,
    sacCode: typed.sacCode.trim(),
    unit: keptUnit(typed.sacCode.trim(), typed.unit),
    package:
      typed.category === 'package'
        ? {
            contents: filled.map(({ itemId, uses }) => ({ itemId: Number(itemId), uses: numberOf(uses) })),
            validDays: numberOf(validDays),
            isTransferable,
          }
        : null,
  };
  return itemRowSchema.safeParse(row);
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
