export const queue = {
  title: 'Day board',
  waiting: 'Waiting',
  held: 'Held',
  withDoctor: 'With doctor',
  toBill: 'To bill',
  done: 'Done',
  left: 'Left',
  urgent: 'Urgent',
  soon: 'Soon',
  token: 'Token',
  doctor: 'Doctor',
} as const;
