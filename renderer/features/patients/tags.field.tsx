import { TagsInput } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from '../../app/language.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import type { TypedChange } from './change-form.ts';

const MOST_TAGS = 12;
const LONGEST_TAG = 24;

/** Words of the clinic's own choosing; Enter makes a chip, Backspace takes the last one away. */
export function TagsField({
  form,
  className,
}: {
  form: FormOf<TypedChange>;
  className?: string | undefined;
}) {
  const t = useTranslation();
  const { field } = useController({ control: form.control, name: 'tags' });
  const problem = useFieldProblem(form, 'tags');
  const tags = field.value ?? [];
  return (
    <TagsInput
      ref={field.ref}
      className={className ?? ''}
      label={t('patients.tags')}
      placeholder={tags.length === 0 ? t('patients.tagsHint') : ''}
      value={tags}
      onChange={next => field.onChange(next.map(tag => tag.trim().slice(0, LONGEST_TAG)).filter(Boolean))}
      onBlur={field.onBlur}
      maxTags={MOST_TAGS}
      maxLength={LONGEST_TAG}
      error={problem}
    />
  );
}
