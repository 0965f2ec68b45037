import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { UploadState } from '#shared/features/documents/phone-upload.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { DocumentsPanel } from './documents.panel.tsx';
import { PhoneSettingsPanel } from './phone-settings.panel.tsx';

const opened = vi.hoisted(() => ({ settings: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

const { documents } = contract;
const UPLOAD = '0123456789abcdef';
let patientId = 5_000;

beforeEach(() => {
  patientId += 1;
  vi.clearAllMocks();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const nothingYet: UploadState = { isOpen: true, hasPhoneCome: false, received: 0, waiting: [] };

/** What the clinic tells of a code, said by the test one after the other. */
function codeStates() {
  let wake: () => void = () => {};
  const said: UploadState[] = [nothingYet];
  return {
    say(state: Partial<UploadState>) {
      said.push({ ...nothingYet, hasPhoneCome: true, ...state });
      wake();
    },
    async *follow(): AsyncGenerator<UploadState> {
      for (;;) {
        const next = said.shift();
        if (!next) await new Promise<void>(resolve => (wake = resolve));
        else {
          yield next;
          if (!next.isOpen) return;
        }
      }
    },
  };
}

const pdf = btoa(`%PDF-1.7${' '.repeat(100)}`);

function openPanel(room: Handlers['documents'] = {}, role: 'doctor' | 'owner' = 'doctor') {
  const states = codeStates();
  const page = renderPage(
    <DocumentsPanel {...{ patientId, onDone: vi.fn(), visitId: null, doctorId: 1, printKeys: 'F8' }} />,
    {
      session: { userId: 9, fullName: 'Who', roles: [role, 'doctor'], signedInAt: 0 },
      handlers: {
        documents: {
          list: () => [],
          openPhoneUpload: () => ({
            ...{ uploadId: UPLOAD, url: `https://192.168.1.20:48443/u/${'t'.repeat(43)}` },
            expiresAt: Date.now() + 600_000,
          }),
          phonePages: () => states.follow() as never,
          takePhonePage: () => ({ kind: 'pdf', fileName: 'report.pdf', content: pdf }),
          closePhoneUpload: () => ({ received: 0 }),
          putFile: () => ({ file: 'a'.repeat(64), kind: 'pdf', bytes: 90_000, pageCount: 3 }),
          add: () => ({ documentId: 5 }),
          ...room,
        },
      },
    },
  );
  return { ...page, states, user: userEvent.setup() };
}

async function openCode(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await screen.findByText('No document yet');
  await user.keyboard('{Alt>}p{/Alt}');
}

test('a key shows the code; pages of the phone join the document that is being added and are saved with it', async () => {
  const { user, states, inputsOf } = openPanel();
  await openCode(user);
  await screen.findByRole('img', { name: 'Scan this with the phone’s camera' });
  screen.getByText('No phone has come yet');
  expect(inputsOf(documents.openPhoneUpload)).toEqual([{ patientId }]);
  states.say({});
  await screen.findByText('A phone has opened the page');
  states.say({ received: 1, waiting: [{ pageId: 1, fileName: 'report.pdf', bytes: 108 }] });
  await screen.findByText('PDF, 3 pages');
  screen.getByText('1 page has come');
  // Told twice, taken once.
  states.say({ received: 1, waiting: [{ pageId: 1, fileName: 'report.pdf', bytes: 108 }] });
  states.say({ received: 1 });
  await waitFor(() => expect(inputsOf(documents.takePhonePage)).toEqual([{ uploadId: UPLOAD, pageId: 1 }]));
  expect(inputsOf(documents.putFile)).toEqual([{ saidKind: 'pdf', content: pdf, thumbnail: '' }]);
  await user.type(screen.getByLabelText('Name'), 'Sugar');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('No document yet');
  expect(inputsOf(documents.add)[0]).toMatchObject({ patientId, title: 'Sugar', files: ['a'.repeat(64)] });
  // The code ends with the panel.
  expect(inputsOf(documents.closePhoneUpload)).toEqual([{ uploadId: UPLOAD }]);
});

test('Esc puts the code away and keeps the pages and the words', async () => {
  const { user, states, inputsOf } = openPanel();
  await openCode(user);
  await screen.findByText('No phone has come yet');
  states.say({ received: 1, waiting: [{ pageId: 1, fileName: 'report.pdf', bytes: 108 }] });
  await screen.findByText('PDF, 3 pages');
  await user.keyboard('{Escape}');
  await screen.findByText('Drop the pages here');
  screen.getByText('PDF, 3 pages');
  expect(inputsOf(documents.closePhoneUpload)).toEqual([{ uploadId: UPLOAD }]);
});

test('a code that ended says so and a new one is a key away', async () => {
  const { user, states, inputsOf } = openPanel();
  await openCode(user);
  await screen.findByText('No phone has come yet');
  states.say({ isOpen: false });
  await screen.findByText('This code has ended.');
  expect(screen.queryByRole('img')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'New code' }));
  await waitFor(() => expect(inputsOf(documents.openPhoneUpload)).toHaveLength(2));
});

test('while phones are off it is said who turns them on; the owner is led there', async () => {
  const refuse = {
    openPhoneUpload: () => {
      throw new Refusal('PHONES_OFF', {});
    },
  };
  const { user, unmount } = openPanel(refuse);
  await openCode(user);
  await screen.findByText('Phones are off. The owner turns them on in Settings, Phones.');
  expect(screen.queryByRole('button', { name: 'Open Settings, Phones' })).toBeNull();
  unmount();
  const asOwner = openPanel(refuse, 'owner');
  await openCode(asOwner.user);
  await asOwner.user.click(await screen.findByRole('button', { name: 'Open Settings, Phones' }));
  expect(opened.settings).toHaveBeenCalledWith('phones');
});

test('what to check is one click away, with the address', async () => {
  const { user } = openPanel();
  await openCode(user);
  await user.click(await screen.findByText('The phone does not open the page?'));
  screen.getByText(/not on mobile data/);
  screen.getByText(/firewall/);
  screen.getByText(/The address 192.168.1.20 is still this computer’s/);
});

test('the owner chooses by which address phones come, and sees the certificate’s fingerprint', async () => {
  const fingerprint = Array(32).fill('AB').join(':');
  let address = '';
  const settings = () => ({ address, fingerprint, addresses: [{ name: 'Wi-Fi', address: '192.168.1.20' }] });
  const { inputsOf } = renderPage(<PhoneSettingsPanel />, {
    handlers: {
      documents: {
        phoneSettings: settings,
        changePhoneSettings: input => {
          address = input.address;
          return settings();
        },
      },
    },
  });
  const user = userEvent.setup();
  await screen.findByText(fingerprint);
  expect(screen.getByLabelText<HTMLInputElement>('Off').checked).toBe(true);
  await user.click(screen.getByLabelText('Wi-Fi · 192.168.1.20'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Phones: saved');
  expect(inputsOf(documents.changePhoneSettings)).toEqual([{ address: '192.168.1.20' }]);
});

test('an address that this computer no longer has is said, and another can be chosen', async () => {
  renderPage(<PhoneSettingsPanel />, {
    handlers: {
      documents: {
        phoneSettings: () => ({
          ...{ address: '192.168.1.9', fingerprint: null },
          addresses: [{ name: 'Wi-Fi', address: '192.168.1.20' }],
        }),
      },
    },
  });
  await screen.findByText(/Chosen was 192.168.1.9, which this computer no longer has/);
});
