import {
  type DraftForm,
  FOR_EVERYBODY,
  type FormChoice,
  type FormField,
  type FormFieldType,
  type PrintedField,
} from '#shared/features/forms/form.schema.ts';

/** A form while it is made; `at` is the field in hand, `hand` counts how often another one was taken. */
export type FormDraft = { form: DraftForm; at: number; hand: number };

export type DraftAct =
  | { kind: 'whole'; part: Partial<DraftForm> }
  | { kind: 'choose'; at: number }
  | { kind: 'add' }
  | { kind: 'remove'; at: number }
  | { kind: 'insert'; at: number; field: FormField; print: DraftForm['print'] }
  | { kind: 'move'; by: number }
  | { kind: 'change'; field: FormField }
  | { kind: 'print'; page: PrintPage; field: string; isOn: boolean }
  | { kind: 'movePrinted'; page: PrintPage; at: number; by: number };

export type PrintPage = 'prescription' | 'slip';
export const PRINT_PAGES: readonly PrintPage[] = ['prescription', 'slip'];

export const emptyForm: DraftForm = {
  id: '',
  title: { en: '', hi: '' },
  forWhom: FOR_EVERYBODY,
  fields: [newField('text', [])],
  print: { prescription: [], slip: [] },
  isRetired: false,
};

/** 'Blood pressure (left)' → 'bloodPressureLeft'; empty when nothing of it can stand in a formula. */
export function idFrom(label: string): string {
  const words = label.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const id = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  return /^[a-z]/.test(id) ? id.slice(0, 31) : '';
}

/** 'Skin clinic' → 'skin-clinic'. */
export function formIdFrom(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
}

export function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let count = 2;
  while (taken.includes(`${wanted}${count}`)) count += 1;
  return `${wanted}${count}`;
}

const NO_CHOICES: FormChoice[] = [];
const ANY_NUMBER = { unit: '', min: 0, max: 100, decimals: 0, step: null, isSigned: false };

function shapeOf(type: FormFieldType) {
  switch (type) {
    case 'number':
      return { type, ...ANY_NUMBER };
    case 'choice':
    case 'several':
    case 'dental':
      return { type, choices: NO_CHOICES };
    case 'pair':
      return { type, of: { type: 'number' as const, ...ANY_NUMBER } };
    case 'computed':
      return { type, formula: '', shows: 'number' as const, unit: '', decimals: 0 };
    default:
      return { type };
  }
}

export function newField(type: FormFieldType, taken: readonly string[]): FormField {
  const every = { label: { en: '', hi: '' }, hint: null, showIf: '', meaning: null };
  return { id: freeId('field1', taken), ...every, ...shapeOf(type) };
}

/** Another kind of the same field: what both kinds have is kept. */
export function withType(field: FormField, type: FormFieldType): FormField {
  const { id, label, hint, showIf } = field;
  const choices = 'choices' in field ? { choices: field.choices } : {};
  const shape = shapeOf(type);
  return {
    id,
    label,
    hint,
    showIf,
    meaning: null,
    ...shape,
    ...('choices' in shape ? choices : {}),
  } as FormField;
}

/** 'wax = Wax | मैल', one a line; a line without a name gets one from its word. */
export function readChoices(text: string): FormChoice[] {
  const taken: string[] = [];
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [, named, words = line] = /^([^=|]+)=(.*)$/.exec(line) ?? [];
      const [en = '', hi = ''] = words.split('|').map(part => part.trim());
      const id = named?.trim() ?? freeId(idFrom(en) || 'choice', taken);
      taken.push(id);
      return { id, label: { en, hi } };
    });
}

export function choicesText(choices: readonly FormChoice[]): string {
  return choices
    .map(({ id, label }) => `${id} = ${label.en}${label.hi === '' ? '' : ` | ${label.hi}`}`)
    .join('\n');
}

function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  const one = list[at];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, one);
}

function printWith(
  print: DraftForm['print'],
  change: (list: PrintedField[]) => PrintedField[],
): DraftForm['print'] {
  return { prescription: change(print.prescription), slip: change(print.slip) };
}

function changed(draft: FormDraft, field: FormField): FormDraft {
  const { form, at } = draft;
  const before = form.fields[at];
  const print = printWith(form.print, list =>
    list.map(one => (one.field === before?.id ? { ...one, field: field.id } : one)),
  );
  return { ...draft, form: { ...form, fields: form.fields.with(at, field), print } };
}

/** A field that begins to print stands where its place in the form is. */
function printed(form: DraftForm, page: PrintPage, field: string): PrintedField[] {
  const order = form.fields.map(({ id }) => id);
  const place = order.indexOf(field);
  const list = form.print[page];
  const after = list.findIndex(one => order.indexOf(one.field) > place);
  return list.toSpliced(after === -1 ? list.length : after, 0, { field, label: null });
}

export function nextDraft(draft: FormDraft, act: DraftAct): FormDraft {
  const { form, at } = draft;
  const hand = draft.hand + 1;
  const ids = form.fields.map(({ id }) => id);
  switch (act.kind) {
    case 'whole':
      return { ...draft, form: { ...form, ...act.part } };
    case 'choose':
      return act.at === at ? draft : { ...draft, at: act.at, hand };
    case 'add': {
      const to = form.fields.length === 0 ? 0 : at + 1;
      return {
        form: { ...form, fields: form.fields.toSpliced(to, 0, newField('number', ids)) },
        at: to,
        hand,
      };
    }
    case 'remove': {
      const gone = ids[act.at];
      const fields = form.fields.toSpliced(act.at, 1);
      const print = printWith(form.print, list => list.filter(({ field }) => field !== gone));
      return { form: { ...form, fields, print }, at: Math.max(0, Math.min(at, fields.length - 1)), hand };
    }
    case 'insert':
      return {
        form: { ...form, fields: form.fields.toSpliced(act.at, 0, act.field), print: act.print },
        ...{ at: act.at, hand },
      };
    case 'move': {
      const to = Math.max(0, Math.min(form.fields.length - 1, at + act.by));
      return { ...draft, form: { ...form, fields: moved(form.fields, at, act.by) }, at: to };
    }
    case 'change':
      return changed(draft, act.field);
    case 'print': {
      const list = act.isOn
        ? printed(form, act.page, act.field)
        : form.print[act.page].filter(({ field }) => field !== act.field);
      return { ...draft, form: { ...form, print: { ...form.print, [act.page]: list } } };
    }
    case 'movePrinted': {
      const list = moved(form.print[act.page], act.at, act.by);
      return { ...draft, form: { ...form, print: { ...form.print, [act.page]: list } } };
    }
  }
}
