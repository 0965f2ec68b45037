export const labs = {
  title: 'Reports',
} as const;
