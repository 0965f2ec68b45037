import { useState } from 'react';
import type { EncounterBody, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { findKits } from '#shared/features/templates/kit.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { KeepKit } from './keep-kit.form.tsx';
import { useKitFacts } from './kit-facts.ts';
import { KitRow } from './kit-row.tsx';
import classes from './templates.module.css';
import { useApplyKit, useKits } from './use-kits.ts';

type KitsPanelProps = {
  visit: VisitView;
  body: EncounterBody;
  write: (part: Partial<EncounterBody>) => void;
  onDone: () => void;
};

/** The kits with their keys, and the way to keep today's note as one. */
export function KitsPanel({ visit, body, write, onDone }: KitsPanelProps) {
  const t = useTranslation();
  const [isKeeping, setIsKeeping] = useState(false);
  const facts = useKitFacts(visit);
  const kits = findKits(useKits(), '', facts);
  const apply = useApplyKit(body, facts, write);
  function take(at: number): void {
    const kit = kits[at];
    if (!kit) return;
    apply(kit);
    onDone();
  }
  const list = useListNavigation({ count: kits.length, onOpen: take, label: t('templates.kits') });
  const isWritten = body.lines.length + body.orders.length > 0 || `${body.advice}${body.tests}`.trim() !== '';
  useKeys([
    ...kits.flatMap(({ content: { key }, name }, at) =>
      key === '' ? [] : [{ keys: key, label: name, run: () => take(at), onStrip: false, isOff: isKeeping }],
    ),
    { keys: '+', label: t('templates.keep'), run: () => setIsKeeping(true), isOff: isKeeping || !isWritten },
    { keys: 'Esc', run: () => (isKeeping ? setIsKeeping(false) : onDone()) },
  ]);
  if (isKeeping) return <KeepKit body={body} onDone={() => setIsKeeping(false)} />;
  return (
    <section className={classes.panel} aria-label={t('templates.kits')}>
      <SideHead title={t('templates.kits')} onDone={onDone} />
      {kits.length === 0 ? (
        <EmptyState
          title={t('templates.noKits')}
          hint={t('templates.noKitsHint')}
          {...(isWritten
            ? { action: { label: t('templates.keep'), keys: '+', run: () => setIsKeeping(true) } }
            : {})}
        />
      ) : (
        <div {...list.listProps} ref={focusOnce}>
          {kits.map((kit, at) => (
            <div key={kit.id} className={classes.menuRow} {...list.rowProps(at)}>
              <KitRow kit={kit} facts={facts} isChosen={at === list.index} />
            </div>
          ))}
        </div>
      )}
      {kits.length > 0 && isWritten && (
        <button type="button" className={classes.plainButton} onClick={() => setIsKeeping(true)}>
          {t('templates.keep')} (+)
        </button>
      )}
    </section>
  );
}

function focusOnce(list: HTMLElement | null): void {
  if (list && !list.contains(document.activeElement)) list.focus();
}
