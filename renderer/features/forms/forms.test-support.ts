import { type FormDefinition, formDefinitionSchema } from '#shared/features/forms/form.schema.ts';

const label = (en: string, hi = '') => ({ en, hi });

/** A small pregnancy form, by the same rules as the shipped one. */
export const pregnancy: FormDefinition = formDefinitionSchema.parse({
  id: 'anc',
  version: 3,
  title: label('Antenatal visit', 'गर्भावस्था'),
  fields: [
    { id: 'lmp', type: 'date', label: label('LMP') },
    { id: 'edd', type: 'computed', label: label('EDD'), formula: 'addDays(lmp, 280)', shows: 'date' },
    { id: 'weight', type: 'number', label: label('Weight'), unit: 'kg', min: 20, max: 200, decimals: 1 },
    { id: 'moves', type: 'yesNo', label: label('Movements') },
    {
      id: 'where',
      type: 'choice',
      label: label('Where'),
      showIf: 'moves',
      choices: [
        { id: 'left', label: label('Left side') },
        { id: 'right', label: label('Right side') },
      ],
    },
  ],
  print: { prescription: [{ field: 'edd' }], slip: [] },
});

export const teeth: FormDefinition = formDefinitionSchema.parse({
  id: 'dental',
  version: 1,
  title: label('Dental chart'),
  fields: [
    {
      id: 'teeth',
      type: 'dental',
      label: label('Teeth'),
      choices: [
        { id: 'caries', label: label('caries') },
        { id: 'crown', label: label('crown') },
        { id: 'fractured', label: label('fractured') },
      ],
    },
  ],
  print: {},
});

export const listed = [pregnancy, teeth].map(definition => ({
  definition,
  isShipped: true,
  savedAt: null,
  savedByName: null,
}));
