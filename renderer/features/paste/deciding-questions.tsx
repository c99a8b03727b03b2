import { Check, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { DecidingQuestion } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';

/** Options that are longer stand below each other. */
const shortOption = 28;

interface QuestionProps {
  question: DecidingQuestion;
  chosen: string | null;
  /** Its options are answered with the digits. */
  hasDigits: boolean;
}

function Question({ question, chosen, hasDigits }: QuestionProps) {
  const { paste } = useDesk();
  const [isOpened, setOpened] = useState(false);
  const isLong = question.options.some((option) => option.length > shortOption);
  // Whole lines are asked for last: while a shorter question is open they would take the room of what was found.
  if (isLong && !hasDigits && chosen === null && !isOpened) {
    return (
      <Button look="quiet" place="deciding-more" aria-expanded={false} onPress={() => setOpened(true)}>
        <ChevronRight className="icon" size={14} aria-hidden /> {question.text} {question.options.length} lines
      </Button>
    );
  }
  return (
    <div className="deciding" role="group" aria-label={question.text} data-long={isLong}>
      <span className="deciding-text" aria-hidden>
        {question.text}
      </span>
      <span className="deciding-options">
        {question.options.map((option, index) => (isLong && chosen !== null && option !== chosen ? null : (
          <Button
            key={option}
            place="deciding-option"
            aria-pressed={option === chosen}
            title={option === chosen ? 'Press again to take it back' : undefined}
            onPress={() => (option === chosen ? paste.takeBack(question.text) : paste.answer(question, option))}
          >
            {option === chosen && <Check className="icon" size={14} aria-hidden />}
            {hasDigits && index < 9 && <kbd aria-hidden>{index + 1}</kbd>}
            {option}
          </Button>
        )))}
      </span>
    </div>
  );
}

/** What decides between neighbours and the text does not say; an answer ranks anew and can be taken back. */
export function DecidingQuestions() {
  const { paste } = useDesk();
  const answered = useStore(paste.store, (state) => state.answered);
  const open = useStore(paste.store, (state) => state.found?.questions) ?? [];
  // One list: a question keeps its place on the screen's tree, and the keyboard with it, when it is answered.
  const all: QuestionProps[] = [
    ...answered.map((question) => ({ question, chosen: question.option, hasDigits: false })),
    ...open.map((question, index) => ({ question, chosen: null, hasDigits: index === 0 })),
  ];
  if (all.length === 0) return null;
  return (
    <section className="deciding-questions" aria-label="Questions that decide">
      {all.map((one) => (
        <Question key={one.question.text} {...one} />
      ))}
    </section>
  );
}
