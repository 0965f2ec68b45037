import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { DrugChoice, LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useOnceReady } from '../../ui/once-ready.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { FieldMenu } from '../templates/use-kit-menu.tsx';
import { ChildDoses } from './child-dose.panel.tsx';
import { LineChoices } from './line-choices.panel.tsx';
import { readLineNow, useLineReading } from './line-reading.ts';
import { FREE_TEXT, type Pin, pinFor, pinnedId, textWithChoice } from './line-text.ts';
import { LineWords } from './line-words.panel.tsx';
import classes from './prescriptions.module.css';
import { mayBeAnother } from './problem-words.ts';

type SmartLineProps = {
  /** Null where nobody is written for: a kit. */
  patientId: number | null;
  text: string;
  /** The number that the line will have. */
  lineNumber: number;
  isChanging: boolean;
  /** Known for a line that is being changed. */
  formularyId: string | null;
  /** Said when signing found a line still in the field. */
  isForgotten: boolean;
  field: Ref<HTMLInputElement>;
  onType: (text: string) => void;
  onAdd: (line: RxLine, text: string) => void;
  /** Esc while a line is being changed. */
  onLeave: () => void;
  /** A list that the field opens for something else than a medicine, such as the kits after '/'. */
  menu?: FieldMenu;
  /** ↑ in an empty field goes into the list above. */
  onUp: () => void;
};

