import type { FormularyItem } from '../prescriptions/reference-rows.schema.ts';

// By the formulary's own classes. What acts where it is put (eye, ear, skin) is another thing, and medicines of
// tuberculosis and leprosy are a course and no antibiotic of an ordinary prescription.
const CLASSES: ReadonlySet<string> = new Set([
  ...['Aminoglycoside', 'Amphenicol', 'Anti-staphylococcal penicillin', 'Carbapenem', 'Glycopeptide'],
  ...['Cephalosporin + beta-lactamase inhibitor', 'Cephalosporin + fluoroquinolone'],
  ...['Cephalosporin 1st generation', 'Cephalosporin 2nd generation', 'Cephalosporin 3rd generation'],
  ...['Cephalosporin 3rd generation (antipseudomonal)', 'Cephalosporin 3rd generation (oral)'],
  ...['Cephalosporin 4th generation', 'Fluoroquinolone', 'Fluoroquinolone + nitroimidazole', 'Lincosamide'],
  ...['Long-acting penicillin', 'Macrolide', 'Monobactam', 'Nitroimidazole', 'Non-absorbed antibiotic'],
  ...['Oxazolidinone', 'Penem (oral)', 'Penicillin', 'Penicillin + beta-lactamase inhibitor'],
  ...['Penicillin combination', 'Polymyxin', 'Sulfonamide + trimethoprim', 'Tetracycline'],
  ...['Urinary antibacterial', 'Urinary antiseptic'],
]);
const SYSTEMIC = /^(oral(\/|$)|IM|IV|SC)/;

export function isAntibiotic({ drugClass, route }: Pick<FormularyItem, 'drugClass' | 'route'>): boolean {
  return CLASSES.has(drugClass) && SYSTEMIC.test(route);
}

/** The products, and the generics that stand for one where a line was typed and not chosen. */
export function antibioticsOf(formulary: readonly FormularyItem[]): { ids: string[]; generics: string[] } {
  const items = formulary.filter(isAntibiotic);
  return { ids: items.map(({ id }) => id), generics: [...new Set(items.map(({ generic }) => generic))] };
}
