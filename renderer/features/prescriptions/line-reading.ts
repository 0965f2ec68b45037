import { useDebouncedValue } from '@mantine/hooks';
import { contract } from '#shared/contract/index.ts';
import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';

const QUIET_MS = 80;

function inputOf(text: string, formularyId: string | undefined) {
  return formularyId === undefined ? { text } : { text, formularyId };
}

/** How the line is read while it is typed; the last reading stays until the next one is there. */
export function useLineReading(text: string, formularyId: string | undefined): LineReading | undefined {
  const [quiet] = useDebouncedValue(text, QUIET_MS);
  const isEmpty = quiet.trim() === '';
  const { answer } = useRead(contract.prescriptions.readLine, inputOf(quiet, formularyId), {
    enabled: !isEmpty,
    keepPrevious: true,
    staleMs: 60_000,
  });
  return isEmpty || text.trim() === '' ? undefined : answer;
}

/** Reads exactly this line now, for Enter, which may come before the last keystroke was read. */
export function readLineNow(text: string, formularyId: string | undefined): Promise<LineReading> {
  return call(contract.prescriptions.readLine, inputOf(text, formularyId));
}
