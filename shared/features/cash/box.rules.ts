/**
 * What lies in the clinic's box after the last drawer is handed over. `fromBoxPaise` of it is counted with the drawer:
 * the float that nobody took, or the whole box on a day without takings.
 */
export function boxAfterPaise(
  before: { safePaise: number; fromBoxPaise: number },
  countedPaise: number,
): number {
  return before.safePaise - before.fromBoxPaise + countedPaise;
}
