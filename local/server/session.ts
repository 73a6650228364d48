/**
 * What a page that opens later must know of what happened before: executions that run, questions that wait, trouble
 * with the file. It listens to the host and passes events on to the open pages.
 */
import type { Answer, ExecutionResult, Host, HostEvent, Question } from '../host';
import type { EventStreams } from './event-stream';
import type { Views } from './views';
import type { Failure, PageEvent, RunningExecution } from './wire';

const NO_DETAILS: Failure = { name: 'Error', message: 'Действие прервано.', details: '' };

/** The error of a failed execution, in the page's words; null where it succeeded. */
export function failureOf(result: ExecutionResult | undefined): Failure | null {
  if (!result || result.ok) return null;
  if (!result.error) return NO_DETAILS;
  const { name, message, stack } = result.error;
  return { name, message, details: [stack ?? '', ...result.log].filter((part) => part !== '').join('\n') };
}

export class Session {
  private readonly running = new Map<string, RunningExecution>();
  private readonly questions = new Map<string, Question>();
  private currentTrouble: string | null = null;
  private isSaved = true;
  private readonly unsubscribe: () => void;

  /** @param frameOrigin where views are served; known once the servers listen */
  constructor(
    private readonly host: Host,
    private readonly streams: EventStreams,
    private readonly views: Views,
    private readonly frameOrigin: () => string,
  ) {
    this.unsubscribe = host.on((event) => {
      for (const told of this.take(event)) streams.send(told);
    });
  }

  get state(): {
    running: RunningExecution[];
    questions: Question[];
    trouble: string | null;
    saved: boolean;
  } {
    return {
      running: [...this.running.values()],
      questions: [...this.questions.values()],
      trouble: this.currentTrouble,
      saved: this.isSaved,
    };
  }

  /** Passes an answer on; false where nobody asks any more (another page answered, or the execution ended). */
  answer(questionId: string, answer: Answer): boolean {
    if (!this.questions.delete(questionId)) return false;
    this.host.answer(questionId, answer);
    this.streams.send({ type: 'answered', questionId });
    return true;
  }

  /** Ends an execution; false where it does not run. */
  stop(executionId: string): boolean {
    if (!this.running.has(executionId)) return false;
    this.host.stop(executionId);
    return true;
  }

  close(): void {
    this.unsubscribe();
  }

  /** Notes what an event changes, and says what the pages should hear. */
  private take(event: HostEvent): PageEvent[] {
    switch (event.type) {
      case 'changed':
        this.isSaved = false;
        return [event];
      case 'saved':
        this.isSaved = true;
        this.currentTrouble = null;
        return [event];
      case 'trouble':
        this.currentTrouble = event.message;
        return [event];
      case 'question':
        this.questions.set(event.question.id, event.question);
        return [event];
      case 'view': {
        const { kind, title, width, height } = event.view;
        const url = this.frameOrigin() + this.views.add(event.view);
        return [{ type: 'view', view: { kind, title, width, height, url } }];
      }
      case 'execution':
        return event.state === 'started' ? [this.started(event)] : this.ended(event);
      case 'toast':
      case 'activate':
        return [event];
    }
  }

  private started(event: { id: string; functionName: string }): PageEvent {
    const execution = { id: event.id, functionName: event.functionName, startedAt: Date.now() };
    this.running.set(event.id, execution);
    return { type: 'started', execution };
  }

  /** With the last execution go the questions that nobody waits for any more. */
  private ended(event: { id: string; functionName: string; result?: ExecutionResult }): PageEvent[] {
    this.running.delete(event.id);
    const told: PageEvent[] = [
      { type: 'ended', id: event.id, functionName: event.functionName, failure: failureOf(event.result) },
    ];
    if (this.running.size === 0) {
      for (const questionId of this.questions.keys()) told.push({ type: 'answered', questionId });
      this.questions.clear();
    }
    return told;
  }
}
