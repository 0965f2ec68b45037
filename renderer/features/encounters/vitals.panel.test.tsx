import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Measure, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import { MEASURES } from '#shared/features/encounters/vitals.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { VitalsPanel } from './vitals.panel.tsx';

let visitId = 100;

function SignedIn({ onDone }: { onDone: () => void }) {
  return useSession().session ? <VitalsPanel visitId={visitId} onDone={onDone} /> : null;
}

function openVitals(encounters: Handlers['encounters'] = {}) {
  visitId += 1;
  const onDone = vi.fn();
  const page = renderPage(<SignedIn onDone={onDone} />, {
    handlers: { encounters: { latestVitals: () => null, ...encounters } },
  });
  return { ...page, onDone, user: userEvent.setup() };
}

function saved(flags: Vitals['flags'], values: Partial<Record<Measure, number>>): Vitals {
  const none = Object.fromEntries(MEASURES.map(measure => [measure, null])) as Vitals['values'];
  return {
    id: 1,
    recordedAt: 0,
    recordedByName: 'Sr Sunita',
    values: { ...none, ...values },
    flags,
    bmi: null,
  };
}

test('Enter leads through the fields, and the last one saves in the units of the record', async () => {
  const { user, inputsOf, onDone } = openVitals({ recordVitals: () => saved({}, { pulsePerMinute: 84 }) });
  await user.click(await screen.findByLabelText('BP'));
  await user.keyboard('118/76{Enter}84{Enter}98.6{Enter}97{Enter}{Enter}68.4{Enter}{Enter}{Enter}');
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(inputsOf(contract.encounters.recordVitals)[0]?.vitals).toMatchObject({
    systolicMmHg: 118,
    diastolicMmHg: 76,
    pulsePerMinute: 84,
    temperatureCelsius: 37,
    spo2Percent: 97,
    weightKg: 68.4,
    breathsPerMinute: null,
  });
});

test('a flagged reading stays on the screen with its word until it is seen', async () => {
  const { user, onDone } = openVitals({
    recordVitals: () => saved({ systolicMmHg: 'high' }, { systolicMmHg: 168, diastolicMmHg: 92 }),
  });
  await user.type(await screen.findByLabelText('BP'), '168/92');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect((await screen.findAllByText(/high/)).length).toBeGreaterThan(0);
  expect(onDone).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onDone).toHaveBeenCalled();
});

test('700 kg and 98.6 °C are refused at their fields, and what was typed stays', async () => {
  const { user } = openVitals({
    recordVitals: () => {
      throw new Refusal('NOT_PLAUSIBLE', { measures: ['temperatureCelsius', 'weightKg'] });
    },
  });
  await user.type(await screen.findByLabelText('Temp'), '98.6c');
  await user.type(screen.getByLabelText('Weight'), '700');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/98.6 fits °F, not °C/)).toBeTruthy();
  expect(screen.getByText(/700 kg cannot be right/)).toBeTruthy();
  expect((screen.getByLabelText('Weight') as HTMLInputElement).value).toBe('700');
});

test('98.6 in °C is refused at its field, and the one key F makes it what it is', async () => {
  const { user, inputsOf } = openVitals({ recordVitals: () => saved({}, { temperatureCelsius: 37 }) });
  const field = await screen.findByLabelText<HTMLInputElement>('Temp');
  await user.type(field, '98.6c{Enter}');
  expect(await screen.findByText(/98.6 fits °F, not °C. Press F/)).toBeTruthy();
  expect(document.activeElement).toBe(field);
  await user.keyboard('f');
  expect(screen.queryByText(/98.6 fits/)).toBeNull();
  expect(field.value).toBe('98.6');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(inputsOf(contract.encounters.recordVitals)[0]?.vitals).toMatchObject({ temperatureCelsius: 37 }),
  );
});

test('37 in °F is refused the same way, and C makes it right', async () => {
  const { user, inputsOf } = openVitals({ recordVitals: () => saved({}, { temperatureCelsius: 37 }) });
  await user.type(await screen.findByLabelText('Temp'), '37{Enter}');
  expect(await screen.findByText(/37 fits °C, not °F. Press C/)).toBeTruthy();
  await user.keyboard('c{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(inputsOf(contract.encounters.recordVitals)[0]?.vitals).toMatchObject({ temperatureCelsius: 37 }),
  );
});

test('closing the panel keeps what was typed for the next time', async () => {
  const first = openVitals();
  await first.user.type(await screen.findByLabelText('Pulse'), '84');
  await first.user.keyboard('{Escape}');
  expect(first.onDone).toHaveBeenCalled();
  first.unmount();
  visitId -= 1;
  openVitals();
  expect(((await screen.findByLabelText('Pulse')) as HTMLInputElement).value).toBe('84');
});
