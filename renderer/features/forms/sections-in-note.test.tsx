import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormPerson } from '#shared/features/forms/form-fit.rules.ts';
import { renderPage } from '../../app/test-page.tsx';
import { goToSection } from '../encounters/section.tsx';
import { visit } from '../encounters/visit.test-support.ts';
import { FormChooser } from './form-chooser.panel.tsx';
import { listed, pregnancy, teeth } from './forms.test-support.ts';
import { SectionsInNote } from './sections-in-note.panel.tsx';
import { SectionsReading } from './sections-reading.panel.tsx';

function section(values: FilledSection['values'], formId = 'anc', formVersion = 3): FilledSection {
  return { formId, formVersion, title: 'Antenatal visit', values };
}

const lmpWithMeaning = {
  ...pregnancy,
  version: 4,
  fields: pregnancy.fields.map(field => (field.id === 'lmp' ? { ...field, meaning: 'lmp' as const } : field)),
};

const WOMAN: FormPerson = { sex: 'F', years: 52 };

type Opened = { lastValues?: FilledSection['values']; who?: FormPerson; forms?: typeof listed };

function openNote(start: FilledSection[], opened: Opened = {}) {
  const { lastValues, who = WOMAN, forms = listed } = opened;
  let now = start;
  function Note() {
    const [sections, setSections] = useState(start);
    const [problem, setProblem] = useState<string>();
    now = sections;
    return (
      <>
        <SectionsInNote
          visit={visit}
          sections={sections}
          problem={problem}
          onChange={setSections}
          onNext={() => goToSection(document.body, 1)}
        />
        <button type="button" onClick={() => setProblem('Not signed')}>
          Sign
        </button>
        <button type="button" onClick={() => setSections([section({ weight: 58 })])}>
          Another screen writes
        </button>
        <FormChooser
          person={who}
          sections={sections}
          onAdd={one => setSections([...sections, one])}
          onDone={() => {}}
        />
      </>
    );
  }
  const last = lastValues ? [{ onDate: '2026-10-24', section: section(lastValues) }] : [];
  const page = renderPage(<Note />, {
    handlers: {
      encounters: { lastSections: () => last },
      forms: { list: () => forms, get: () => [pregnancy, lmpWithMeaning, teeth] },
    },
  });
  return { ...page, user: userEvent.setup(), values: () => now[0]?.values, sections: () => now };
}

test('the due date stands there as soon as the last period is typed, and Enter goes on to the weight', async () => {
  const { user, values } = openNote([section({})]);
  await user.type(await screen.findByLabelText('LMP'), '1/5/26');
  expect(screen.getByLabelText('EDD').textContent).toBe('5 Feb 2027');
  expect(values()).toEqual({ lmp: '2026-05-01', edd: '2027-02-05' });
  await user.keyboard('{Enter}58.5');
  expect(values()).toEqual({ lmp: '2026-05-01', edd: '2027-02-05', weight: 58.5 });
});

test('what cannot be read is kept as it was typed and said at its field; nothing is computed from it', async () => {
  const { user, values } = openNote([section({})]);
  const lmp = await screen.findByLabelText('LMP');
  await user.type(lmp, '31/2');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.tab();
  expect(screen.getByRole('alert').textContent).toBe('Not a date');
  expect(values()).toEqual({ lmp: '31/2' });
  expect((lmp as HTMLInputElement).value).toBe('31/2');
  expect(screen.getByLabelText('EDD').textContent).toBe('not computed');
});

test('a weight no one has is marked with what is possible', async () => {
  const { user } = openNote([section({})]);
  await user.type(await screen.findByLabelText('Weight'), '585');
  await user.tab();
  expect(screen.getByRole('alert').textContent).toBe('From 20 to 200');
});

test('a refused signature leads to the value that is not right', async () => {
  const { user } = openNote([section({})]);
  const weight = await screen.findByLabelText('Weight');
  await user.type(weight, '585');
  await user.click(screen.getByRole('button', { name: 'Sign' }));
  await screen.findByText('Not signed');
  await waitFor(() => expect(document.activeElement).toBe(weight));
  expect(weight.getAttribute('aria-invalid')).toBe('true');
});

test('the value of the last visit stands beside the field', async () => {
  openNote([section({})], { lastValues: { weight: 56.5, lmp: '2026-05-01' } });
  await screen.findByText('was 56.5 kg');
  await screen.findByText('was 1 May 2026');
  await screen.findByText('last filled in 24 Oct 2026');
});

