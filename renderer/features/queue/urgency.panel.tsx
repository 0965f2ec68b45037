import { SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { PRIORITY_WORDS } from '#shared/features/queue/day-board.grid.ts';
import {
  PRIORITIES,
  type Priority,
  type QueueRow,
  type TriageSuggestion,
} from '#shared/features/queue/queue.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { useTemperatureUnit } from '../encounters/temperature-unit.ts';
import { suggestionWords } from './queue-words.ts';
import classes from './selected-visit.module.css';
import type { PriorityWish } from './visit-moves.ts';

type UrgencyPanelProps = {
  row: QueueRow;
  onSave: (wish: PriorityWish) => void;
  onClose: () => void;
};

/** What Enter alone means: the suggested tier, else urgent, and from urgent back into the turn. */
function usualNext(priority: Priority, suggestion: TriageSuggestion | null): Priority {
  if (suggestion && suggestion.priority !== priority) return suggestion.priority;
  return priority === 'urgent' || priority === 'emergency' ? 'routine' : 'urgent';
}

/** How urgent, by digit or arrow, and why; a suggestion comes with its words. */
export function UrgencyPanel({ row, onSave, onClose }: UrgencyPanelProps) {
  const t = useTranslation();
  const id = useId();
  const why = useRef<HTMLInputElement>(null);
  const [unit] = useTemperatureUnit();
  const { suggestion } = row;
  const words = suggestion ? suggestionWords(t, suggestion, unit) : '';
  const [priority, setPriority] = useState(usualNext(row.priority, suggestion));
  const [reason, setReason] = useState(words || row.priorityReason);
  const [isMissing, setIsMissing] = useState(false);

  /** Arrows choose while the reason is written, digits while the tiers have the cursor. */
  function onKeyDown(event: KeyboardEvent): void {
    const isInReason = event.target === why.current;
    const digit = isInReason
      ? undefined
      : PRIORITIES.find((_, index) => isKey(event.nativeEvent, String(index + 1)));
    const by = isInReason ? ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0) : 0;
    const next = digit ?? (by === 0 ? undefined : PRIORITIES[PRIORITIES.indexOf(priority) + by]);
    if (next) setPriority(next);
    else if (event.key === 'Enter' && !isInReason) save();
    else if (by === 0) return;
    event.preventDefault();
  }

  /** Who goes before others does so for a reason that is written down. */
  function save(): void {
    const needsReason = priority !== 'routine' && reason.trim() === '';
    setIsMissing(needsReason);
    if (needsReason) why.current?.focus();
    else onSave({ priority, reason: reason.trim() });
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    save();
  }

  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onClose }]}>
      <form className={classes.asking} onSubmit={send} onKeyDown={onKeyDown} noValidate>
        <span className="row apart">
          <span id={id} className="small-title">
            {t('queue.howUrgent', { token: row.token })}
          </span>
          <span className="tiny dim">{t('queue.chooseTier')}</span>
        </span>
        <SegmentedControl
          role="radiogroup"
          aria-labelledby={id}
          orientation="vertical"
          className={classes.tiers ?? ''}
          data={PRIORITIES.map((tier, index) => ({
            value: tier,
            label: `${index + 1} · ${t(PRIORITY_WORDS[tier])}`,
          }))}
          value={priority}
          onChange={tier => setPriority(tier as Priority)}
          fullWidth
        />
        {words && <span className="tiny amber strong">{t('queue.suggestedBecause', { words })}</span>}
        <TextInput
          ref={why}
          label={t('queue.why')}
          autoFocus
          onFocus={event => event.currentTarget.select()}
          error={isMissing ? t('queue.REASON_REQUIRED') : undefined}
          placeholder={t('queue.whyUrgentHint')}
          value={reason}
          maxLength={120}
          autoComplete="off"
          onChange={event => setReason(event.currentTarget.value)}
        />
        <SaveButton keys="↵">{t('common.save')}</SaveButton>
      </form>
    </KeyLayer>
  );
}
