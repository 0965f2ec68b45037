export const measures = {
  title: 'Measures',
} as const;
