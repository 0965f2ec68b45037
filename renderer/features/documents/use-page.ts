import { useEffect, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';

export type ShownPage = OutputOf<typeof contract.documents.page>;

/** One page's content, asked for once: each asking is a look that is put on the record. */
export function usePage(documentId: number, pageNumber: number) {
  const [shown, setShown] = useState<{ page: ShownPage | null; error: Refusal | null }>({
    page: null,
    error: null,
  });
  useEffect(() => {
    const stop = new AbortController();
    setShown({ page: null, error: null });
    call(contract.documents.page, { documentId, pageNumber }, { signal: stop.signal }).then(
      page => {
        if (!stop.signal.aborted) setShown({ page, error: null });
      },
      error => {
        if (!stop.signal.aborted) setShown({ page: null, error: asRefusal(error) });
      },
    );
    return () => stop.abort();
  }, [documentId, pageNumber]);
  return shown;
}
