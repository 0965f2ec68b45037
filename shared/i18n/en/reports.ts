export const reports = {
  today: 'Today',
  closeDay: 'Close the day',
} as const;
