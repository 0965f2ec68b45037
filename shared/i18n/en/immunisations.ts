export const immunisations = {
  title: 'Immunisation',
} as const;
