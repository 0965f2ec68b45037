import { LookalikesPanel } from '../patients/lookalikes.panel.tsx';
import { AlreadyInQueue } from './already-in-queue.panel.tsx';
import type { Registering } from './registering.ts';
import { UnknownPanel } from './unknown.panel.tsx';

type LineQuestionsProps = {
  desk: Registering;
  asksUnknown: boolean;
  onUnknownClosed: () => void;
  onBackToLine: () => void;
  onShowVisit: (visitId: number) => void;
};

/** What the line asks before it goes on: who an unknown is, who is meant, which token is there already. */
export function LineQuestions(props: LineQuestionsProps) {
  const { desk, asksUnknown, onUnknownClosed, onBackToLine, onShowVisit } = props;
  const { already, lookalikesFor } = desk;
  return (
    <>
      {asksUnknown && (
        <UnknownPanel
          busy={desk.busy}
          onGive={unknown => {
            onUnknownClosed();
            // What is refused is said by the line's notice.
            void desk.giveToUnknown(unknown).catch(() => undefined);
          }}
          onClose={() => {
            onUnknownClosed();
            onBackToLine();
          }}
        />
      )}
      {already && (
        <AlreadyInQueue
          token={already.token}
          onShow={() => {
            desk.clear();
            onShowVisit(already.visitId);
          }}
          onClose={desk.forgetAlready}
        />
      )}
      {lookalikesFor && (
        <LookalikesPanel
          typed={lookalikesFor}
          busy={desk.busy}
          onUse={desk.takeLookalike}
          onDifferent={desk.registerAsDifferent}
          onBack={desk.forgetLookalikes}
        />
      )}
    </>
  );
}
