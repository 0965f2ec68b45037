/** One row of resources/reference/pin_districts.csv: '452001-003 453111-112' are ranges of one sorting district. */
export type PinDistrictRow = { state: string; district: string; pins: string };
export type PinDistrict = { district: string; state: string };

function pinsOf(range: string): number[] {
  const [first = '', last = first] = range.split('-');
  const to = Number(first.slice(0, first.length - last.length) + last);
  return Array.from({ length: to - Number(first) + 1 }, (_, index) => Number(first) + index);
}

/** Six digits → where the post office stands; a PIN that is not in the list says nothing about a place. */
export function districtsByPin(rows: readonly PinDistrictRow[]): ReadonlyMap<string, PinDistrict> {
  const byPin = new Map<string, PinDistrict>();
  for (const { district, state, pins } of rows) {
    for (const range of pins.split(' ')) {
      for (const pin of pinsOf(range)) byPin.set(String(pin), { district, state });
    }
  }
  return byPin;
}
