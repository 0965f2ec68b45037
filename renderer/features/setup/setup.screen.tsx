import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import { contract } from '#shared/contract/index.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { type FormOf, PROBLEM_DELAY_MS, ShownAtFieldsOf, usePlaceRefusal } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { LetterheadPreview } from './letterhead-preview.tsx';
import {
  emptyNewClinic,
  type NewClinicAnswers,
  type NewClinicForm,
  newClinicResolver,
  PARTS,
  type PartId,
  partOf,
  problemsByPart,
} from './new-clinic-form.ts';
import { type RestoredCounts, RestoreScreen } from './restore.screen.tsx';
import classes from './setup.module.css';
import { type PartLine, SetupFrame } from './setup-frame.tsx';
import { SetupPart } from './setup-parts.tsx';

const AT_FIELDS = ['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_COMMON', 'SIGN_IN_NAME_TAKEN'];

/** Which part is open, which were seen, and what is still to fill. */
function useParts(form: FormOf<NewClinicForm>) {
  const [current, setCurrent] = useState<PartId>('clinic');
  const [seen, setSeen] = useState<ReadonlySet<PartId>>(new Set());
  const values = form.watch();
  const problems = problemsByPart(values);
  const open = (id: PartId) => {
    setSeen(new Set([...seen, current]));
    setCurrent(id);
  };
  const place = PARTS.findIndex(part => part.id === current);
  const ahead = [...PARTS.slice(place + 1), ...PARTS.slice(0, place)];
  const next = ahead.find(part => problems.has(part.id) || !seen.has(part.id));
  const step = (by: number) => {
    const part = PARTS[place + by];
    if (part) open(part.id);
  };
  return { current, seen, values, problems, open, next, step };
}

function NewClinicScreen({ onRestore }: { onRestore: () => void }) {
  const t = useTranslation();
  const { signedIn } = useSession();
  const create = useWrite(contract.setup.create);
  const form = useForm<NewClinicForm, unknown, NewClinicAnswers>({
    resolver: newClinicResolver,
    defaultValues: emptyNewClinic,
    mode: 'onTouched',
    delayError: PROBLEM_DELAY_MS,
  });
  const { current, seen, values, problems, open, next, step } = useParts(form);
  const place = usePlaceRefusal(form, {
    PASSWORD_TOO_SHORT: refusal => refusal.data.field as 'owner.password',
    PASSWORD_TOO_COMMON: refusal => refusal.data.field as 'owner.password',
    SIGN_IN_NAME_TAKEN: 'doctor.signInName',
  });
  useKeys([
    { keys: 'Tab', label: t('setup.nextField') },
    { keys: 'Alt ↑', label: t('setup.earlierPart'), run: () => step(-1) },
    { keys: 'Alt ↓', label: t('setup.nextPart'), run: () => step(1) },
    { keys: 'Enter', label: next ? t('setup.nextPart') : t('setup.create') },
  ]);
  const isReady = problems.size === 0;

  async function make({
    ownerPasswordAgain: _o,
    doctorPasswordAgain: _d,
    ...clinic
  }: NewClinicAnswers): Promise<void> {
    try {
      await signedIn((await create.call(clinic)).session);
    } catch (thrown) {
      const path = place(asRefusal(thrown))[0];
      const part = path && partOf(path);
      if (!part) return;
      open(part.id);
      // Its field is mounted only after the part has opened.
      setTimeout(() => form.setFocus(path), 0);
    }
  }

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = problems.get(current);
    if (wrong) {
      await form.trigger(wrong, { shouldFocus: true });
      return;
    }
    if (next) open(next.id);
    else await form.handleSubmit(make)();
  }

  const lines: PartLine[] = PARTS.map(part => ({
    id: part.id,
    name: t(part.word),
    answer:
      (seen.has(part.id) || part.id === current || !problems.has(part.id) ? part.answer(values, t) : '') ||
      t('setup.notYet'),
    isCurrent: part.id === current,
    isDone: seen.has(part.id) && !problems.has(part.id),
    open: () => open(part.id),
  }));
  const missing = PARTS.filter(part => problems.has(part.id)).map(part => t(part.word));

  return (
    <SetupFrame
      note={t('setup.settingUp')}
      parts={[
        ...lines,
        {
          id: 'sheet',
          name: t('setup.partSheet'),
          answer: t('setup.notYet'),
          isCurrent: false,
          isDone: false,
        },
      ]}
      partsFoot={
        <Button variant="subtle" onClick={onRestore}>
          {t('setup.restoreOpen')}
        </Button>
      }
      aside={<LetterheadPreview form={values} />}
    >
      <ShownAtFieldsOf codes={AT_FIELDS}>
        <form className={classes.form} onSubmit={event => void goOn(event)} noValidate>
          <SetupPart key={current} id={current} form={form} />
          <div className={classes.foot}>
            <ProblemNotice error={create.error} />
            <div className="row">
              <SaveButton busy={create.pending} isLarge keys="↵">
                {next ? t('setup.nextPart') : t('setup.create')}
              </SaveButton>
              {next && isReady && (
                <Button variant="default" data-size="lg" onClick={() => void form.handleSubmit(make)()}>
                  {t('setup.create')}
                </Button>
              )}
              <span className="small dim" role="status">
                {create.pending
                  ? t('setup.creating')
                  : isReady
                    ? t('setup.readyToMake')
                    : t('setup.stillToDo', { parts: missing.join(', ') })}
              </span>
            </div>
          </div>
        </form>
      </ShownAtFieldsOf>
    </SetupFrame>
  );
}

/** An empty folder: a new clinic, or one brought back from a backup. What was typed survives the look aside. */
export function SetupScreen({ onRestored }: { onRestored: (counts: RestoredCounts) => void }) {
  const [isRestoring, setIsRestoring] = useState(false);
  return (
    <>
      {isRestoring && (
        <KeyLayer>
          <RestoreScreen onBack={() => setIsRestoring(false)} onRestored={onRestored} />
        </KeyLayer>
      )}
      <div hidden={isRestoring} className={classes.whole}>
        <NewClinicScreen onRestore={() => setIsRestoring(true)} />
      </div>
    </>
  );
}
