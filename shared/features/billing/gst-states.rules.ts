/** State codes as GST numbers begin with them (rule 46 of the CGST Rules asks for name and code). */
const STATES: Readonly<Record<string, string>> = {
  '01': 'Jammu and Kashmir',
  '02': 'Himachal Pradesh',
  '03': 'Punjab',
  '04': 'Chandigarh',
  '05': 'Uttarakhand',
  '06': 'Haryana',
  '07': 'Delhi',
  '08': 'Rajasthan',
  '09': 'Uttar Pradesh',
  '10': 'Bihar',
  '11': 'Sikkim',
  '12': 'Arunachal Pradesh',
  '13': 'Nagaland',
  '14': 'Manipur',
  '15': 'Mizoram',
  '16': 'Tripura',
  '17': 'Meghalaya',
  '18': 'Assam',
  '19': 'West Bengal',
  '20': 'Jharkhand',
  '21': 'Odisha',
  '22': 'Chhattisgarh',
  '23': 'Madhya Pradesh',
  '24': 'Gujarat',
  '26': 'Dadra and Nagar Haveli and Daman and Diu',
  '27': 'Maharashtra',
  '29': 'Karnataka',
  '30': 'Goa',
  '31': 'Lakshadweep',
  '32': 'Kerala',
  '33': 'Tamil Nadu',
  '34': 'Puducherry',
  '35': 'Andaman and Nicobar Islands',
  '36': 'Telangana',
  '37': 'Andhra Pradesh',
  '38': 'Ladakh',
  '96': 'Other country',
  '97': 'Other territory',
};

/** In the order of their names. */
export const STATE_CODES: readonly string[] = Object.keys(STATES).toSorted((a, b) =>
  (STATES[a] ?? '').localeCompare(STATES[b] ?? ''),
);

/** Undefined for a code that no state has. */
export function stateNamed(code: string): string | undefined {
  return STATES[code];
}

/** The code of a state by its name, in whatever case; empty where nobody knows it. */
export function codeOfState(name: string): string {
  const wanted = name.toLowerCase();
  return Object.keys(STATES).find(code => STATES[code]?.toLowerCase() === wanted) ?? '';
}

/** Union territories without a legislature: the second half of the tax is theirs by the UTGST Act, section 1(2). */
const UNION_TERRITORIES: readonly string[] = ['04', '26', '31', '35', '38'];

/** 'Maharashtra (27)'; only the code where nobody knows its state. */
export function stateWithCode(code: string): string {
  const name = STATES[code];
  return name ? `${name} (${code})` : code;
}

/** '27-Maharashtra', as a return names the place of supply; empty where nobody knows the state. */
export function placeOfSupply(gstin: string): string {
  const code = gstin.slice(0, 2);
  return STATES[code] ? `${code}-${STATES[code]}` : '';
}

/** 'Maharashtra (27)' from the name alone. */
export function stateByName(name: string): string {
  const code = codeOfState(name);
  return code ? stateWithCode(code) : name;
}

export function isUnionTerritory(code: string): boolean {
  return UNION_TERRITORIES.includes(code);
}
