import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { renderPage } from '../../app/test-page.tsx';
import { FormsPanel } from './forms.panel.tsx';
import { listed, pregnancy } from './forms.test-support.ts';

function openForms() {
  const page = renderPage(<FormsPanel />, {
    handlers: {
      forms: {
        list: () => listed,
        save: ({ form }) => ({ ...pregnancy, ...form, version: 1001 }) as typeof pregnancy,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('a starter is changed by keys and saved as the next version of itself', async () => {
  const { user, inputsOf } = openForms();
  await screen.findByText('Antenatal visit');
  await user.keyboard('{Enter}');
  const fields = await screen.findByRole('listbox', { name: 'Fields' });
  fields.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  const label = screen.getByLabelText('Label in English') as HTMLInputElement;
  expect(document.activeElement).toBe(label);
  expect(label.value).toBe('Weight');
  await user.type(label, ' today');
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.forms.save)).toHaveLength(1));
  const [sent] = inputsOf(contract.forms.save);
  expect(sent?.changes).toBe(3);
  expect(sent?.form.fields.map(({ id }) => id)).toEqual(['lmp', 'weight', 'edd', 'moves', 'where']);
  expect(sent?.form.fields[1]?.label.en).toBe('Weight today');
});

test('a wrong formula is said at its place and nothing is sent', async () => {
  const { user, inputsOf } = openForms();
  await screen.findByText('Antenatal visit');
  await user.keyboard('{Enter}');
  (await screen.findByRole('listbox', { name: 'Fields' })).focus();
  await user.keyboard('{ArrowDown}{Enter}');
  const formula = screen.getByLabelText('Formula');
  await user.clear(formula);
  await user.type(formula, 'addDays(lnp, 280)');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('It asks a field that is not there or stands further down');
  expect(inputsOf(contract.forms.save)).toHaveLength(0);
});

test('a new form gets its short name and its field names from the words', async () => {
  const { user, inputsOf } = openForms();
  await screen.findByText('Antenatal visit');
  await user.keyboard('n');
  await user.type(await screen.findByLabelText('Title in English'), 'Skin clinic');
  expect((screen.getByLabelText('Short name') as HTMLInputElement).value).toBe('skin-clinic');
  await user.type(screen.getByLabelText('Label in English'), 'Itch at night');
  await user.selectOptions(screen.getByLabelText('Kind'), 'Yes or no');
  await user.click(screen.getByLabelText('Prints on the prescription'));
  const preview = screen.getByRole('region', { name: 'Preview' });
  await user.selectOptions(within(preview).getByLabelText('Itch at night'), 'Yes');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.forms.save)).toHaveLength(1));
  expect(inputsOf(contract.forms.save)[0]).toMatchObject({
    changes: null,
    form: {
      id: 'skin-clinic',
      fields: [{ id: 'itchAtNight', type: 'yesNo' }],
      print: { prescription: [{ field: 'itchAtNight' }] },
    },
  });
});

test('a refused save keeps what was typed and says why', async () => {
  const { user, answer } = openForms();
  answer({
    forms: {
      save: () => {
        throw new Refusal('FORM_ID_TAKEN', { formId: 'anc-2' });
      },
    },
  });
  await screen.findByText('Antenatal visit');
  await user.keyboard('c');
  const title = (await screen.findByLabelText('Title in English')) as HTMLInputElement;
  expect(title.value).toBe('Copy of Antenatal visit');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('There is a form of this short name already');
  expect(title.value).toBe('Copy of Antenatal visit');
});

test('a changed form is not left by a slip of Esc', async () => {
  const { user } = openForms();
  await screen.findByText('Antenatal visit');
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Title in English'), '!');
  await user.keyboard('{Escape}');
  await screen.findByText('Not saved yet');
  await user.keyboard('{Escape}');
  expect(screen.queryByText('Not saved yet')).toBeNull();
  expect((screen.getByLabelText('Title in English') as HTMLInputElement).value).toBe('Antenatal visit!');
});

test('a file that is no form is refused, a wrong form is told with its place, a right one opens', async () => {
  const { user } = openForms();
  await screen.findByText('Antenatal visit');
  const picker = screen.getByLabelText('Import', { selector: 'input' });
  await user.upload(picker, new File(['hello'], 'x.json', { type: 'application/json' }));
  await screen.findByText('This file is not a form of Parchi.');
  const wrong = { ...pregnancy, fields: pregnancy.fields.toSpliced(0, 1) };
  await user.upload(picker, new File([JSON.stringify(wrong)], 'x.json', { type: 'application/json' }));
  await screen.findByText(/fields 0 formula: It asks a field that is not there/);
  const right = { ...pregnancy, id: 'other' };
  await user.upload(picker, new File([JSON.stringify(right)], 'x.json', { type: 'application/json' }));
  expect(((await screen.findByLabelText('Short name')) as HTMLInputElement).value).toBe('other');
});
