/**
 * Sizes that the page and its server agree on: the page says no in words, the server says no to anybody.
 */

/** The largest file of a plan, in bytes; a scanned order of a school stays far below. */
export const MAX_PLAN_BYTES = 20 * 1024 * 1024;
