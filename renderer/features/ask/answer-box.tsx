import { CircleHelp, Copy, FileQuestion, Mail, MessageSquareText, type LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { AskAnswer } from '../../../electron/contract/index.ts';
import { commandOf, runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { answerBoxId, focusSearchField } from '../../app/focus.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { factsShown, sourcesOf } from './ask-store.ts';
import { followAnswer } from './ask-commands.ts';
import './ask.css';

const heads: Readonly<Record<AskAnswer['state'], readonly [icon: LucideIcon, words: string]>> = {
  answered: [MessageSquareText, 'Answer'],
  'not-loaded': [FileQuestion, 'Not loaded'],
  needs: [CircleHelp, 'Which code do you mean?'],
  'not-understood': [CircleHelp, 'Not understood'],
};

/** Above the results: what the catalog says to a question, from which files, and the pages that say more. */
export function AnswerBox() {
  const desk = useDesk();
  const answer = useStore(desk.asking.store, (state) => state.answer);
  const [key = ''] = commandOf('ask.open').keys;
  if (answer === null) return null;
  const [Icon, head] = heads[answer.state];
  const facts = factsShown(answer);
  const sources = sourcesOf(facts);

  /** The arrows go from link to link, and below the last one back to the field. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next = buttons.findIndex((one) => one === document.activeElement) + steps;
    if (next >= buttons.length) focusSearchField(false);
    else buttons[Math.max(0, next)]?.focus();
  }

  return (
    <section id={answerBoxId} className="answer-box" aria-label={head} data-state={answer.state} onKeyDown={onKeyDown}>
      <h3 className="answer-head">
        <Icon className="icon" size={14} aria-hidden /> {head}
      </h3>
      {/* Asked back: the codes to choose from are the links. */}
      {answer.state !== 'needs' && <p className="answer-words">{answer.answer}</p>}
      {facts.length > 0 && (
        <dl className="answer-facts">
          {facts.map(({ label, value, source }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>
                {value} <sup className="answer-number">{sources.indexOf(source) + 1}</sup>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {answer.follow.length > 0 && (
        <ul className="answer-follow" aria-label="Go on">
          {answer.follow.map((follow, index) => (
            <li key={follow.text}>
              <Button look="link" onPress={() => followAnswer(desk, follow)}>
                {follow.text}
              </Button>
              {index === 0 && <kbd>{shortcutLabel(key, isMac)}</kbd>}
            </li>
          ))}
        </ul>
      )}
      {sources.length > 0 && (
        <ol className="answer-sources" aria-label="Sources">
          {sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ol>
      )}
      <span className="answer-actions">
        <Button look="quiet" place="answer-action" aria-label="Copy the answer with its sources" onPress={() => runCommand(desk, 'ask.copy')}>
          <Copy className="icon" size={14} aria-hidden />
        </Button>
        <Button look="quiet" place="answer-action" aria-label="Ask somebody: a mail draft with the question" onPress={() => runCommand(desk, 'ask.mail')}>
          <Mail className="icon" size={14} aria-hidden />
        </Button>
      </span>
    </section>
  );
}

