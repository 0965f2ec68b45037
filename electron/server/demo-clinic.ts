import { contract, nameOf } from '#shared/contract/index.ts';
import type { ClinicServer } from './start.ts';
import { OWNER_PASSWORD, STAFF_PASSWORD, sampleClinic, sampleStaff } from './test-clinic.ts';

export async function openDemoClinic(server: ClinicServer): Promise<string[]> {
  if (!server.house.isNew()) return [];
  const connection = server.connect('test');
  await server.call(connection, nameOf(contract.setup.create), sampleClinic);
  for (const person of sampleStaff) await server.call(connection, nameOf(contract.users.add), person);
  server.end(connection);
  return [`owner anil: ${OWNER_PASSWORD}`, `others: ${STAFF_PASSWORD}`];
}
