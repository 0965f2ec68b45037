import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { SettingsScreen } from './settings.screen.tsx';

const clinic = {
  name: 'Sanjeevani Clinic',
  addressLine: '14, Anand Bazaar Road',
  city: 'Indore',
  pinCode: '452001',
  stateCode: '23',
  phone: '5000010101',
  email: '',
  hours: '',
  registrationNumber: '',
  gstin: '',
  zone: 'Asia/Kolkata',
} as const;

function openSettings(part: string, handlers: Handlers) {
  return { ...renderPage(<SettingsScreen part={part} />, { handlers }), user: userEvent.setup() };
}

test('a number pattern shows how its numbers look while it is typed, and a wrong one is refused at its field', async () => {
  const stored = { clinic, settings: defaultSettings, version: 3 };
  const { user, inputsOf } = openSettings('clinic', {
    settings: { get: () => stored, change: () => ({ ...stored, version: 4 }) },
  });
  const pattern = (await screen.findByLabelText('UHID pattern')) as HTMLInputElement;
  expect(screen.getByText('Like P-26-00871')).toBeTruthy();
  await user.clear(pattern);
  await user.type(pattern, '{{fy}/{{n:4}');
  await screen.findByText('Like 26-27/0871');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/With \{prefix\} or a letter/);
  await user.clear(pattern);
  await user.type(pattern, 'OP{{fy}/{{n:4}');
  await screen.findByText('Like OP26-27/0871');
  await user.type(pattern, '{{n}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/One \{n\}/);
  expect(inputsOf(contract.settings.change)).toHaveLength(0);

  await user.type(pattern, '{Backspace}{Backspace}{Backspace}');
  await user.clear(screen.getByLabelText('Free follow-up, days'));
  await user.type(screen.getByLabelText('Free follow-up, days'), '0');
  await screen.findByText('With 0 days nothing is free.');
  await user.click(screen.getByText('Names'));
  await screen.findByText('Everybody in the room reads the names.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(inputsOf(contract.settings.change)[0]?.settings).toMatchObject({
      uhidPattern: 'OP{fy}/{n:4}',
      freeFollowUpDays: 0,
      waitingScreenShows: 'names',
    }),
  );
});

test('a new privacy notice is a new version, and the one shown before stays readable', async () => {
  const first = { version: 1, validFrom: '2026-04-01', textEn: 'We keep your records.', textHi: '' };
  let notices = [first];
  const { user, inputsOf } = openSettings('notice', {
    patients: {
      notices: () => notices,
      addNotice: ({ textEn, textHi }) => {
        const added = { version: 2, validFrom: '2026-11-21', textEn, textHi };
        notices = [first, added];
        return added;
      },
    },
  });
  const english = (await screen.findByLabelText('In English')) as HTMLTextAreaElement;
  expect((screen.getByRole('button', { name: 'Save as version 2' }) as HTMLButtonElement).disabled).toBe(
    true,
  );
  await user.type(english, ' Ask us for a copy.');
  await user.click(screen.getByRole('button', { name: 'Save as version 2' }));
  await waitFor(() =>
    expect(inputsOf(contract.patients.addNotice)).toEqual([
      { textEn: 'We keep your records. Ask us for a copy.', textHi: '' },
    ]),
  );
  const old = (await screen.findByText('Version 1')).closest('details') as HTMLElement;
  expect(within(old).getByText('We keep your records.')).toBeTruthy();
});

test('a rule that is nearly always overruled is named, and one with few answers is not', async () => {
  const rule = { kind: 'interaction', level: 'major', shown: 40, heeded: 0 } as const;
  openSettings('alerts', {
    prescriptions: {
      alertShares: () => [
        { ...rule, ruleId: 'DDI001', drug: 'warfarin', other: 'aspirin', overridden: 40, overrideShare: 100 },
        { ...rule, ruleId: 'DDI002', drug: 'digoxin', other: 'verapamil', overridden: 3, overrideShare: 100 },
      ],
    },
  });
  const rows = (await screen.findAllByRole('row')).slice(1).map(row => row.textContent);
  expect(rows[0]).toContain('warfarin + aspirin');
  expect(rows[0]).toContain('Look at it');
  expect(rows[1]).not.toContain('Look at it');
});

test('who sends patients is listed for the days chosen by key', async () => {
  const referrer = { id: 1, name: 'Dr Vivek Jain', kind: 'doctor' as const, phone: '' };
  const { user, inputsOf } = openSettings('referrals', {
    patients: {
      referralReport: ({ fromDate }) =>
        fromDate === '2026-11-01'
          ? [{ referrer, patientCount: 4, visitCount: 6, collectedPaise: 350_000 }]
          : [],
    },
  });
  const row = (await screen.findByText('Dr Vivek Jain')).closest('tr');
  expect(row?.textContent).toContain('3,500');
  await user.keyboard('l');
  await screen.findByText('Nobody was sent in these days');
  expect(inputsOf(contract.patients.referralReport)).toEqual([
    { fromDate: '2026-11-01', toDate: '2026-11-21' },
    { fromDate: '2026-10-01', toDate: '2026-10-31' },
  ]);
});

test('a clinic with a GSTIN says once a year whether its turnover was above the bar', async () => {
  const stored = { clinic: { ...clinic, gstin: '23ABCDE1234F1Z5' }, settings: defaultSettings, version: 3 };
  const rule = { digits: 4, isOptionalForUnregistered: true };
  const standing = {
    financialYear: '25-26',
    barPaise: 5_00_00_000_00,
    isAbove: false,
    saidOf: null,
    source: '',
  };
  const { user, inputsOf } = openSettings('clinic', {
    settings: { get: () => stored },
    catalogue: {
      taxCodes: () => ({ ...standing, rule }),
      sayTurnover: () => ({ ...standing, isAbove: true, saidOf: '25-26', rule: { ...rule, digits: 6 } }),
    },
  });
  const field = await screen.findByRole('radiogroup', { name: 'Turnover of 2025-26 above ₹5,00,00,000' });
  screen.getByText('Nothing said yet: counts as not above. Invoices bear HSN or SAC of 4 digits.');
  await user.click(within(field).getByText('Yes'));
  await user.click(screen.getByRole('button', { name: 'Save for 2025-26' }));
  await waitFor(() =>
    expect(inputsOf(contract.catalogue.sayTurnover)).toMatchObject([
      { financialYear: '25-26', isAbove: true },
    ]),
  );
});

test('a clinic bills to the rupee until it chooses the paisa', async () => {
  const stored = { clinic, settings: defaultSettings, version: 3 };
  const { user, inputsOf } = openSettings('clinic', {
    settings: { get: () => stored, change: () => ({ ...stored, version: 4 }) },
  });
  const choice = await screen.findByRole('radiogroup', { name: /Bills are rounded to/ });
  expect(within(choice).getByRole('radio', { name: 'The rupee' })).toHaveProperty('checked', true);
  await user.click(within(choice).getByText('The paisa'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(inputsOf(contract.settings.change)[0]?.settings.billRounding).toBe('paisa'));
});
