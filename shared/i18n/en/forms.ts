export const forms = {
  title: 'Forms',
} as const;