test('a field that is no longer asked leaves the note, and its answer comes back with it', async () => {
  const { user, values } = openNote([section({})]);
  await user.selectOptions(await screen.findByLabelText('Movements'), 'Yes');
  await user.selectOptions(screen.getByLabelText('Where'), 'Left side');
  expect(values()).toEqual({ moves: true, where: 'left' });
  await user.selectOptions(screen.getByLabelText('Movements'), 'No');
  expect(screen.queryByLabelText('Where')).toBeNull();
  expect(values()).toEqual({ moves: false });
  await user.selectOptions(screen.getByLabelText('Movements'), 'Yes');
  expect(values()).toEqual({ moves: true, where: 'left' });
});

test('a value that was taken away on another screen does not come back', async () => {
  const { user, values } = openNote([section({ lmp: '2026-05-01' })]);
  await user.selectOptions(await screen.findByLabelText('Movements'), 'Yes');
  await user.selectOptions(screen.getByLabelText('Where'), 'Left side');
  await user.selectOptions(screen.getByLabelText('Movements'), 'No');
  await user.click(screen.getByRole('button', { name: 'Another screen writes' }));
  await user.selectOptions(screen.getByLabelText('Movements'), 'Yes');
  expect(values()).toEqual({ weight: 58, moves: true });
});

test('a last period typed without a year lies behind', async () => {
  const { user, values } = openNote([section({}, 'anc', 4)]);
  await user.type(await screen.findByLabelText('LMP'), '23/12');
  const { lmp } = values() ?? {};
  expect(lmp).toMatch(/-12-23$/);
  expect(String(lmp) <= visit.onDate).toBe(true);
});

test.each([
  ['1,200', 1200],
  ['1,20,000.5', 120000.5],
  ['58,5', '58,5'],
  ['1,20', '1,20'],
  ['58.5', 58.5],
])('%s in a number field is read as in India', async (typed, value) => {
  const { user, values } = openNote([section({})]);
  await user.type(await screen.findByLabelText('Weight'), typed);
  expect(values()).toEqual({ weight: value });
  if (typeof value === 'number') return;
  await user.tab();
  expect(screen.getByRole('alert').textContent).toBe('A number, please');
});

test('teeth are charted by arrows and letters', async () => {
  const { user, values } = openNote([section({}, 'dental', 1)]);
  const first = await screen.findByRole('button', { name: '18 nothing noted' });
  first.focus();
  await user.keyboard('{ArrowRight}c{ArrowRight}r{ArrowDown}f');
  expect(values()).toEqual({ teeth: ['16:crown', '17:caries', '46:fractured'] });
  await screen.findByText('16 crown, 17 caries, 46 fractured');
  await user.keyboard('{Delete}');
  expect(values()).toEqual({ teeth: ['16:crown', '17:caries'] });
});

test('a form is chosen by its digit and its first field takes the cursor', async () => {
  const { user, sections } = openNote([]);
  const list = await screen.findByRole('listbox', { name: 'Forms' });
  await waitFor(() => expect(document.activeElement).toBe(list));
  await user.keyboard('1');
  const lmp = await screen.findByLabelText('LMP');
  await waitFor(() => expect(document.activeElement).toBe(lmp));
  expect(sections()).toEqual([{ formId: 'anc', formVersion: 3, title: 'Antenatal visit', values: {} }]);
});

test('a form that is in the note is not put there again; its digit leads to it', async () => {
  const { user, sections } = openNote([section({})]);
  await screen.findByText('in the note');
  await user.keyboard('1');
  expect(sections()).toHaveLength(1);
  expect(document.activeElement).toBe(screen.getByLabelText('LMP'));
});

test('a form taken out of the note by mistake comes back whole', async () => {
  const { user, sections } = openNote([section({ weight: 58 })]);
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  expect(sections()).toEqual([]);
});

test('a signed form is read by the very version it was filled in with', async () => {
  const { inputsOf } = renderPage(<SectionsReading sections={[section({ edd: '2027-02-05' })]} />, {
    handlers: { forms: { get: () => [pregnancy] } },
  });
  await screen.findByText('5 Feb 2027');
  expect(inputsOf(contract.forms.get)).toEqual([{ forms: [{ formId: 'anc', formVersion: 3 }] }]);
});

test('a boy is offered what fits him; the antenatal form is behind the row of the other forms', async () => {
  const antenatal = { ...pregnancy, forWhom: { sex: 'F' as const, fromYears: 10, underYears: 60 } };
  const forms = listed.map(one => (one.definition.id === 'anc' ? { ...one, definition: antenatal } : one));
  const { user, sections } = openNote([], { forms, who: { sex: 'M', years: 8 } });
  const rows = () => screen.getAllByRole('option').map(row => row.textContent);
  await waitFor(() => expect(rows()).toEqual(['Dental chart1', 'Other forms (1)Antenatal visit']));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(rows()).toEqual(['Dental chart1', 'Antenatal visit2']);
  await user.keyboard('2');
  await waitFor(() => expect(sections()).toMatchObject([{ formId: 'anc' }]));
});
