import { useDebouncedValue } from '@mantine/hooks';
import { contract } from '#shared/contract/index.ts';
import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';

const QUIET_MS = 80;

type Asked = { formularyId: string | undefined; patientId: number | null };

function inputOf(text: string, { formularyId, patientId }: Asked) {
  return {
    text,
    ...(patientId !== null && { patientId }),
    ...(formularyId !== undefined && { formularyId }),
  };
}

/** How the line is read while it is typed; the last reading stays until the next one is there. */
export function useLineReading(text: string, asked: Asked): LineReading | undefined {
  const [quiet] = useDebouncedValue(text, QUIET_MS);
  const isEmpty = quiet.trim() === '';
  const { answer } = useRead(contract.prescriptions.readLine, inputOf(quiet, asked), {
    enabled: !isEmpty,
    keepPrevious: true,
    staleMs: 60_000,
  });
  return isEmpty || text.trim() === '' ? undefined : answer;
}

/** Reads exactly this line now, for Enter, which may come before the last keystroke was read. */
export function readLineNow(text: string, asked: Asked): Promise<LineReading> {
  return call(contract.prescriptions.readLine, inputOf(text, asked));
}
