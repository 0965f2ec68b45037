import { useCallback, useRef } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useWriteEach } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { toast } from '../../ui/toasts.tsx';

export type IssuedToken = { visitId: number; token: string; patientId: number; isFromBooking?: boolean };

/** Prints the slip of a visit; a slip that does not print never takes the token back. */
export function usePrintSlip(): {
  print: (visitId: number) => Promise<void>;
  pending: boolean;
  error: Refusal | null;
} {
  const t = useTranslation();
  const slip = useWriteEach(contract.queue.tokenSlip);
  const { call } = slip;
  const print = useCallback(
    async (visitId: number) => {
      try {
        const { pdf } = await call({ visitId });
        void printPdf(pdf);
      } catch {
        // The token stands; F8 prints the slip again, and the words say so.
        toast(t('queue.slipNotPrinted'));
      }
    },
    [call, t],
  );
  return { print, pending: slip.pending, error: slip.error };
}

type TokenWish = {
  patientId: number;
  doctorId: number;
  kind?: 'emergency';
  complaint?: string;
  overbookReason?: string;
  name: string;
};

/** Token and slip in one act; pressed twice, it is one token, and for another person another. */
export function useGiveToken(): {
  give: (wish: TokenWish) => Promise<IssuedToken>;
  pending: boolean;
  error: Refusal | null;
  reset: () => void;
} {
  const t = useTranslation();
  const token = useWriteEach(contract.queue.giveToken);
  const slip = usePrintSlip();
  const underWay = useRef(new Map<string, Promise<IssuedToken>>());
  const { call } = token;
  const { print } = slip;
  const give = useCallback(
    ({ name, ...wish }: TokenWish) => {
      const asked = JSON.stringify(wish);
      const first = underWay.current.get(asked);
      if (first) return first;
      const promise = call(wish)
        .then(issued => {
          const word = issued.isFromBooking ? 'queue.bookedTokenGiven' : 'queue.tokenGiven';
          toast(t(word, { token: issued.token, name }));
          void print(issued.visitId);
          return issued;
        })
        .finally(() => {
          underWay.current.delete(asked);
        });
      underWay.current.set(asked, promise);
      return promise;
    },
    [call, print, t],
  );
  return { give, pending: token.pending, error: token.error, reset: token.reset };
}
