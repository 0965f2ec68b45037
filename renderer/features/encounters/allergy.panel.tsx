import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { type Allergies, newAllergySchema } from '#shared/features/patients/patient.schema.ts';
import { useRefresh, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useOnceReady } from '../../ui/once-ready.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './allergy.module.css';

type NewAllergy = z.output<typeof newAllergySchema>;
type Severity = NewAllergy['severity'];
type AllergyPanelProps = { patientId: number; allergies: Allergies; onDone: () => void };

const keyOf = ({ substance, reaction }: NewAllergy) => `${substance} ${reaction}`;

function withChanges(
  present: Allergies,
  added: readonly NewAllergy[],
  removed: readonly string[],
): NewAllergy[] {
  const standing = present.items
    .map(({ substance, reaction, severity }) => ({ substance, reaction, severity }))
    .filter(item => !removed.includes(keyOf(item)));
  const known = new Set(standing.map(keyOf));
  return [...standing, ...added.filter(item => !known.has(keyOf(item)))];
}

/** Every save writes new rows, so the higher number is the newer list: the record as read, or what a save answered. */
function newestOf(read: Allergies, answered: Allergies | undefined): Allergies {
  const last = ({ items }: Allergies) => Math.max(0, ...items.map(({ id }) => id));
  return answered && last(answered) > last(read) ? answered : read;
}

/** Asked and none, or a list: Enter in the reaction adds one, Enter in an empty line saves them. */
export function AllergyPanel({ patientId, allergies, onDone }: AllergyPanelProps) {
  const { t, sentence } = useLanguage();
  const refresh = useRefresh();
  const write = useWrite(contract.patients.recordAllergies);
  const substanceField = useRef<HTMLInputElement>(null);
  const reactionField = useRef<HTMLInputElement>(null);
  // What stands on the record may change while this is open: only what is added and removed here is kept here.
  const [added, setAdded] = useState<readonly NewAllergy[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [answered, setAnswered] = useState<Allergies>();
  const present = newestOf(allergies, answered);
  const items = withChanges(present, added, removed);
  const [substance, setSubstance] = useState('');
  const [reaction, setReaction] = useState('');
  const [severity, setSeverity] = useState<Severity>('unknown');
  const [problem, setProblem] = useState<string>();

  /** The list with what stands in the fields; undefined when that is not plain text. */
  function listWithTyped(): NewAllergy[] | undefined {
    if (substance.trim() === '') return items;
    const read = newAllergySchema.safeParse({ substance, reaction, severity });
    if (read.success) return [...items, read.data];
    setProblem(sentence(read.error.issues[0]?.message ?? '') ?? t('problems.INVALID'));
    substanceField.current?.focus();
    return undefined;
  }

  function add(): void {
    const list = listWithTyped();
    if (!list) return;
    setAdded([...added, ...list.slice(items.length)]);
    setSubstance('');
    setReaction('');
    setSeverity('unknown');
    substanceField.current?.focus();
  }

  const typed = JSON.stringify([items, substance, reaction, severity]);
  const typedNow = useRef(typed);
  typedNow.current = typed;

  async function record(list: NewAllergy[]): Promise<void> {
    const status = list.length === 0 ? 'none' : 'listed';
    const seenIds = present.items.map(({ id }) => id);
    try {
      setAnswered(await write.call({ patientId, status, items: list, seenIds }));
    } catch {
      refresh('patients');
      return; // The notice under the list says why; what another desk wrote now stands in the list.
    }
    refresh('encounters', 'prescriptions');
    toast(
      list.length === 0
        ? t('patients.noKnownAllergies')
        : t('encounters.allergiesKept', { count: list.length }),
    );
    // What was named meanwhile is not saved yet.
    if (typedNow.current === typed) onDone();
  }

  function save(): void {
    const list = listWithTyped();
    if (!list) return;
    if (list.length > 0) void record(list);
    else setProblem(t('encounters.nameOneOrNone'));
  }
  const saveNext = useOnceReady(!write.pending, save);

  function onSubstanceKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    if (substance.trim() === '' && items.length > 0) saveNext();
    else reactionField.current?.focus();
  }

  function onReactionKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    add();
  }

  const isEmpty = items.length === 0 && substance.trim() === '';
  useKeys([
    { keys: 'Ctrl Enter', label: t('encounters.saveAllergies'), run: saveNext },
    { keys: 'Alt N', label: t('patients.noKnownAllergies'), run: () => void record([]), isOff: !isEmpty },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);

  return (
    <section className={classes.panel} aria-label={t('encounters.allergies')}>
      <SideHead title={t('encounters.askAllergies')} onDone={onDone} />
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map(item => (
            <li key={keyOf(item)} className={classes.item}>
              <span className="danger strong">{item.substance}</span>
              <span className="small dim clip">
                {[item.reaction, severityWord(item.severity)].filter(Boolean).join(', ')}
              </span>
              <button
                type="button"
                className={classes.remove}
                aria-label={t('encounters.removeAllergy', { substance: item.substance })}
                onClick={() => {
                  setAdded(added.filter(one => one !== item));
                  setRemoved([...removed, keyOf(item)]);
                }}
              >
                {t('common.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        ref={substanceField}
        label={t('encounters.substance')}
        placeholder={t('encounters.substanceHint')}
        value={substance}
        maxLength={60}
        autoFocus
        autoComplete="off"
        error={problem}
        onChange={event => {
          setSubstance(event.currentTarget.value);
          setProblem(undefined);
        }}
        onKeyDown={onSubstanceKey}
      />
      <TextInput
        ref={reactionField}
        label={t('encounters.reaction')}
        placeholder={t('encounters.reactionHint')}
        value={reaction}
        maxLength={60}
        autoComplete="off"
        rightSection={<KeyHint keys="↵" />}
        onChange={event => setReaction(event.currentTarget.value)}
        onKeyDown={onReactionKey}
      />
      <SegmentedControl
        aria-label={t('encounters.severity')}
        value={severity}
        onChange={value => setSeverity(value as Severity)}
        data={[
          { value: 'unknown', label: t('encounters.severityUnknown') },
          { value: 'mild', label: t('encounters.severityMild') },
          { value: 'severe', label: t('encounters.severitySevere') },
        ]}
        fullWidth
      />
      <ProblemNotice error={write.error} onRetry={save} />
      <SaveButton busy={write.pending} keys="Ctrl ↵" isLarge onClick={saveNext} isOff={isEmpty}>
        {t('encounters.saveAllergies')}
      </SaveButton>
      {isEmpty && (
        <Button variant="default" rightSection={<KeyHint keys="Alt N" />} onClick={() => void record([])}>
          {t('patients.noKnownAllergies')}
        </Button>
      )}
      <span className="tiny dim">{t('encounters.allergyHint')}</span>
    </section>
  );

  function severityWord(value: Severity): string {
    if (value === 'mild') return t('encounters.severityMild');
    return value === 'severe' ? t('encounters.severitySevere') : '';
  }
}
