import { type Contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { connectWith } from './client.ts';
import { Refusal } from './refusal.ts';

type Handler<P extends AnyProcedure> = (input: InputOf<P>) => OutputOf<P> | Promise<OutputOf<P>>;
export type Handlers = {
  [F in keyof Contract]?: {
    [V in keyof Contract[F]]?: Contract[F][V] extends AnyProcedure ? Handler<Contract[F][V]> : never;
  };
};
export type SentCall = { name: string; input: unknown; requestId: string };

export type TestClient = {
  /** Every call that reached the server, oldest first. */
  sent: SentCall[];
  /** The inputs sent to one procedure. */
  inputsOf: <P extends AnyProcedure>(procedure: P) => InputOf<P>[];
  /** Answers from now on. */
  answer: (more: Handlers) => void;
};

/** A server for jsdom tests, typed by the contract: what has no handler is refused as NOT_FOUND. */
export function testClient(handlers: Handlers): TestClient {
  const rooms: Record<string, Record<string, (input: unknown) => unknown> | undefined> = {};
  const answer = (more: Handlers) => {
    for (const [feature, room] of Object.entries(more)) {
      rooms[feature] = { ...rooms[feature], ...(room as Record<string, (input: unknown) => unknown>) };
    }
  };
  answer(handlers);
  const sent: SentCall[] = [];
  connectWith({
    call: async (path, input, options) => {
      const [feature = '', verb = ''] = path;
      sent.push({ name: path.join('.'), input, requestId: options.context.requestId });
      const handler = rooms[feature]?.[verb];
      if (!handler) throw new Refusal('NOT_FOUND', { what: path.join('.') });
      return handler(input);
    },
  });
  return {
    sent,
    inputsOf: procedure =>
      sent.filter(one => one.name === nameOf(procedure)).map(one => one.input as InputOf<typeof procedure>),
    answer,
  };
}
