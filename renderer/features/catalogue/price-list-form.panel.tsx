import { Autocomplete, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { CATEGORIES } from '#shared/features/catalogue/item.schema.ts';
import type { PriceList } from '#shared/features/catalogue/price.schema.ts';
import { weekdayIn } from '#shared/i18n/day-words.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { toast } from '../../ui/toasts.tsx';
import { DayField } from '../appointments/day.field.tsx';
import { useDoctors } from '../appointments/doctors.ts';
import classes from './catalogue.module.css';
import { FormSide } from './form-side.panel.tsx';
import { type Typing, useTyping } from './kept-typing.ts';
import { readTypedList, type TypedList, typedList } from './price-list-typed.ts';

const AT_FIELD = { LIST_NAME_TAKEN: 'name' };
const WEEK = [1, 2, 3, 4, 5, 6, 0];

type PriceListFormProps = {
  list: PriceList | undefined;
  classNames: readonly string[];
  onDone: () => void;
};

/** For whom, when and from which day a list speaks; its own prices are set at the services. */
export function PriceListForm({ list, classNames, onDone }: PriceListFormProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const typing = useTyping(
    `priceList/${list?.id ?? 'new'}/${list?.version ?? 0}`,
    typedList(today, list?.row),
    AT_FIELD,
  );
  const saving = useWrite(contract.catalogue.savePriceList);

  function save(): void {
    const read = readTypedList(typing.typed);
    if (!read.success) {
      typing.refuse(
        read.error.issues.map(issue =>
          issue.path[0] === 'fromMinute' ? { ...issue, path: ['toMinute'] } : issue,
        ),
      );
      return;
    }
    const changes = list ? { listId: list.id, version: list.version } : null;
    saving.call({ changes, row: read.data }).then(() => {
      typing.forget();
      toast(t('common.saved'));
      onDone();
    }, typing.refuseBy);
  }

  return (
    <FormSide
      title={t(list ? 'catalogue.changeList' : 'catalogue.addList')}
      typing={typing}
      saveWord={t('catalogue.saveList')}
      busy={saving.pending}
      error={saving.error && saving.error.code in AT_FIELD ? null : saving.error}
      onSave={save}
      onDone={onDone}
    >
      <ForWhom typing={typing} classNames={classNames} />
      <Checkbox
        label={t('catalogue.deskChoice')}
        description={t('catalogue.deskChoiceAbout')}
        checked={typing.typed.isDeskChoice}
        onChange={event => typing.put({ isDeskChoice: event.currentTarget.checked })}
      />
      <When typing={typing} />
      <TextInput
        label={t('catalogue.percent')}
        description={t('catalogue.percentAbout')}
        rightSection="%"
        inputMode="decimal"
        autoComplete="off"
        maxLength={7}
        value={typing.typed.percent}
        error={typing.problem('adjustPermille')}
        onChange={event => typing.put({ percent: event.currentTarget.value })}
      />
      {list && (
        <Checkbox
          label={t('catalogue.listRetired')}
          checked={typing.typed.isRetired}
          onChange={event => typing.put({ isRetired: event.currentTarget.checked })}
        />
      )}
    </FormSide>
  );
}

type PartProps = { typing: Typing<TypedList> };

function ForWhom({ typing, classNames }: PartProps & { classNames: readonly string[] }) {
  const { t } = useLanguage();
  const { doctors } = useDoctors();
  const { typed, put, problem } = typing;
  return (
    <>
      <TextInput
        label={t('catalogue.listName')}
        autoFocus
        autoComplete="off"
        maxLength={40}
        value={typed.name}
        error={problem('name')}
        onChange={event => put({ name: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('catalogue.priceClass')}
        description={t('catalogue.priceClassAbout')}
        data={[...classNames]}
        maxLength={30}
        value={typed.priceClass}
        error={problem('priceClass')}
        onChange={priceClass => put({ priceClass })}
      />
      <div className={classes.two}>
        <NativeSelect
          label={t('catalogue.doctor')}
          value={typed.doctorId}
          data={[
            { value: '', label: t('catalogue.everyDoctor') },
            ...doctors.map(({ id, fullName }) => ({ value: String(id), label: fullName })),
          ]}
          onChange={event => put({ doctorId: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('catalogue.category')}
          value={typed.category}
          data={[
            { value: '', label: t('catalogue.everyCategory') },
            ...CATEGORIES.map(value => ({ value, label: t(`catalogue.category_${value}`) })),
          ]}
          onChange={event => put({ category: event.currentTarget.value as TypedList['category'] })}
        />
      </div>
    </>
  );
}

function When({ typing }: PartProps) {
  const { t, language } = useLanguage();
  const { typed, put, problem } = typing;
  const turn = (day: number) =>
    put({
      weekdays: typed.weekdays.includes(day)
        ? typed.weekdays.filter(one => one !== day)
        : [...typed.weekdays, day],
    });
  return (
    <>
      <fieldset className={classes.fieldset}>
        <legend className="label">{t('catalogue.weekdays')}</legend>
        <div className={classes.weekdays}>
          {WEEK.map(day => (
            <Checkbox
              key={day}
              label={weekdayIn(language, day)}
              checked={typed.weekdays.includes(day)}
              onChange={() => turn(day)}
            />
          ))}
        </div>
      </fieldset>
      <div className={classes.two}>
        <TextInput
          label={t('catalogue.fromTime')}
          placeholder="20:00"
          autoComplete="off"
          maxLength={8}
          value={typed.from}
          onChange={event => put({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t('catalogue.toTime')}
          placeholder="08:00"
          autoComplete="off"
          maxLength={8}
          value={typed.to}
          error={problem('toMinute')}
          onChange={event => put({ to: event.currentTarget.value })}
        />
      </div>
      <div className={classes.two}>
        <DayField
          label={t('catalogue.from')}
          name="validFrom"
          value={typed.validFrom}
          problem={problem('validFrom')}
          onChange={validFrom => put({ validFrom })}
        />
        {typed.hasEnd && (
          <DayField
            label={t('catalogue.lastDay')}
            name="validTo"
            hasPast
            value={typed.validTo}
            problem={problem('validTo')}
            onChange={validTo => put({ validTo })}
          />
        )}
      </div>
      <Checkbox
        label={t('catalogue.hasEnd')}
        checked={typed.hasEnd}
        onChange={event => put({ hasEnd: event.currentTarget.checked })}
      />
    </>
  );
}