/** `dolo 650 1-0-1 5d pc`: read as it is typed, added by Enter only when it is a whole line. */
export function SmartLine(props: SmartLineProps) {
  const { text, onType } = props;
  const t = useTranslation();
  const id = useId();
  const [pin, setPin] = useState<Pin | null>(null);
  const [reached, setReached] = useState<string>();
  const [isClosed, setIsClosed] = useState(false);
  const [isHere, setIsHere] = useState(false);
  const [refused, setRefused] = useState<LineReading | null>(null);
  const [failure, setFailure] = useState<Refusal | null>(null);
  const asked = useRef('');

  const { isChanging, formularyId } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the moment when a line comes into the field counts.
  useEffect(() => {
    setPin(isChanging && formularyId ? pinFor(formularyId, text) : null);
  }, [isChanging, formularyId]);

  const chosenId = pinnedId(pin, text);
  const menu = props.menu?.isOpen ? props.menu : undefined;
  const live = useLineReading(menu ? '' : text, { formularyId: chosenId, patientId: props.patientId });
  const reading = refused?.text === text ? refused : live;
  const isNaming =
    reading?.line === null && reading.choices.length > 0 && reading.problems.every(mayBeAnother);
  const isOpen = isHere && !isClosed && chosenId === undefined && isNaming;
  const choices = isOpen ? reading.choices : [];
  const isFreeOffered = isOpen && reading.problems.some(({ code }) => code === 'WHICH_DRUG');
  const last = choices.length - 1 + (isFreeOffered ? 1 : 0);
  // Drugs of what stood here a letter ago are shown on: one that is not what stands here now waits for the answer.
  const isCurrent = reading?.text === text;
  const places = [...choices.map(({ formularyId }) => formularyId), ...(isFreeOffered ? [FREE_TEXT] : [])];
  const at = reached === undefined ? -1 : places.indexOf(reached);
  const setAt = (place: number) => setReached(places[place]);
  const names = `${choices[at]?.generic ?? ''} ${choices[at]?.brand ?? ''}`.toLowerCase();
  const fits = names.includes(text.trim().toLowerCase());
  const chooseReached = useOnceReady(isCurrent || (at >= 0 && fits), () => at >= 0 && choosePlace(at));

  function write(next: string): void {
    onType(next);
    setAt(-1);
    setIsClosed(false);
    setRefused(null);
    setFailure(null);
  }

  function choose(choice: DrugChoice): void {
    const next = textWithChoice(choice, text);
    write(next);
    setPin(pinFor(choice.formularyId, next));
  }

  function takeAsTyped(): void {
    setPin(pinFor(FREE_TEXT, text));
    setAt(-1);
  }

  function choosePlace(place: number): void {
    const choice = choices[place];
    if (choice) choose(choice);
    else takeAsTyped();
  }

  async function add(): Promise<void> {
    if (text.trim() === '' || asked.current === text) return;
    asked.current = text;
    try {
      const whole = await readLineNow(text, { formularyId: chosenId, patientId: props.patientId });
      if (whole.line) {
        setPin(null);
        setRefused(null);
        setFailure(null);
        props.onAdd(whole.line, text);
      } else setRefused(whole);
    } catch (thrown) {
      setFailure(asRefusal(thrown));
    } finally {
      asked.current = '';
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (menu) {
      menu.onKeyDown(event);
      return;
    }
    const act = actionOf(event.key, event.currentTarget);
    if (!act) return;
    event.preventDefault();
    act();
  }

  function actionOf(key: string, field: HTMLInputElement): (() => void) | undefined {
    if (key === 'Enter') return isOpen && at >= 0 ? chooseReached : () => void add();
    if (key === 'ArrowDown' && isOpen) return () => setAt(Math.min(last, at + 1));
    if (key === 'ArrowUp' && isOpen && at >= 0) return () => setAt(at - 1);
    if (key === 'ArrowUp' && (text === '' || field.selectionStart === 0)) return props.onUp;
    if (key === 'Escape' && isOpen) return () => setIsClosed(true);
    if (key === 'Escape' && isChanging) return props.onLeave;
    return undefined;
  }

  const proposesDose = live?.text === text && hasNoDose(live);
  const proposed = proposesDose ? (live.childDoses[0]?.typed ?? null) : null;
  useKeys([
    {
      keys: 'Alt D',
      label: t('prescriptions.takeChildDose'),
      onStrip: false,
      run: () => takeDose(proposed ?? ''),
      isOff: proposed === null,
    },
  ]);

  /** The proposed dose after what stands there; the doctor still adds the line. */
  function takeDose(typed: string): void {
    const next = `${text.trim()} ${typed} `;
    write(next);
    if (chosenId !== undefined) setPin(pinFor(chosenId, next));
  }

  const optionId = (place: number) => `${id}-${place}`;
  return (
    <div className={classes.smart}>
      <TextInput
        ref={props.field}
        data-section="medicines"
        aria-label={
          isChanging
            ? t('prescriptions.changeLine', { line: props.lineNumber })
            : t('prescriptions.addMedicine')
        }
        placeholder={t('prescriptions.lineHint')}
        value={text}
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={isOpen || menu !== undefined}
        aria-autocomplete="list"
        aria-describedby={`${id}-words`}
        {...(menu ? { 'aria-controls': menu.listId } : {})}
        {...(menu?.activeId ? { 'aria-activedescendant': menu.activeId } : {})}
        {...(isOpen ? { 'aria-controls': `${id}-list` } : {})}
        {...(isOpen && at >= 0 ? { 'aria-activedescendant': optionId(at) } : {})}
        rightSection={<KeyHint keys="↵" />}
        rightSectionWidth={36}
        onFocus={() => setIsHere(true)}
        onBlur={() => setIsHere(false)}
        onChange={event => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-words`}>
        <LineWords
          reading={reading}
          text={text}
          isRefused={refused?.text === text}
          isForgotten={props.isForgotten}
          isChanging={isChanging}
          lineNumber={props.lineNumber}
        />
      </div>
      {live && text.trim() !== '' && (
        <ChildDoses reading={live} onTake={proposesDose ? takeDose : undefined} />
      )}
      <ProblemNotice error={failure} onRetry={() => void add()} />
      {menu?.node}
      {isOpen && (
        <LineChoices
          id={`${id}-list`}
          optionId={optionId}
          choices={choices}
          asTyped={isFreeOffered ? (reading.problems[0]?.fragment ?? text) : undefined}
          at={at}
          onChoose={choosePlace}
        />
      )}
    </div>
  );
}

function hasNoDose({ problems }: LineReading): boolean {
  return problems.some(({ code }) => code === 'NO_DOSE');
}
