import { useId } from 'react';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './note-tests.module.css';
import { TestsField } from './tests.field.tsx';

type NoteTestsProps = {
  orders: readonly OrderLine[];
  tests: string;
  onOrders: (orders: OrderLine[]) => void;
  onTests: (tests: string) => void;
  onNext: () => void;
  problem?: string | undefined;
  onMedicine: (medicine: string) => boolean;
};

/** The note's line of tests: chips that become orders when it is signed; free text stays where there is some. */
export function NoteTests(props: NoteTestsProps) {
  const { orders, tests, onOrders, onTests, onNext, problem, onMedicine } = props;
  const t = useTranslation();
  const id = useId();
  return (
    <div className={classes.row}>
      <label htmlFor={id} className="small dim">
        {t('encounters.tests')}
      </label>
      <div className="column">
        <TestsField
          id={id}
          section="tests"
          orders={orders}
          onChange={onOrders}
          onNext={onNext}
          problem={problem}
          onMedicine={onMedicine}
        />
        {tests !== '' && (
          <textarea
            className={classes.free}
            aria-label={t('labs.freeText')}
            value={tests}
            rows={1}
            maxLength={1000}
            onChange={event => onTests(event.currentTarget.value)}
          />
        )}
      </div>
    </div>
  );
}
