export const encounters = {
  title: 'Visit',
  complaints: 'Complaints',
  findings: 'Findings',
  diagnosis: 'Diagnosis',
  tests: 'Tests',
  advice: 'Advice',
  followUp: 'Follow-up',
} as const;
