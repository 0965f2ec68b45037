/** One row of resources/reference/pin_districts.csv: '452001-003 453111-112' are ranges of one sorting district. */
export type PinDistrictRow = { state: string; district: string; pins: string };
export type PinDistrict = { district: string; state: string };

function pinsOf(range: string): number[] {
  const [first = '', last = first] = range.split('-');
  const to = Number(first.slice(0, first.length - last.length) + last);
  return Array.from({ length: to - Number(first) + 1 }, (_, index) => Number(first) + index);
}

// What the list does not show: Yanam (Puducherry) in Andhra Pradesh, the villages that went from Telangana to Andhra
// Pradesh in 2014, and the seven states of the north-east, whose post goes over each other's offices.
const NORTH_EAST = [
  ...['Assam', 'Arunachal Pradesh', 'Nagaland', 'Manipur', 'Mizoram', 'Tripura', 'Meghalaya'],
];
const ALSO: readonly { begins: string; states: readonly string[] }[] = [
  { begins: '533', states: ['Puducherry'] },
  { begins: '507', states: ['Andhra Pradesh'] },
  { begins: '78', states: NORTH_EAST },
  { begins: '79', states: NORTH_EAST },
];

/**
 * The first three digits, a sorting district → every state with an office there. A PIN code can only be refused for a
 * state by these, never by its own office alone: offices deliver over borders.
 */
export function statesBySortingDistrict(
  byPin: ReadonlyMap<string, PinDistrict>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [pin, { state }] of byPin) {
    const begins = pin.slice(0, 3);
    const states =
      found.get(begins) ?? new Set(ALSO.flatMap(also => (begins.startsWith(also.begins) ? also.states : [])));
    found.set(begins, states.add(state));
  }
  return found;
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
