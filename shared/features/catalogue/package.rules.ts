export type UsedContent = { uses: number; used: number; listPricePaise: number };

/** What one use counts where the item had no price of its own: an even share of the package, in whole paise, up. */
export function evenSharePaise(pricePaise: number, totalUses: number): number {
  return Math.ceil(pricePaise / Math.max(1, totalUses));
}

/**
 * What unused sessions are worth when a package is given back: the price paid less each used session at its own price
 * of the day of the sale, never less than nothing; nothing once every session is used.
 */
export function refundablePaise(pricePaise: number, contents: readonly UsedContent[]): number {
  if (contents.every(({ uses, used }) => used >= uses)) return 0;
  const usedPaise = contents.reduce((sum, { used, listPricePaise }) => sum + used * listPricePaise, 0);
  return Math.max(0, pricePaise - usedPaise);
}
