import type { Approver } from '#shared/features/approvals/approval.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { Initials } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import classes from './approval.module.css';

/** Arrows choose the approver while the cursor stays in the field below. */
export function useApproverKeys(approvers: readonly Approver[], onOther: () => void) {
  const t = useTranslation();
  const { chosen, at, choose } = useChosenRowBy(approvers, ({ userId }) => userId);
  const list = useListNavigation({
    ...{ count: approvers.length, at, label: t('approvals.whoApproves') },
    onOpen: onOther,
    onChoose: place => {
      choose(place);
      onOther();
    },
  });
  const isOff = approvers.length < 2;
  const move = (by: number) => list.setIndex(Math.max(0, Math.min(approvers.length - 1, list.index + by)));
  useKeys([
    { keys: '↑', inFields: true, run: () => move(-1), isOff },
    { keys: '↓', label: t('approvals.otherApprover'), inFields: true, run: () => move(1), isOff },
  ]);
  return { ...list, approver: chosen };
}

type ApproverListProps = {
  approvers: readonly Approver[];
  list: ReturnType<typeof useApproverKeys>;
};

export function ApproverList({ approvers, list }: ApproverListProps) {
  const t = useTranslation();
  return (
    <div>
      <div className="label">{t('approvals.whoApproves')}</div>
      <div className={classes.approvers} {...list.listProps}>
        {approvers.map((approver, index) => (
          <div key={approver.userId} className="list-row" {...list.rowProps(index)}>
            <Initials name={approver.fullName} />
            <span className="clip">{approver.fullName}</span>
            <span className="push tiny dim">{t(approver.hasPin ? 'users.hasPin' : 'users.noPin')}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
