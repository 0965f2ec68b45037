import type { Illness, Medicine } from './illness.ts';

const RAINS = [7, 8, 9, 10];
const WINTER = [11, 12, 1, 2];

const paracetamol: Medicine = ['DRG0006', 'paracetamol 5 ml tds 3d'];
const nebuliser = { description: 'Nebulisation', ratePaise: 15_000 };

/** What brings children to a paediatrician. */
export const CHILD_ILLNESSES: readonly Illness[] = [
  {
    icd10: 'J06.9',
    weight: 14,
    season: WINTER,
    complaints: ['Cold and cough 2 days', 'Running nose, fever since yesterday'],
    findings: ['Active, throat mildly red, ears normal, chest clear.'],
    medicines: [
      [paracetamol],
      [
        ['DRG0941', 'levocetirizine 2.5 ml hs 5d'],
        ['DRG0970', 'saline nasal 2 drops tds 5d'],
      ],
    ],
    advice: 'Continue feeds. Come at once if fast breathing or not feeding.',
    reviewDays: null,
    signs: ['fever'],
  },
  {
    icd10: 'A09.0',
    weight: 8,
    season: RAINS,
    complaints: ['Loose motions 6 times, vomiting twice'],
    findings: ['No sunken eyes, skin pinch quick. Drinking well.'],
    medicines: [
      [['DRG0190', 'ORS sos']],
      [['DRG0192', 'zinc 5 ml od 14d']],
      [['DRG0154', 'ondansetron 5 ml sos']],
    ],
    advice: 'ORS after every motion, continue breast milk and khichdi.',
    reviewDays: 2,
  },
  {
    icd10: 'B34.9',
    weight: 9,
    season: RAINS,
    complaints: ['High fever 1 day', 'Fever 2 days, not eating'],
    findings: ['Febrile, playful when fever is down, no rash.'],
    medicines: [[paracetamol], [['DRG0190', 'ORS sos']]],
    tests: ['CBC with platelets', ''],
    labs: [['Complete blood count'], [], [], []],
    advice: 'Light clothes, fluids. Fever may last three days.',
    reviewDays: 2,
    signs: ['fever'],
  },
  {
    icd10: 'H66.9',
    weight: 4,
    season: WINTER,
    complaints: ['Ear pain at night'],
    findings: ['Left drum red and bulging.'],
    medicines: [[['DRG0237', 'amoxicillin 5 ml tds 5d']], [paracetamol]],
    advice: 'Keep the ear dry.',
    reviewDays: 5,
    signs: ['fever'],
  },
  {
    icd10: 'J45.9',
    weight: 5,
    season: WINTER,
    isChronic: true,
    complaints: ['Cough at night, worse after play', 'Wheeze with every cold'],
    findings: ['Scattered wheeze, no indrawing.'],
    medicines: [
      [['DRG0869', 'budesonide 2 puffs bd 30d']],
      [
        ['DRG0846', 'salbutamol 2 puffs sos'],
        ['DRG0899', 'montelukast 0-0-1 30d'],
      ],
    ],
    advice: 'Spacer shown to the mother. No dust, no incense in the room.',
    reviewDays: 30,
    signs: ['breathless'],
    procedure: nebuliser,
  },
  {
    icd10: 'J03.9',
    weight: 5,
    complaints: ['Throat pain, fever 2 days'],
    findings: ['Tonsils red and large, pus points.'],
    medicines: [
      [
        ['DRG0242', 'amoxicillin + clavulanic acid 5 ml bd 5d'],
        ['DRG0319', 'azithromycin 5 ml od 3d'],
      ],
      [paracetamol],
    ],
    advice: 'Soft cool food. Finish the course.',
    reviewDays: 5,
    signs: ['fever'],
  },
  {
    icd10: 'B82.0',
    weight: 3,
    complaints: ['Pain around the navel, itching at night'],
    findings: ['Abdomen soft, pallor mild.'],
    medicines: [[['DRG0480', 'albendazole 10 ml stat']]],
    advice: 'Nails short, hands washed before food. The whole family takes the dose.',
    reviewDays: null,
  },
  {
    icd10: 'D50.9',
    weight: 3,
    complaints: ['Not eating well, looks pale'],
    findings: ['Pallor present, weight on the lower line.'],
    medicines: [
      [['DRG1483', 'ferrous ascorbate + folic acid 5 ml od 30d pc']],
      [['DRG1529', 'multivitamin 5 ml od 30d']],
    ],
    tests: ['CBC'],
    labs: [['Complete blood count'], []],
    advice: 'Greens, dal, egg. Milk not more than half a litre a day.',
    reviewDays: 30,
  },
  {
    icd10: 'Z00.1',
    weight: 5,
    complaints: ['Growth check', 'Due for vaccines'],
    findings: ['Growing along the line, milestones as for age.'],
    medicines: [[['DRG1509', 'cholecalciferol 1 ml od 30d']]],
    form: { formId: 'paediatric', share: 0.7 },
    advice: 'Next vaccines as in the card.',
    reviewDays: 45,
    procedure: { description: 'Vaccination charge', ratePaise: 20_000 },
  },
  {
    icd10: 'B08.4',
    weight: 3,
    season: RAINS,
    complaints: ['Blisters on hands and in the mouth'],
    findings: ['Vesicles on palms, soles and tongue.'],
    medicines: [[paracetamol], [['DRG1415', 'calamine apply bd 5d']]],
    advice: 'No school until the blisters dry. Cool soft food.',
    reviewDays: null,
    signs: ['fever'],
  },
];
