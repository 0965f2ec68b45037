import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { ClinicServer } from '../electron/server/start.ts';
import { type Caller, callerThroughHttp, callerThroughPort } from '../electron/transports/callers.ts';
import { sampleSecrets } from './generator/sample-people.ts';

export const WAYS = ['service', 'port', 'http'] as const;
export type Way = (typeof WAYS)[number];

/** Ids in the order in which the sample clinic's people are made. */
export const ROLES = { doctor: 1, paediatrician: 2, desk: 3 } as const;
export type Who = keyof typeof ROLES;

export type Ask = <P extends AnyProcedure>(who: Who, procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

function callerInProcess(server: ClinicServer): Caller {
  const connection = server.connect('test');
  return {
    call: (procedure, input) => server.call(connection, nameOf(procedure), input) as Promise<never>,
    close: () => server.end(connection),
  };
}

async function peopleAt(open: () => Caller): Promise<{ ask: Ask; callers: Caller[] }> {
  const people = {} as Record<Who, Caller>;
  for (const who of Object.keys(ROLES) as Who[]) {
    const userId = ROLES[who];
    people[who] = open();
    const password = sampleSecrets[userId - 1]?.password ?? '';
    await people[who].call(contract.users.signIn, { userId, password });
  }
  return {
    ask: (who, procedure, input) => people[who].call(procedure, input),
    callers: Object.values(people),
  };
}

/** The call itself, without a transport. */
export async function openServiceWay(server: ClinicServer): Promise<Ask> {
  return (await peopleAt(() => callerInProcess(server))).ask;
}

/** The same people signed in three times: by the call itself, through a MessagePort, and over HTTP. */
export async function openWays(
  server: ClinicServer,
  url: string,
): Promise<{ ways: Record<Way, Ask>; close(): void }> {
  const open: Record<Way, () => Caller> = {
    service: () => callerInProcess(server),
    port: () => callerThroughPort(server),
    http: () => callerThroughHttp(url),
  };
  const callers: Caller[] = [];
  async function askThrough(way: Way): Promise<Ask> {
    const { ask, callers: own } = await peopleAt(open[way]);
    callers.push(...own);
    return ask;
  }
  const ways = {
    service: await askThrough('service'),
    port: await askThrough('port'),
    http: await askThrough('http'),
  };
  return {
    ways,
    close() {
      for (const caller of callers) caller.close();
    },
  };
}
