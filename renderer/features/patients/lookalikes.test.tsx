import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { LookalikesPanel } from './lookalikes.panel.tsx';
import { lakshmi, raghavan } from './patients.test-support.ts';

const typed: NewPatientInput = {
  fullName: 'Laxmi Raghavan',
  phone: '5000041735',
  birthOn: '1974-11-21',
  birthIsEstimated: true,
  sex: 'F',
  locality: 'Palasia',
  relativeName: 'Raghavan Iyer',
};

function openLookalikes() {
  const on = { use: vi.fn(), different: vi.fn() };
  const page = renderPage(
    <LookalikesPanel
      typed={typed}
      busy={false}
      onUse={on.use}
      onDifferent={on.different}
      onBack={() => undefined}
    />,
    {
      handlers: {
        patients: {
          lookalikes: () => [
            { patient: lakshmi, score: 88, because: ['soundsAlike', 'phone', 'age', 'sex', 'relative'] },
            { patient: raghavan, score: 62, because: ['phone', 'locality'] },
          ],
        },
      },
    },
  );
  return { ...page, on, user: userEvent.setup() };
}

test('the comparison is asked with locality, relative and guardian, and its reasons are said in words', async () => {
  const { inputsOf } = openLookalikes();
  await screen.findByText(/name sounds alike, same phone, same age, same sex, same father or husband/);
  expect(inputsOf(contract.patients.lookalikes)[0]).toMatchObject({
    locality: 'Palasia',
    relativeName: 'Raghavan Iyer',
    guardian: null,
  });
  expect(screen.getByText('Lakshmi Raghavan').className).toContain('amber');
  expect(screen.getByText('Raghavan Iyer').parentElement?.textContent).toContain('differs');
});

test('2 is the second person, and N with a reason is somebody else', async () => {
  const { on, user } = openLookalikes();
  await screen.findByText('Lakshmi Raghavan');
  await waitFor(() => expect(document.activeElement?.tagName).toBe('BUTTON'));
  await user.keyboard('2');
  expect(on.use).toHaveBeenCalledExactlyOnceWith(raghavan);
  await user.keyboard('n');
  await user.keyboard('{Enter}');
  expect(on.different).not.toHaveBeenCalled();
  await user.keyboard('Her sister{Enter}');
  expect(on.different).toHaveBeenCalledExactlyOnceWith('Her sister');
});

test('N works from the first moment on, before the likenesses have come', async () => {
  const { user } = openLookalikes();
  await user.keyboard('n');
  const reason = screen.getByLabelText(/Or a different person, because/);
  expect(document.activeElement).toBe(reason);
  await user.keyboard('Her cousin');
  await screen.findByText('Lakshmi Raghavan');
  expect(document.activeElement).toBe(reason);
});
