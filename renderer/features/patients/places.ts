import { useDebouncedValue } from '@mantine/hooks';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';

const PAUSE_MS = 120;
const MOST = 8;

export type Place = { locality: string; city: string; pinCode: string; state: string };

/** Places written before: those that begin as typed, then those of the whole PIN code, its district last. */
export function usePlaces(typed: string, pinCode: string): readonly Place[] {
  const [text] = useDebouncedValue(typed.trim().slice(0, 60), PAUSE_MS);
  const isWholePin = /^\d{6}$/.test(pinCode);
  const beginning = useRead(
    contract.patients.suggestPlaces,
    { text, pinCode: '' },
    { enabled: text !== '', keepPrevious: true },
  ).answer;
  const ofPin = useRead(
    contract.patients.suggestPlaces,
    { text: '', pinCode },
    { enabled: isWholePin },
  ).answer;
  const found = [...(text === '' ? [] : (beginning ?? [])), ...(isWholePin ? (ofPin ?? []) : [])];
  const unique = new Map(found.map(place => [Object.values(place).join('|'), place]));
  return [...unique.values()].slice(0, MOST);
}
