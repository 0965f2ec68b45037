import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import {
  LARGEST_STATEMENT_BYTES,
  type StatementInspection,
  type StatementLayout,
} from '#shared/features/upi/upi.schema.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal, Refusal } from '../../api/refusal.ts';

type File64 = Pick<InputOf<typeof contract.upi.importStatement>, 'fileName' | 'content'>;

export type Statement = {
  file: File64 | null;
  inspection: StatementInspection | null;
  isReading: boolean;
  error: Refusal | null;
  /** It is being brought in. */
  pending: boolean;
  choose: (file: File) => Promise<void>;
  changeLayout: (layout: StatementLayout) => Promise<void>;
  /** What came of it; undefined when it was refused, which `error` says. */
  bringIn: () => Promise<{ newCount: number; wasKnown: boolean } | undefined>;
  forget: () => void;
};

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Refusal('FILE_NOT_READ'));
    reader.readAsDataURL(file);
  });
}

/** The statement being looked at; what is chosen or changed later replaces what is still under way. */
export function useStatement(): Statement {
  const [file, setFile] = useState<File64 | null>(null);
  const [inspection, setInspection] = useState<StatementInspection | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const turn = useRef(0);
  const bring = useWrite(contract.upi.importStatement);

  async function inspect(chosen: File64, layout?: StatementLayout): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    setIsReading(true);
    setError(null);
    try {
      const answer = await call(contract.upi.inspectStatement, { ...chosen, ...(layout ? { layout } : {}) });
      if (mine !== turn.current) return;
      setFile(chosen);
      setInspection(answer);
    } catch (thrown) {
      if (mine === turn.current) setError(asRefusal(thrown));
    } finally {
      if (mine === turn.current) setIsReading(false);
    }
  }

  function forget(): void {
    turn.current += 1;
    setFile(null);
    setInspection(null);
    setIsReading(false);
    setError(null);
    bring.reset();
  }

  return {
    ...{ file, inspection, isReading, forget, pending: bring.pending },
    error: error ?? bring.error,
    async choose(chosen) {
      forget();
      if (chosen.size > LARGEST_STATEMENT_BYTES) return setError(new Refusal('STATEMENT_TOO_LARGE'));
      try {
        await inspect({ fileName: chosen.name.slice(-120), content: await base64Of(chosen) });
      } catch (thrown) {
        setError(asRefusal(thrown));
      }
    },
    changeLayout: async layout => {
      if (file) await inspect(file, layout);
    },
    async bringIn() {
      if (!file || !inspection) return undefined;
      try {
        return await bring.call({ ...file, layout: inspection.layout });
      } catch {
        return undefined; // Said by the notice; the file stays chosen.
      }
    },
  };
}
