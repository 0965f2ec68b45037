import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './catalogue.module.css';
import type { TypedContent, TypedItem } from './item-typed.ts';
import type { Typing } from './kept-typing.ts';

/** What a package holds, how long, and whether it may go to another person. */
export function PackageFields({ typing, itemId }: { typing: Typing<TypedItem>; itemId: number | undefined }) {
  const t = useTranslation();
  const { typed, put, problem } = typing;
  const { answer } = useRead(contract.catalogue.show, {});
  const choices = (answer?.items ?? [])
    .filter(({ id, row }) => row.package === null && id !== itemId)
    .map(({ id, row }) => ({ value: String(id), label: row.name }));

  function change(at: number, more: Partial<TypedContent>): void {
    put({
      contents: typed.contents.map((content, index) => (index === at ? { ...content, ...more } : content)),
    });
  }

  return (
    <fieldset className={classes.package}>
      <legend className="label">{t('catalogue.sessions')}</legend>
      {typed.contents.map((content, at) => (
        // Lines have no name of their own: their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added and removed at the end
        <div key={at} className={classes.content}>
          <NativeSelect
            aria-label={t('catalogue.sessionOf', { line: at + 1 })}
            value={content.itemId}
            data={[{ value: '', label: '' }, ...choices]}
            onChange={event => change(at, { itemId: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('catalogue.usesOf', { line: at + 1 })}
            placeholder={t('catalogue.uses')}
            value={content.uses}
            inputMode="numeric"
            maxLength={3}
            onChange={event => change(at, { uses: event.currentTarget.value })}
          />
        </div>
      ))}
      {problem('package') && <span className="small danger">{problem('package')}</span>}
      <div className="row">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => put({ contents: [...typed.contents, { itemId: '', uses: '' }] })}
        >
          {t('catalogue.addSession')}
        </Button>
        {typed.contents.length > 1 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => put({ contents: typed.contents.slice(0, -1) })}
          >
            {t('catalogue.removeSession')}
          </Button>
        )}
      </div>
      <TextInput
        label={t('catalogue.validDays')}
        value={typed.validDays}
        error={problem('validDays')}
        inputMode="numeric"
        maxLength={4}
        onChange={event => put({ validDays: event.currentTarget.value })}
      />
      <Checkbox
        label={t('catalogue.isTransferable')}
        checked={typed.isTransferable}
        onChange={event => put({ isTransferable: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
