import { useState } from 'react';
import type { OutputOf } from '#shared/contract/procedure.ts';
import {
  type CertificateFacts,
  type CertificateField,
  certificateProblems,
  onlyOwnFields,
} from '#shared/features/certificates/certificate.rules.ts';
import {
  type CertificateBody,
  type CertificateKind,
  certificateBodySchema,
} from '#shared/features/certificates/certificate.schema.ts';
import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { type DraftOf, draftOf, keepDraft, newBody } from './certificate-drafts.ts';

export type Begun = OutputOf<typeof certificatesContract.begin>;
export type Written = {
  body: CertificateBody;
  write: (part: Partial<CertificateBody>) => void;
  /** What is wrong with a field, once the person has tried to issue it. */
  problemOf: (field: CertificateField) => string | undefined;
  /** The body to issue, or the first field that keeps it from being issued. */
  judge: () => { body: CertificateBody } | { field: CertificateField };
  /** Problems that the server found at the fields. */
  showRefused: (refusal: Refusal) => void;
};

type Codes = Partial<Record<string, string>>;

function codesOf(body: CertificateBody, facts: CertificateFacts): Codes {
  const read = certificateBodySchema.safeParse(body);
  if (!read.success)
    return Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
  return Object.fromEntries(
    certificateProblems(onlyOwnFields(read.data), facts).map(({ path, code }) => [path, code]),
  );
}

/** A certificate while it is written: its text, kept as a draft with every key, and what is wrong with it. */
export function useWritten(of: DraftOf, kind: CertificateKind, begun: Begun, today: string): Written {
  const { t, sentence } = useLanguage();
  const [body, setBody] = useState(() => draftOf(of, kind) ?? fresh(kind, begun, today));
  const [hasTried, setHasTried] = useState(false);
  const [refused, setRefused] = useState<Codes>({});
  const { limits, seenOn } = begun;
  const codes: Codes = hasTried ? { ...codesOf(body, { today, limits, seenOn }), ...refused } : refused;

  function judge(): ReturnType<Written['judge']> {
    setHasTried(true);
    const now = codesOf(body, { today, limits, seenOn });
    const field = Object.keys(now)[0] as CertificateField | undefined;
    return field === undefined ? { body: onlyOwnFields(certificateBodySchema.parse(body)) } : { field };
  }

  return {
    body,
    judge,
    write(part) {
      const next = { ...body, ...part };
      keepDraft(of, next);
      setBody(next);
      setRefused({});
    },
    problemOf(field) {
      const code = codes[field];
      return code === undefined ? undefined : (sentence(code, limits) ?? t('problems.INVALID'));
    },
    showRefused(refusal) {
      setRefused(
        Object.fromEntries(
          refusal.fieldProblems.map(({ path, code }) => [path.replace(/^body\./, ''), code]),
        ),
      );
    },
  };
}

function fresh(kind: CertificateKind, begun: Begun, today: string): CertificateBody {
  const { identificationMarks, address, diagnosis, findings } = begun;
  return onlyOwnFields(newBody(kind, { identificationMarks, address, diagnosis, findings }, today));
}
