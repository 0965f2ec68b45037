import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { noConditions } from '#shared/features/templates/conditions.rules.ts';
import type { Template } from '#shared/features/templates/template.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { lineOf } from '../encounters/visit.test-support.ts';
import { TemplatesScreen } from './templates.screen.tsx';

const stored = { version: 2, isTeam: true, ownerId: 1, ownerName: 'Dr Meera Kulkarni', savedAt: 1 };
const cold: Template = {
  ...{ ...stored, id: 1, kind: 'kit', name: 'Cold and cough' },
  content: {
    ...{ key: 'C', conditions: noConditions, advice: 'Steam', tests: '', orders: [] },
    lines: ['paracetamol', 'amoxicillin'].map(name => ({ line: lineOf(name), conditions: noConditions })),
  },
};

function openTemplates(handlers: Handlers['templates'] = {}, list: Template[] = [cold]) {
  return renderPage(<TemplatesScreen />, {
    handlers: {
      templates: {
        list: () => list,
        add: input => ({ ...stored, id: 5, ...input, version: 1 }) as Template,
        change: ({ template }) => ({ ...stored, id: 1, ...template, version: 3 }) as Template,
        retire: ({ id }) => ({ id }),
        ...handlers,
      },
      prescriptions: {
        readLine: ({ text }) => {
          const line = lineOf(text.split(' ')[0] ?? '');
          return { text, line, words: '', choices: [], problems: [], childDoses: [], asksWeight: false };
        },
      },
    },
  });
}

async function openKit(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('option', { name: /Cold and cough/ }));
  return screen.findByRole('form', { name: 'Cold and cough' });
}

test('a changed kit is saved as the next version, with the condition of one line', async () => {
  const user = userEvent.setup();
  const page = openTemplates();
  await openKit(user);
  await user.click(screen.getByRole('button', { name: /Only for… amoxicillin/ }));
  await user.type(screen.getByLabelText('Under age, amoxicillin 500 mg'), '12y');
  await user.click(screen.getByRole('button', { name: /Remove paracetamol/ }));
  await user.click(screen.getByRole('button', { name: /Save as next version/ }));
  await waitFor(() =>
    expect(page.inputsOf(contract.templates.change)).toMatchObject([
      {
        ...{ id: 1, fromVersion: 2 },
        template: {
          content: { lines: [{ line: { generic: 'amoxicillin' }, conditions: { underMonths: 144 } }] },
        },
      },
    ]),
  );
});

test('a medicine is added to a kit in the line of a visit, and one of it is changed where it stands', async () => {
  const user = userEvent.setup();
  const page = openTemplates();
  await openKit(user);
  const typed = screen.getByRole('combobox', { name: 'Add medicine' });
  await user.type(typed, 'cetirizine 0-0-1 5d');
  await user.click(screen.getByRole('button', { name: /Save as next version/ }));
  expect(page.inputsOf(contract.templates.change)).toEqual([]);
  await user.type(typed, '{Enter}');
  await waitFor(() => expect((typed as HTMLInputElement).value).toBe(''));
  await user.click(screen.getByRole('button', { name: /Change paracetamol/ }));
  const field = screen.getByRole('combobox', { name: /line 1/i }) as HTMLInputElement;
  await user.clear(field);
  await user.type(field, 'ibuprofen 1-0-1 3d{Enter}');
  await waitFor(() => expect(screen.queryByRole('button', { name: /Change paracetamol/ })).toBeNull());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(page.inputsOf(contract.templates.change)).toHaveLength(1));
  const [saved] = page.inputsOf(contract.templates.change);
  const content = saved?.template.kind === 'kit' ? saved.template.content : undefined;
  expect(content?.lines.map(({ line }) => line.generic)).toEqual(['ibuprofen', 'amoxicillin', 'cetirizine']);
});

test('retiring asks once more', async () => {
  const user = userEvent.setup();
  const page = openTemplates();
  await openKit(user);
  await user.click(screen.getByRole('button', { name: 'Retire' }));
  expect(page.inputsOf(contract.templates.retire)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Really retire' }));
  await waitFor(() => expect(page.inputsOf(contract.templates.retire)).toEqual([{ id: 1, fromVersion: 2 }]));
});

test('a text is written for its complaint', async () => {
  const user = userEvent.setup();
  const page = openTemplates({}, []);
  await screen.findByText('No templates yet');
  await user.keyboard('n');
  await user.type(await screen.findByLabelText(/^Name/), 'Throat');
  await user.type(screen.getByLabelText('Offered first for'), 'fever');
  await user.type(screen.getByLabelText(/^Text/), 'Throat congested');
  await user.click(screen.getByRole('button', { name: /Keep the text/ }));
  await waitFor(() =>
    expect(page.inputsOf(contract.templates.add)).toEqual([
      {
        ...{ kind: 'text', name: 'Throat', isTeam: false },
        content: { field: 'findings', words: 'fever', text: 'Throat congested' },
      },
    ]),
  );
});

test('a name that is taken is said at the name, and what was typed stays', async () => {
  const user = userEvent.setup();
  openTemplates({
    change: () => {
      throw new Refusal('TEMPLATE_NAME_TAKEN', { templateId: 3 });
    },
  });
  const form = await openKit(user);
  await user.clear(screen.getByLabelText(/^Name/));
  await user.type(screen.getByLabelText(/^Name/), 'Cold');
  await user.click(screen.getByRole('button', { name: /Save as next version/ }));
  expect(await screen.findByText('That name is taken already.')).toBeTruthy();
  expect(form.isConnected).toBe(true);
  expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('Cold');
});

test('an age that cannot be read is said at its field', async () => {
  const user = userEvent.setup();
  openTemplates();
  await openKit(user);
  await user.type(screen.getByLabelText('From age'), 'old');
  expect(await screen.findByText('12y, 18m, or kg')).toBeTruthy();
});
