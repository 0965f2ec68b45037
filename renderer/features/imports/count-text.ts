const indian = new Intl.NumberFormat('en-IN');

/** 50000 → '50,000', 100000 → '1,00,000'. */
export function countText(count: number): string {
  return indian.format(count);
}
