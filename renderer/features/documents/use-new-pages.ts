import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MOST_PAGES } from '#shared/features/documents/document.schema.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { prepareFile } from './prepare-file.ts';

export type NewPage = {
  id: number;
  fileName: string;
  state: 'reading' | 'sending' | 'ready' | 'refused';
  bytes: number;
  thumbnail: string;
  pageCount: number | null;
  /** Its name in the clinic, once it is kept. */
  file: string | null;
  refusal: Refusal | null;
};

let lastId = 0;

function newPage(fileName: string): NewPage {
  lastId += 1;
  return {
    ...{ id: lastId, fileName, state: 'reading' as const, bytes: 0, thumbnail: '', pageCount: null },
    ...{ file: null, refusal: null },
  };
}

export type NewPages = {
  pages: readonly NewPage[];
  isBusy: boolean;
  isTooMany: boolean;
  take: (files: readonly File[]) => void;
  remove: (id: number) => void;
  move: (id: number, by: number) => void;
  clear: () => void;
};

/**
 * The pages of a document to be, in order. One after the other is read and kept at once, so that a page which is not
 * taken says so while the rest is typed; what is never saved is forgotten after a day.
 */
export function useNewPages(
  kept: readonly NewPage[],
  onChange: (pages: readonly NewPage[]) => void,
): NewPages {
  const [pages, setPages] = useState(kept);
  const [isTooMany, setIsTooMany] = useState(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(pages);
  const stop = useRef(new AbortController());
  useEffect(() => {
    // A second life in development begins with a fresh one.
    stop.current = new AbortController();
    return () => stop.current.abort();
  }, []);

  function set(change: (before: readonly NewPage[]) => readonly NewPage[]): void {
    latest.current = change(latest.current);
    setPages(latest.current);
    // What was being read when the panel closed is chosen again; what is kept stays.
    onChange(latest.current.filter(({ state }) => state === 'ready'));
  }

  const note = (id: number, more: Partial<NewPage>) =>
    set(before => before.map(page => (page.id === id ? { ...page, ...more } : page)));

  async function send(id: number, file: File): Promise<void> {
    const { signal } = stop.current;
    const isWanted = () => !signal.aborted && latest.current.some(page => page.id === id);
    if (!isWanted()) return;
    try {
      const { bytes, ...prepared } = await prepareFile(file);
      if (!isWanted()) return;
      note(id, { state: 'sending', bytes, thumbnail: prepared.thumbnail });
      const kept = await call(contract.documents.putFile, prepared, { signal });
      if (isWanted())
        note(id, { state: 'ready', file: kept.file, bytes: kept.bytes, pageCount: kept.pageCount });
    } catch (thrown) {
      if (isWanted()) note(id, { state: 'refused', refusal: asRefusal(thrown) });
    }
  }

  return {
    pages,
    isBusy: pages.some(({ state }) => state === 'reading' || state === 'sending'),
    isTooMany,
    take(files) {
      const taken = files.slice(0, MOST_PAGES - latest.current.length);
      setIsTooMany(taken.length < files.length);
      for (const file of taken) {
        const page = newPage(file.name);
        set(before => [...before, page]);
        queue.current = queue.current.then(() => send(page.id, file));
      }
    },
    remove: id => set(before => before.filter(page => page.id !== id)),
    move: (id, by) =>
      set(before => {
        const at = before.findIndex(page => page.id === id);
        const to = at + by;
        const [page, other] = [before[at], before[to]];
        if (!page || !other) return before;
        return before.map((each, index) => (index === at ? other : index === to ? page : each));
      }),
    clear: () => set(() => []),
  };
}
