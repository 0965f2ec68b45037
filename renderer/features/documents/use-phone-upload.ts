import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { KeptKind } from '#shared/features/documents/file-kind.rules.ts';
import type { OpenedUpload, UploadState } from '#shared/features/documents/phone-upload.schema.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';

export type PhoneUpload = {
  opened: OpenedUpload | null;
  state: UploadState | null;
  isOver: boolean;
  error: Refusal | null;
};

const NOTHING: PhoneUpload = { opened: null, state: null, isOver: false, error: null };
const TYPES: Readonly<Record<KeptKind, string>> = { jpeg: 'image/jpeg', pdf: 'application/pdf' };

const close = (uploadId: string) =>
  void call(contract.documents.closePhoneUpload, { uploadId }).catch(() => undefined); // Over already, or signed out.

async function takePage(uploadId: string, pageId: number): Promise<File> {
  const { kind, fileName, content } = await call(contract.documents.takePhonePage, { uploadId, pageId });
  const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0));
  return new File([bytes], fileName, { type: TYPES[kind] });
}

type Following = {
  patientId: number;
  signal: AbortSignal;
  onChange: (more: Partial<PhoneUpload>) => void;
  onFile: (file: File) => void;
};

/** Opens a code and takes what comes, page after page, until the code ends or nobody looks any more. */
async function followPhone({ patientId, signal, onChange, onFile }: Following): Promise<void> {
  const opened = await call(contract.documents.openPhoneUpload, { patientId });
  const { uploadId } = opened;
  if (signal.aborted) return close(uploadId);
  signal.addEventListener('abort', () => close(uploadId));
  onChange({ opened });
  const states = (await call(
    contract.documents.phonePages,
    { uploadId },
    { signal },
  )) as AsyncIterable<UploadState>;
  const taken = new Set<number>();
  for await (const state of states) {
    if (signal.aborted) return;
    onChange({ state });
    for (const { pageId } of state.waiting) {
      if (taken.has(pageId)) continue;
      taken.add(pageId);
      onFile(await takePage(uploadId, pageId));
    }
  }
  onChange({ isOver: true });
}

/** A code for one person's pages, open for as long as it is shown. */
export function usePhoneUpload(
  patientId: number,
  onFile: (file: File) => void,
): PhoneUpload & { again: () => void } {
  const [upload, setUpload] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(onFile);
  latest.current = onFile;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a code of its own.
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const onChange = (more: Partial<PhoneUpload>) =>
      signal.aborted || setUpload(before => ({ ...before, ...more }));
    setUpload(NOTHING);
    followPhone({ patientId, signal, onChange, onFile: file => latest.current(file) }).catch(thrown =>
      onChange({ error: asRefusal(thrown), isOver: true }),
    );
    return () => stop.abort();
  }, [patientId, attempt]);
  return { ...upload, again: () => setAttempt(attempt + 1) };
}
