/**
 * The page's calls to its server. The token of the launch stands in the part of the address that browsers keep to
 * themselves; it travels in a header only.
 */
import type { ErrorReply, Letter, PageEvent, PageState, Requests, RunReply, SheetsReply } from '../server/wire';

const TOKEN_HEADER = 'x-launch-token';

/** The server said no. `status` is the HTTP status, `message` is for the person. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export class Api {
  constructor(private readonly token: string) {}

  state(): Promise<PageState> {
    return this.read<PageState>('/api/state');
  }

  /** Some sheets, or all of them. */
  sheets(ids?: readonly number[]): Promise<SheetsReply> {
    return this.read<SheetsReply>(ids ? `/api/sheets?ids=${ids.join(',')}` : '/api/sheets');
  }

  letters(): Promise<Letter[]> {
    return this.read<Letter[]>('/api/letters');
  }

  async file(): Promise<Blob> {
    return (await this.request('/api/file')).blob();
  }

  run(functionName: string): Promise<RunReply> {
    return this.post('/api/run', { functionName }) as Promise<RunReply>;
  }

  rpc(functionName: string, args: readonly unknown[]): Promise<RunReply> {
    return this.post('/api/rpc', { functionName, args }) as Promise<RunReply>;
  }

  async post<Path extends keyof Requests>(path: Path, body: Requests[Path]): Promise<unknown> {
    const response = await this.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  /**
   * Hands on the server's events until the stream ends; throws where it could not be opened.
   * EventSource cannot send the token's header, hence the reading by hand.
   */
  async events(take: (event: PageEvent) => void, signal: AbortSignal): Promise<void> {
    const response = await this.request('/api/events', { signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    while (reader) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + value).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) take(JSON.parse(part.slice(6)) as PageEvent);
    }
  }

  private async read<T>(path: string): Promise<T> {
    return (await (await this.request(path)).json()) as T;
  }

  private async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), [TOKEN_HEADER]: this.token };
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit' });
    } catch (cause) {
      throw new Unreachable('Нет связи с программой.', { cause });
    }
    if (response.ok) return response;
    throw new Refused(response.status, await refusalText(response));
  }
}

async function refusalText(response: Response): Promise<string> {
  try {
    return ((await response.json()) as ErrorReply).error.message;
  } catch {
    return 'Программа не ответила.';
  }
}
