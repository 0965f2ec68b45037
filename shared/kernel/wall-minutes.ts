const DAY = 1_440;

/** Minutes of a clinic's wall as '09:30'; past midnight they begin again. */
export function clock(minute: number): string {
  const wall = ((minute % DAY) + DAY) % DAY;
  return `${String(Math.floor(wall / 60)).padStart(2, '0')}:${String(wall % 60).padStart(2, '0')}`;
}

/** '09:30–13:30'. */
export function span(fromMinute: number, toMinute: number): string {
  return `${clock(fromMinute)}–${clock(toMinute)}`;
}
