import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { CATEGORIES, type CatalogueItem, type Category } from '#shared/features/catalogue/item.schema.ts';
import { TAX_CLASSES, type TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { isGoods, keptUnit, UNITS, type Unit, unitInReturn } from '#shared/features/catalogue/unit.rules.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './catalogue.module.css';
import { readTypedItem, type TypedItem, typedItem } from './item-typed.ts';
import { type Typing, useTyping } from './kept-typing.ts';
import { PackageFields } from './package.fields.tsx';

const AT_FIELD = {
  ...{ ITEM_NAME_TAKEN: 'name', ITEM_CODE_TAKEN: 'code', PACKAGE_OF_A_PACKAGE: 'package' },
  TAX_CODE_NEEDED: 'sacCode',
};

type ItemFormProps = {
  item: CatalogueItem | undefined;
  isReadOnly: boolean;
  /** The cursor begins in the name. */
  isFirst: boolean;
  onSaved: (itemId: number) => void;
};

/** One item in its words and its tax; a changed one is its next version. */
export function ItemForm({ item, isReadOnly, isFirst, onSaved }: ItemFormProps) {
  const t = useTranslation();
  const typing = useTyping(`item/${item?.id ?? 'new'}/${item?.version ?? 0}`, typedItem(item), AT_FIELD);
  const saving = useWrite(contract.catalogue.saveItem);

  function save(): void {
    const read = readTypedItem(typing.typed);
    if (!read.success) {
      typing.refuse(read.error.issues);
      return;
    }
    const changes = item ? { itemId: item.id, version: item.version } : null;
    saving.call({ changes, row: read.data }).then(({ itemId }) => {
      typing.forget();
      toast(t('common.saved'));
      onSaved(itemId);
    }, typing.refuseBy);
  }

  useKeys([{ keys: 'Ctrl Enter', label: t('catalogue.saveItem'), run: save, isOff: isReadOnly }]);
  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className={classes.fieldset} disabled={isReadOnly}>
        {typing.wasKept && (
          <div className="row apart">
            <span className="small amber">{t('lists.keptTyping')}</span>
            <Button variant="subtle" size="compact-sm" onClick={typing.startAgain}>
              {t('lists.startAgain')}
            </Button>
          </div>
        )}
        <ItemFields typing={typing} isFirst={isFirst} />
        {typing.typed.category === 'package' && <PackageFields typing={typing} itemId={item?.id} />}
        {saving.error && !(saving.error.code in AT_FIELD) && (
          <ProblemNotice error={saving.error} onRetry={save} />
        )}
        {!isReadOnly && !item && (
          <SaveButton busy={saving.pending} keys="Ctrl ↵">
            {t('catalogue.saveItem')}
          </SaveButton>
        )}
        {!isReadOnly && item && (
          <Button
            type="submit"
            variant="default"
            aria-busy={saving.pending}
            rightSection={<KeyHint keys="Ctrl Enter" />}
          >
            {t('catalogue.saveItem')}
          </Button>
        )}
      </fieldset>
    </form>
  );
}

function ItemFields({ typing, isFirst }: { typing: Typing<TypedItem>; isFirst: boolean }) {
  const t = useTranslation();
  const { typed, put, problem } = typing;
  const text = (name: 'name' | 'localName' | 'code' | 'sacCode', maxLength: number) => ({
    ...{ name, label: t(`catalogue.${name}`), value: typed[name], error: problem(name), maxLength },
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => put({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text('name', 80)} autoFocus={isFirst} />
      <TextInput {...text('localName', 80)} lang="hi" />
      <div className={classes.two}>
        <NativeSelect
          label={t('catalogue.category')}
          value={typed.category}
          error={problem('category')}
          data={CATEGORIES.map(value => ({ value, label: t(`catalogue.category_${value}`) }))}
          onChange={event => put({ category: event.currentTarget.value as Category })}
        />
        <TextInput {...text('code', 12)} placeholder="ECG" />
      </div>
      <div className={classes.two}>
        <NativeSelect
          label={t('catalogue.taxClass')}
          value={typed.taxClass}
          error={problem('taxClass')}
          data={TAX_CLASSES.map(value => ({ value, label: t(`catalogue.tax_${value}`) }))}
          onChange={event => put({ taxClass: event.currentTarget.value as TaxClass })}
        />
        <TextInput {...text('sacCode', 8)} inputMode="numeric" />
      </div>
      <UnitField typing={typing} />
      <Checkbox
        label={t('catalogue.isTaxInclusive')}
        checked={typed.isTaxInclusive}
        error={problem('isTaxInclusive')}
        onChange={event => put({ isTaxInclusive: event.currentTarget.checked })}
      />
    </>
  );
}

/** Goods are counted in one of the units of the GST's list; a code of a service says that there is none. */
function UnitField({ typing: { typed, put, problem } }: { typing: Typing<TypedItem> }) {
  const t = useTranslation();
  const code = typed.sacCode.trim();
  const isService = !isGoods({ ...typed, sacCode: code, unit: keptUnit(code, typed.unit) });
  return (
    <NativeSelect
      label={t('catalogue.unit')}
      value={isService ? '' : typed.unit}
      disabled={isService}
      error={problem('unit')}
      data={
        isService
          ? [{ value: '', label: t(code === '' ? 'catalogue.unitAfterCode' : 'catalogue.serviceHasNoUnit') }]
          : UNITS.map(unit => ({ value: unit, label: unitInReturn(unit) }))
      }
      onChange={event => put({ unit: event.currentTarget.value as Unit })}
    />
  );
}
