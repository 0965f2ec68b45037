import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  districtsByPin,
  type PinDistrict,
  statesBySortingDistrict,
} from '#shared/features/patients/pin-code.rules.ts';
import { parseCsv } from '../../server/csv.ts';
import { resourceFolder } from '../../server/resource-folder.ts';

let districts: ReadonlyMap<string, PinDistrict> | undefined;

let states: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function readDistricts(): ReadonlyMap<string, PinDistrict> {
  districts ??= districtsByPin(
    parseCsv(readFileSync(join(resourceFolder(), 'reference', 'pin_districts.csv'), 'utf8')).map(row => ({
      state: row.state ?? '',
      district: row.district ?? '',
      pins: row.pins ?? '',
    })),
  );
  return districts;
}

/** The district and state of a PIN code, read once; undefined for one that the list does not have. */
export function districtOfPin(pinCode: string): PinDistrict | undefined {
  return readDistricts().get(pinCode);
}

/** The states in which a PIN code can be; empty where nobody knows. */
export function statesOfPin(pinCode: string): readonly string[] {
  states ??= statesBySortingDistrict(readDistricts());
  return [...(states.get(pinCode.slice(0, 3)) ?? [])];
}
