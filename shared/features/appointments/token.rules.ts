/** A for walk-ins, P for booked people, E for emergencies; each counts for itself in a sitting. */
export type TokenLetter = 'A' | 'P' | 'E';

/** 'A-07'. */
export function formatToken(letter: string, number: number): string {
  return `${letter}-${String(number).padStart(2, '0')}`;
}
