import { zodResolver } from '@hookform/resolvers/zod';
import { createContext, type FormEvent, type ReactNode, use, useMemo } from 'react';
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  get,
  type UseFormReturn,
  useForm,
  useFormState,
} from 'react-hook-form';
import type * as z from 'zod';
import { asRefusal, type Refusal } from '../api/refusal.ts';
import { useLanguage } from '../app/language.tsx';
import { useOnceAtATime } from './at-work.ts';
import { wordParams } from './problem-words.ts';

type FormSchema = z.ZodType<FieldValues, FieldValues>;
/** A form of any schema; what it submits does not matter to its fields. */
export type FormOf<V extends FieldValues> = UseFormReturn<V, any, any>;

/** A problem shown at once on leaving a field would push the button away from under the click that left it. */
export const PROBLEM_DELAY_MS = 300;

/**
 * A form judged by the contract's own schema: on leaving a field, then with every keystroke. With `onChange` a field that
 * is only passed over is judged when the form is sent.
 */
export function useSchemaForm<S extends FormSchema>(
  schema: S,
  defaultValues: DefaultValues<z.input<S>>,
  mode: 'onTouched' | 'onChange' = 'onTouched',
) {
  return useForm<z.input<S>, unknown, z.output<S>>({
    resolver: zodResolver(schema) as never,
    defaultValues,
    mode,
    reValidateMode: 'onChange',
    delayError: PROBLEM_DELAY_MS,
  });
}

const ShownAtFields = createContext<ReadonlySet<string>>(new Set());

/** True when a refusal of this code is already said at a field of the surrounding form. */
export function useIsShownAtField(code: string | undefined): boolean {
  return use(ShownAtFields).has(code ?? '');
}

/** Which refusal is said at which field: { SIGN_IN_NAME_TAKEN: 'owner.signInName' }. */
export type RefusalFields<V extends FieldValues> = Record<
  string,
  FieldPath<V> | ((refusal: Refusal) => FieldPath<V> | undefined)
>;

/** Puts a refusal at the fields it is about and returns their paths; an empty list is for a ProblemNotice. */
export function usePlaceRefusal<V extends FieldValues>(form: FormOf<V>, refusalFields: RefusalFields<V>) {
  const { sentence, language } = useLanguage();
  return (refusal: Refusal): FieldPath<V>[] => {
    const put = (path: string, type: string, message: string) =>
      form.setError(path as FieldPath<V>, { type, message }, { shouldFocus: true });
    for (const { path, code } of refusal.fieldProblems.toReversed()) put(path, 'server', code);
    const place = refusalFields[refusal.code];
    const path = typeof place === 'function' ? place(refusal) : place;
    if (path) put(path, SENTENCE, sentence(refusal.code, wordParams(refusal.data, language)) ?? refusal.code);
    return [...refusal.fieldProblems.map(problem => problem.path as FieldPath<V>), ...(path ? [path] : [])];
  };
}

/** For forms that are not a <Form>: their refusals at fields are not said twice. */
export function ShownAtFieldsOf({ codes, children }: { codes: readonly string[]; children: ReactNode }) {
  const text = codes.join(' ');
  const shown = useMemo(() => new Set(text.split(' ')), [text]);
  return <ShownAtFields value={shown}>{children}</ShownAtFields>;
}

type FormProps<V extends FieldValues, Out> = {
  form: UseFormReturn<V, any, Out>;
  onSubmit: (values: Out) => unknown;
  refusalFields?: RefusalFields<V>;
  className?: string | undefined;
  label?: string;
  id?: string;
  children: ReactNode;
};

/**
 * Submits with the schema's output. A refusal of the server is put at its field where it has one; the rest is
 * for a ProblemNotice. What was typed always stays.
 */
export function Form<V extends FieldValues, Out>(props: FormProps<V, Out>) {
  const { form, onSubmit, refusalFields = {}, className, label, id, children } = props;
  const place = usePlaceRefusal(form, refusalFields);
  const once = useOnceAtATime();

  async function submit(values: Out): Promise<void> {
    try {
      await onSubmit(values);
    } catch (thrown) {
      place(asRefusal(thrown));
    }
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    void form.handleSubmit(values => once('submit', () => submit(values)))(event);
  }

  return (
    <ShownAtFieldsOf codes={Object.keys(refusalFields)}>
      <form id={id} className={className} aria-label={label} noValidate onSubmit={send}>
        {children}
      </form>
    </ShownAtFieldsOf>
  );
}

/** Errors of this type carry their sentence, not a code. */
export const SENTENCE = 'sentence';

const ISSUE_WORDS: Record<string, string> = {
  too_big: 'TOO_BIG',
  too_small: 'TOO_SMALL',
  invalid_type: 'INVALID',
  required: 'REQUIRED',
};

/** The sentence under a field, from the code of its problem; undefined when all is well. */
export function useFieldProblem<V extends FieldValues>(
  form: FormOf<V>,
  name: FieldPath<V>,
): string | undefined {
  const { sentence, t } = useLanguage();
  const { errors } = useFormState({ control: form.control, name });
  const error = get(errors, name) as { type?: string; message?: string } | undefined;
  if (!error) return undefined;
  if (error.type === SENTENCE) return error.message;
  return (
    sentence(error.message ?? '') ??
    sentence(ISSUE_WORDS[error.type ?? ''] ?? ISSUE_WORDS[error.message ?? ''] ?? '') ??
    t('problems.INVALID')
  );
}
