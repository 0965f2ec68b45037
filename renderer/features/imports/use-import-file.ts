import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { ImportLayout } from '#shared/features/imports/imports.contract.ts';
import { call } from '../../api/client.ts';
import { asRefusal, Refusal } from '../../api/refusal.ts';

const LARGEST_FILE = 30_000_000;

export type Inspected = OutputOf<typeof contract.imports.inspect>;
export type ChosenFile = { fileName: string; content: string };
export type ImportFile = {
  chosen: ChosenFile | null;
  inspected: Inspected | null;
  layout: ImportLayout | null;
  /** The name of the file that is being read. */
  reading: string | null;
  error: Refusal | null;
  choose(file: File): Promise<void>;
  changeLayout(layout: ImportLayout): void;
  forget(): void;
};

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Refusal('FILE_NOT_READ'));
    reader.readAsDataURL(file);
  });
}

/** The chosen file and what the clinic's computer makes of its columns; a second choice replaces the first at once. */
export function useImportFile(): ImportFile {
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const [layout, setLayout] = useState<ImportLayout | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const stop = useRef<AbortController>(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  function forget(): void {
    stop.current.abort();
    stop.current = new AbortController();
    setChosen(null);
    setInspected(null);
    setLayout(null);
    setReading(null);
    setError(null);
  }

  async function choose(file: File): Promise<void> {
    forget();
    const { signal } = stop.current;
    if (file.size > LARGEST_FILE) return setError(new Refusal('FILE_TOO_LARGE'));
    setReading(file.name);
    try {
      const read = { fileName: file.name.slice(-120), content: await base64Of(file) };
      const answer = await call(contract.imports.inspect, read, { signal });
      if (signal.aborted) return;
      setChosen(read);
      setInspected(answer);
      setLayout(answer.layout);
    } catch (thrown) {
      if (!signal.aborted) setError(asRefusal(thrown));
    } finally {
      if (!signal.aborted) setReading(null);
    }
  }

  return { chosen, inspected, layout, reading, error, choose, changeLayout: setLayout, forget };
}
