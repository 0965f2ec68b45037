import { useState } from 'react';
import type { TemperatureUnit } from './typed-vitals.ts';

const STORED = 'parchi-temperature-unit';

/** Indian thermometers show °F, so that is what a computer starts with; the choice stays on this computer. */
export function useTemperatureUnit(): [TemperatureUnit, (unit: TemperatureUnit) => void] {
  const [unit, setUnit] = useState<TemperatureUnit>(() => (localStorage.getItem(STORED) === 'C' ? 'C' : 'F'));
  return [
    unit,
    next => {
      localStorage.setItem(STORED, next);
      setUnit(next);
    },
  ];
}
