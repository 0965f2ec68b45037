import { useController } from 'react-hook-form';
import { useTranslation } from '../../app/language.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import type { TypedChange } from './change-form.ts';
import { usePlaces } from './places.ts';
import { TYPED_AT_MOST } from './register-form.ts';
import { SuggestInput } from './suggest-input.panel.tsx';

/** The locality, with what the clinic has written before; taking one brings its city and PIN code. */
export function LocalityField({ form }: { form: FormOf<TypedChange> }) {
  const t = useTranslation();
  const { field } = useController({ control: form.control, name: 'locality' });
  const problem = useFieldProblem(form, 'locality');
  const typed = field.value ?? '';
  const places = usePlaces(typed, form.watch('pinCode') ?? '');
  return (
    <SuggestInput
      inputRef={field.ref}
      name="locality"
      label={t('patients.locality')}
      listLabel={t('patients.placesFor')}
      value={typed}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={problem}
      maxLength={TYPED_AT_MOST.line}
      suggestions={places
        .filter(
          place =>
            (place.locality !== '' && place.locality !== typed) || place.city !== form.getValues('city'),
        )
        .map(place => ({
          id: `${place.locality}|${place.city}|${place.pinCode}`,
          words: (
            <>
              <span>{place.locality || place.city}</span>
              <span className="dim">
                {[place.locality && place.city, place.pinCode, place.locality === '' && place.state]
                  .filter(Boolean)
                  .join(' ')}
              </span>
            </>
          ),
          take: () => {
            if (place.locality) form.setValue('locality', place.locality, { shouldDirty: true });
            if (place.city) form.setValue('city', place.city, { shouldDirty: true });
            if (place.pinCode) form.setValue('pinCode', place.pinCode, { shouldDirty: true });
          },
        }))}
    />
  );
}
