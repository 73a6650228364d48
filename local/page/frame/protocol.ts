/**
 * Messages between the page and the add-on's HTML, which lives in a frame of another origin.
 */

export type FromFrame =
  | { readonly kind: 'run'; readonly id: number; readonly functionName: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'height'; readonly pixels: number }
  | { readonly kind: 'width'; readonly pixels: number }
  | { readonly kind: 'focus-editor' };

export type ToFrame =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly kind: 'reply';
      readonly id: number;
      readonly ok: false;
      readonly name: string;
      readonly message: string;
    };
