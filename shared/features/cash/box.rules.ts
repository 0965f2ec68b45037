export type BoxBeforeCount = {
  /** In the clinic's box now. */
  safePaise: number;
  /** The float that the drawer to be counted has by the book; null where the box itself is counted. */
  floatPaise: number | null;
};
export type DrawerCounted = { floatPaise: number; countedPaise: number };

/**
 * What lies in the clinic's box after the last drawer is handed over. A float larger than the book's came out of the
 * box as far as that had it, the rest from the owner; a smaller one never left it.
 */
export function boxAfterPaise(before: BoxBeforeCount, counted: DrawerCounted): number {
  const inBox = before.floatPaise === null ? 0 : before.safePaise;
  const booked = before.floatPaise ?? before.safePaise;
  return (
    Math.max(0, inBox - Math.max(0, counted.floatPaise - booked)) +
    Math.max(0, booked - counted.floatPaise) +
    counted.countedPaise
  );
}
