export const certificates = {
  title: 'Certificates',
} as const;
