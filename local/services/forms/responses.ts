/** Responses of a form, and the answers in them. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { FormResponseRecord } from '../../document/host-state';
import { refuseLacking } from '../lacking';
import { Exception, call } from '../port';

type Answer = FormResponseRecord['answers'][number];
type GItem = GoogleAppsScript.Forms.Item;

export interface AnswerHandle extends GoogleAppsScript.Forms.ItemResponse {}
export class AnswerHandle {
  constructor(
    private readonly item: unknown,
    readonly wire: Answer,
  ) {}

  getItem(): GItem {
    return this.item as GItem;
  }
  getResponse(): string | string[] | string[][] {
    return this.wire.response as string | string[] | string[][];
  }
}
refuseLacking(AnswerHandle, 'Forms.ItemResponse');

type Draft = Omit<FormResponseRecord, 'id' | 'at'> & Partial<Pick<FormResponseRecord, 'id' | 'at'>>;

export interface ResponseHandle extends GoogleAppsScript.Forms.FormResponse {}
export class ResponseHandle {
  constructor(
    private readonly form: string,
    private facts: Draft,
    /** Items of the form by id; an answer to a removed item has none. */
    private readonly items: ReadonlyMap<number, unknown>,
  ) {}

  getId(): string {
    return this.facts.id ?? '';
  }
  getTimestamp(): GoogleAppsScript.Base.Date {
    return (this.facts.at === undefined ? null : new Date(this.facts.at)) as unknown as GoogleAppsScript.Base.Date;
  }
  getRespondentEmail(): string {
    return this.facts.email;
  }
  getEditResponseUrl(): string {
    return `https://docs.google.com/forms/d/${this.form}/viewform?edit2=${this.getId()}`;
  }
  /** Answers to items that still are, blank ones left out, as in Apps Script. */
  getItemResponses(): AnswerHandle[] {
    return this.facts.answers
      .filter((answer) => this.items.has(answer.itemId) && answer.response !== '')
      .map((answer) => new AnswerHandle(this.items.get(answer.itemId), answer));
  }
  getResponseForItem(item: GItem): AnswerHandle {
    const answer = this.facts.answers.find((each) => each.itemId === item.getId());
    return (answer && answer.response !== '' ? new AnswerHandle(item, answer) : null) as AnswerHandle;
  }
  withItemResponse(answer: GoogleAppsScript.Forms.ItemResponse): this {
    if (!(answer instanceof AnswerHandle))
      throw new Exception("The parameters don't match the method signature for FormApp.FormResponse.withItemResponse.");
    const others = this.facts.answers.filter((each) => each.itemId !== answer.wire.itemId);
    this.facts = { ...this.facts, answers: [...others, answer.wire] };
    return this;
  }
  submit(): ResponseHandle {
    const { answers, email } = this.facts;
    const { responses } = call('FormResponse.submit', 'forms.responses', { id: this.form, submit: { answers, email } });
    const [made] = responses;
    if (!made) throw new Exception('The response was not accepted.');
    return new ResponseHandle(this.form, made, this.items);
  }
}
refuseLacking(ResponseHandle, 'Forms.FormResponse');
