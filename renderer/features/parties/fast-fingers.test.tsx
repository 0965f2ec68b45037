import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Member, PartyAccount } from '#shared/features/parties/party.schema.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { TransferPackage } from '../catalogue/transfer-package.panel.tsx';
import { lakshmi, raghavan } from '../patients/patients.test-support.ts';
import { PartyPeople } from './party-people.panel.tsx';

vi.mock('../../app/open.ts', () => ({ useOpen: () => ({ patient: vi.fn() }) }));

function memberOf(id: number, fullName: string): Member {
  return {
    ...{ id, partyId: 4, patientId: id + 100, fullName, uhid: `P-26-0000${id}`, memberNumber: `${id}` },
    ...{ validFrom: '2026-04-01', validTo: null },
  };
}
const [asha, gita, imran] = [
  memberOf(1, 'Asha Rao'),
  memberOf(2, 'Gita Bai'),
  memberOf(3, 'Imran Shaikh'),
] as const;

function accountOf(members: readonly Member[]): PartyAccount {
  return {
    party: {
      ...{ id: 4, version: 1, name: 'Narmada Mills', gstin: '', address: '', state: '', contactName: '' },
      ...{ contactPhone: '', termsDays: 30, creditLimitPaise: null, priceListName: '', tdsPermille: 0 },
      ...{ isRetired: false, duePaise: 0, openBills: 0 },
    },
    ...{ bills: [], settlements: [], members: [...members] },
  };
}

/** The people of a company, which another desk changes when the test says so. */
function Changing({ before, after }: { before: readonly Member[]; after: readonly Member[] }): ReactNode {
  const [members, setMembers] = useState(before);
  return (
    <>
      <PartyPeople account={accountOf(members)} head={null} />
      <button type="button" onMouseDown={event => event.preventDefault()} onClick={() => setMembers(after)}>
        Another desk
      </button>
    </>
  );
}

test.each([
  ['somebody is entered above them', [asha, gita, imran]],
  ['they are taken off elsewhere', [asha]],
] as const)('a membership that is being ended is that person’s, though %s', async (_, after) => {
  const { inputsOf } = renderPage(<Changing before={[asha, imran]} after={after} />, {
    handlers: { parties: { endMember: () => ({}) as never } },
  });
  const user = userEvent.setup();
  await user.keyboard('{ArrowDown}e');
  await screen.findByText('Imran Shaikh', { selector: 'span.strong:not(.clip)' });
  await user.click(screen.getByText('Another desk'));
  await user.keyboard('{Enter}');
  expect(inputsOf(contract.parties.endMember).map(({ memberId }) => memberId)).toEqual([3]);
});

const hitOf = (patient: SearchHit['patient']): SearchHit => ({
  ...{ patient, token: null, visitId: null, bookedMinute: null, foundBy: '' },
});

/** A search whose answers come when the test says so. */
function slowSearch() {
  const answers = new Map<string, (found: SearchHit[]) => void>();
  return {
    search: ({ text }: { text: string }) => new Promise<SearchHit[]>(resolve => answers.set(text, resolve)),
    async answer(text: string, ...found: SearchHit['patient'][]): Promise<void> {
      await waitFor(() => expect(answers.has(text)).toBe(true));
      await act(async () => answers.get(text)?.(found.map(hitOf)));
    },
  };
}

test('Enter before the answer enters who was typed at the company, never who was found before', async () => {
  const { search, answer } = slowSearch();
  const { inputsOf } = renderPage(<PartyPeople account={accountOf([])} head={null} />, {
    handlers: { patients: { search }, parties: { addMember: () => ({}) as never } },
  });
  const user = userEvent.setup();
  await user.keyboard('+');
  await user.type(screen.getByLabelText('Name, phone or UHID'), 'ragh');
  await answer('ragh', lakshmi, raghavan);
  await screen.findByText(lakshmi.fullName);
  await user.keyboard('avan i{Enter}');
  expect(inputsOf(contract.parties.addMember)).toEqual([]);
  await answer('raghavan i', raghavan);
  await waitFor(() => expect(inputsOf(contract.parties.addMember)).toHaveLength(1));
  expect(inputsOf(contract.parties.addMember)[0]?.patientId).toBe(raghavan.id);
});

test('what is left of a package goes to who was typed, never to who was found before', async () => {
  const { search, answer } = slowSearch();
  const sold = { saleId: 6, holderId: 1, name: 'Ten sessions' } as never;
  const { inputsOf } = renderPage(<TransferPackage sold={sold} onDone={() => undefined} />, {
    handlers: { patients: { search }, catalogue: { transferPackage: () => ({}) as never } },
  });
  const user = userEvent.setup();
  const [who, why] = screen.getAllByRole('textbox');
  await user.type(why as HTMLElement, 'Moved away');
  await user.type(who as HTMLElement, 'ragh');
  await answer('ragh', lakshmi, raghavan);
  await screen.findByText(lakshmi.fullName);
  await user.keyboard('avan i{Enter}');
  expect(inputsOf(contract.catalogue.transferPackage)).toEqual([]);
  await answer('raghavan i', raghavan);
  await waitFor(() => expect(inputsOf(contract.catalogue.transferPackage)).toHaveLength(1));
  expect(inputsOf(contract.catalogue.transferPackage)[0]?.toPatientId).toBe(raghavan.id);
});
